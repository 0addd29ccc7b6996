"""Reads YAML as an editor does that checks a file against a schema: by the core schema of YAML 1.2."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""


class _Core(yaml.SafeLoader):
    """`no`, `010`, `19:30`, `1_000` and dates are texts or numbers here as in YAML 1.2, not as in 1.1."""


_Core.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", "~nN"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), list(_first))


def as_an_editor(path: Path) -> Any:
    """The document of a file."""
    return yaml.load(path.read_text(encoding="utf-8"), _Core)  # noqa: S506  a safe loader, with fewer types
