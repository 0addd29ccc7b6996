"""The JSON Schemas of the documents that people write: scenario and price list, from their models."""

from enum import Enum
from typing import Any, get_args, get_origin

from capacity_cli.api.schema.definitions import Definitions, Schema, dashed, name_of
from capacity_cli.api.schema.document_keys import (
    Key,
    bare,
    further_keys,
    keys_of,
    kind_doc,
    kind_name,
    leaf_schema,
    model_in,
    short_keys,
    short_value,
    words_in,
)
from capacity_cli.api.schema.field_docs import class_doc
from capacity_cli.api.schema.model_rules import AT_LEAST_ONE, EXACTLY_ONE, TOGETHER
from capacity_cli.model.fields import Model

NEEDS = ("required", "oneOf", "anyOf", "dependentRequired")
"""The words with which the schema of a map says what must be there."""


def document_schema(model: type[Model]) -> Schema:
    """The schema of a model and of everything below it."""
    parts = Definitions()
    whole = _map(model, parts)
    return {**whole, "$defs": parts.parts} if parts.parts else whole


def _map(model: type[Model], parts: Definitions) -> Schema:
    keys = keys_of(model)
    schema: Schema = {
        "description": class_doc(model),
        "type": "object",
        "properties": {key.name: _property(key, parts) for key in keys},
        "additionalProperties": _further(model, parts),
        "required": [key.name for key in keys if key.needed],
        "oneOf": [{"required": [each]} for each in EXACTLY_ONE.get(model, ())],
        "anyOf": [{"required": [each]} for each in AT_LEAST_ONE.get(model, ())],
        "dependentRequired": {
            each: [other for other in TOGETHER[model] if other != each] for each in TOGETHER.get(model, ())
        },
    }
    return {key: value for key, value in schema.items() if key not in NEEDS or value}


def _further(model: type[Model], parts: Definitions) -> Schema | bool:
    """What may stand under names of the user's own."""
    hint = further_keys(model)
    return False if hint is None else _value(get_args(hint)[1], parts) or True


def _property(key: Key, parts: Definitions) -> Schema:
    default = {} if key.default is None else {"default": key.default}
    return {"description": key.doc, **_value(key.hint, parts), **default}


def _value(hint: Any, parts: Definitions) -> Schema:
    """The schema of a value of this type."""
    plain, model = bare(hint), model_in(hint)
    if model is not None:
        whole = parts.refer(name_of(model), model, lambda: _map(model, parts))
        short = [{"enum": list(words_in(hint))}] if words_in(hint) else []
        hints = {each.name: each.hint for each in keys_of(model)}
        short.extend(_value(hints[key], parts) for key in short_keys(hint))
        return {"anyOf": [*short, whole]} if short else whole
    if get_origin(plain) is dict:
        of_key, of_value = (_value(each, parts) for each in get_args(plain))
        names = {} if of_key == {"type": "string"} else {"propertyNames": of_key}
        named = {"type": "object", **names, "additionalProperties": of_value or True}
        return {"anyOf": [of_value, named]} if short_value(hint) else named
    if get_origin(plain) is tuple:
        return {"type": "array", "items": _value(get_args(plain)[0], parts)}
    if isinstance(plain, type) and issubclass(plain, Enum):
        return parts.choice(plain)
    kind = kind_name(hint)
    if kind is None:
        return leaf_schema(hint)
    described = {"description": kind_doc(kind), **leaf_schema(hint)}
    return parts.refer(dashed(kind), kind, lambda: described)
