"""The JSON Schemas of the answers, from the classes of the results: the same fields and kinds that the writer goes by.

Every key is always there, in this order, and there are no others.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from capacity_cli.api.schema.definitions import Definitions, Schema, name_of
from capacity_cli.api.schema.field_docs import class_doc, field_docs
from capacity_cli.model.leaves import Leaf, Unlimited, key_of, leaf_of

_PATTERNS = {
    Leaf.RATIO: r"^-?[0-9]+(\.[0-9]{0,3}[1-9])?$",
    Leaf.MONEY: r"^-?[0-9]+(\.[0-9]+)?$",
    Leaf.QUANTITY: r"^-?[0-9]+(\.[0-9]*[1-9])?$",
    Leaf.PERCENT: r"^-?[0-9]+\.[0-9]$",
}
_SCALARS: Mapping[Any, str] = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


def answer_schema(name: str, listed: str, entry: tuple[type, ...], more: tuple[type, ...]) -> Schema:
    """The schema of a command's answer: a list of entries, each made of the fields of some classes, and more fields."""
    parts = Definitions()
    entries = {
        "description": "An entry for each file and variant, in order.",
        "type": "array",
        "items": _record(entry, parts),
    }
    properties = {
        "schema": {"description": "The version of this format.", "const": name},
        listed: entries,
        **_record(more, parts)["properties"],
    }
    return {**_object(properties, list(properties)), "$defs": parts.parts}


def record_schema(name: str, owner: type) -> Schema:
    """The schema of an answer that is one map: the version, then the fields of a class."""
    parts = Definitions()
    properties = {
        "schema": {"description": "The version of this format.", "const": name},
        **_record((owner,), parts)["properties"],
    }
    return {**_object(properties, list(properties)), "$defs": parts.parts}


def _record(owners: tuple[type, ...], parts: Definitions) -> Schema:
    """The fields of some classes in one map; a field that a later class has, too, is the later one's."""
    found = {each.name.rstrip("_"): (each, owner) for owner in owners for each in fields(owner)}  # `from_` is `from`
    shown = {key: each for key, each in found.items() if leaf_of(each[0].type) is not Leaf.HIDDEN}
    properties = {key_of(key): _field(field, owner, parts) for key, (field, owner) in shown.items()}
    return _object(properties, [key_of(key) for key, (field, _) in shown.items() if not _may_miss(field)])


def _object(properties: Schema, required: list[str]) -> Schema:
    needed = {"required": required} if required else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": False}


def _may_miss(field: Field[Any]) -> bool:
    return field.default is not MISSING


def _field(field: Field[Any], owner: type, parts: Definitions) -> Schema:
    schema = _value(field.type, parts)
    if _may_miss(field) and "anyOf" in schema:
        [schema] = [each for each in schema["anyOf"] if each != {"type": "null"}]
    return {"description": field_docs(owner)[field.name], **schema}


def _value(hint: Any, parts: Definitions) -> Schema:
    """The schema of a value of this type."""
    if get_origin(hint) in (Union, UnionType):
        return {"anyOf": [_value(each, parts) for each in get_args(hint)]}
    kind = leaf_of(hint)
    if kind is not None:
        return parts.refer(kind.value, kind, lambda: _number(kind))
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0], parts)}
    if get_origin(hint) is Mapping:
        return {"type": "object", "additionalProperties": _value(get_args(hint)[1], parts)}
    return _class(hint, parts)


def _class(hint: Any, parts: Definitions) -> Schema:
    if hint is Unlimited:
        return {"const": Unlimited.UNLIMITED.value}
    if is_dataclass(hint):
        owner: Any = hint
        return parts.refer(name_of(owner), owner, lambda: {"description": class_doc(owner), **_record((owner,), parts)})
    if issubclass(hint, Enum):
        return parts.choice(hint)
    return {"type": _SCALARS[hint]}


def _number(kind: Leaf) -> Schema:
    pattern = _PATTERNS.get(kind)
    form = {"type": "number"} if pattern is None else {"type": "string", "pattern": pattern}
    return {"description": field_docs(Leaf)[kind.name], **form}
