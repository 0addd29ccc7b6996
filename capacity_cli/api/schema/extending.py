"""The schema of a document that may extend another one and may have variants.

Such a file may leave out what the other one has, and so may a variant; only what a list holds must be whole, since a
list replaces another one.
"""

from capacity_cli.api.schema.definitions import Schema, resolved
from capacity_cli.api.schema.document_schema import NEEDS

_OF_FILES = ("extends", "variants")


def extendable(schema: Schema) -> Schema:
    """The same schema for a document that may extend another one and may have variants."""
    parts = schema["$defs"]
    needs = _needs(schema, parts)
    whole = {key: value for key, value in schema.items() if key not in {*NEEDS, "$defs"}}
    listed = _in_lists(schema, parts)
    relaxed = {key: part if key in listed else _relaxed(part) for key, part in parts.items()}
    changeable = {key: {"$ref": f"#/properties/{key}"} for key in schema["properties"] if key not in _OF_FILES}
    relaxed["change"] = {
        "description": "What a variant changes: any part of a scenario.",
        "type": "object",
        "properties": changeable,
        "additionalProperties": False,
    }
    variants = {**schema["properties"]["variants"], "additionalProperties": {"$ref": "#/$defs/change"}}
    return {
        **whole,
        "properties": {**schema["properties"], "variants": variants},
        "if": {"required": ["extends"]},
        "else": needs,
        "$defs": relaxed,
    }


def _needs(schema: Schema, parts: dict[str, Schema]) -> Schema:
    """What must be there, without anything else."""
    part = resolved(schema, parts)
    alternatives = part.get("anyOf", ()) if part.get("type") != "object" else ()
    for each in alternatives:
        if "$ref" in each:
            return _needs(each, parts)
    if part.get("type") != "object":
        return {}
    below = {key: needed for key, each in part.get("properties", {}).items() if (needed := _needs(each, parts))}
    of_values = part["additionalProperties"]
    every = _needs(of_values, parts) if isinstance(of_values, dict) else {}
    return {
        **{key: part[key] for key in NEEDS if key in part},
        **({"properties": below} if below else {}),
        **({"additionalProperties": every} if every else {}),
    }


def _relaxed(part: Schema) -> Schema:
    return {key: value for key, value in part.items() if part.get("type") != "object" or key not in NEEDS}


def _in_lists(schema: Schema, parts: dict[str, Schema]) -> set[str]:
    """The names of the parts that lists hold; a list replaces another one and is therefore whole."""
    properties = [each for part in (schema, *parts.values()) for each in part.get("properties", {}).values()]
    return {each["items"]["$ref"].rpartition("/")[2] for each in properties if "$ref" in each.get("items", {})}
