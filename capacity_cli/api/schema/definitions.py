"""The named parts of a JSON Schema: each class of the program becomes one, whose name is the class's in lower case.

A class that is named `PeriodEntry` in the program is `period` in the schema: `Entry` only tells two classes apart here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

from capacity_cli.api.schema.field_docs import choice_doc

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, or a part of one."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema in which all of ours are written."""


@dataclass(slots=True)
class Definitions:
    """The parts of one schema, made as they are first referred to."""

    parts: dict[str, Schema] = field(default_factory=dict)
    """The parts by name, in the order in which they are met."""
    _owners: dict[str, object] = field(default_factory=dict)

    def refer(self, name: str, owner: object, make: Callable[[], Schema]) -> Schema:
        """A reference to the part of that name; raises ValueError if another class has the name."""
        if self._owners.setdefault(name, owner) is not owner:
            raise ValueError(name)
        if name not in self.parts:
            self.parts[name] = {}
            self.parts[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def choice(self, owner: type[Enum]) -> Schema:
        """A reference to the part that lists the members of an enum."""
        return self.refer(name_of(owner), owner, lambda: choice_schema(owner))


def choice_schema(owner: type[Enum]) -> Schema:
    """The members of an enum and what they mean."""
    return {"description": choice_doc(owner), "type": "string", "enum": [member.value for member in owner]}


def name_of(owner: type) -> str:
    """The name of a class in a schema: `RoundingRule` is `rounding-rule`, `BurstEntry` is `burst`."""
    return dashed(owner.__name__.removesuffix("Entry"))


def dashed(name: str) -> str:
    """A name in lower case, its words joined by dashes."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def resolved(part: Schema, parts: dict[str, Schema]) -> Schema:
    """What a reference refers to; any other schema as it is."""
    return parts[part["$ref"].rpartition("/")[2]] if "$ref" in part else part
