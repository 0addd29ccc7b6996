"""The schema of a document whose values may depend on a choice or on a date, beside being plain.

Such a value is `{by: region, …}` with a value for each choice, or a list of values with `effective_from` and
`effective_to`; an entry of a plan's list may carry such dates itself.
"""

from collections.abc import Mapping
from typing import Any

from capacity_cli.api.schema.definitions import Schema

_DATES = {
    "effective_from": {"description": "The first day on which it holds.", "type": "string", "format": "date"},
    "effective_to": {"description": "The first day on which it no longer holds.", "type": "string", "format": "date"},
}
_ENTRIES = ("charge", "credit", "limit")
_VARYING: Mapping[str, tuple[str, ...]] = {
    "vendor-plan": ("price",),
    "plan-fee": ("amount",),
    "charge": (
        "included", "unit_price", "tiers", "mode", "package", "percent", "base_fee", "minimum", "maximum",
    ),
    "allowance": ("amount",),
    "tier": ("unit_price", "flat_fee"),
    "package": ("size", "price"),
    "credit": ("amount",),
    "limit": ("limit", "per", "on_exceed"),
    "sourced-positive": ("value",),
    "sourced-ceiling": ("value",),
    "sourced-allowed": ("value",),
    "sourced-features": ("value",),
    "tax-rule": ("rate", "applies"),
    "trigger": ("shortest", "window", "overlap", "max_run_seconds"),
}  # fmt: skip


def varying(schema: Schema) -> Schema:
    """The same schema for a document whose prices, limits and capabilities may vary."""
    parts = dict(schema["$defs"])
    for name, keys in {**_VARYING, "capabilities": tuple(parts["capabilities"]["properties"])}.items():
        properties = {key: _varied(each) if key in keys else each for key, each in parts[name]["properties"].items()}
        parts[name] = {**parts[name], "properties": {**properties, **(_DATES if name in _ENTRIES else {})}}
    return {**schema, "$defs": parts}


def _varied(schema: Schema) -> Schema:
    """A value as it is, by a choice, or by date, and each of these by the other."""
    outside: Schema = {key: schema[key] for key in ("description", "default") if key in schema}
    plain = {key: value for key, value in schema.items() if key not in outside}
    return {
        **outside,
        "anyOf": [plain, _by_choice({"anyOf": [plain, _dated(plain)]}), _dated({"anyOf": [plain, _by_choice(plain)]})],
    }


def _by_choice(value: Schema) -> Schema:
    named: dict[str, Any] = {"by": {"type": "string"}, "default": {"type": "string"}}
    return {"type": "object", "required": ["by"], "properties": named, "additionalProperties": value}


def _dated(value: Schema) -> Schema:
    dates = {key: {"type": "string", "format": "date"} for key in _DATES}
    entry = {
        "type": "object",
        "properties": {"value": value, **dates},
        "anyOf": [{"required": [key]} for key in ("value", *_DATES)],
    }
    return {"type": "array", "minItems": 1, "items": entry}
