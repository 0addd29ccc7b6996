"""The schema of a scenario whose schedule and batch size may be read from files of the service's repository.

Their model has plain values only: a reference is followed before a scenario is validated.
"""

from collections.abc import Mapping

from capacity_cli.api.schema.definitions import Schema, dashed
from capacity_cli.api.schema.document_schema import document_schema
from capacity_cli.documents.reference_forms import BatchReference, ScheduleReference
from capacity_cli.model.fields import Model

_REFERENCES: Mapping[str, type[Model]] = {"schedule": ScheduleReference, "batch_size": BatchReference}
"""The keys of the scheduler, and what may stand in the place of their values."""


def referring(schema: Schema) -> Schema:
    """The same schema for a document that may refer to files."""
    parts = dict(schema["$defs"])
    scheduler = parts["scheduler"]
    properties = dict(scheduler["properties"])
    for key, form in _REFERENCES.items():
        whole = document_schema(form)
        parts |= {**whole.pop("$defs"), dashed(form.__name__): whole}
        described = {"description": properties[key]["description"]}
        plain = {word: value for word, value in properties[key].items() if word not in described}
        properties[key] = {**described, "anyOf": [{"$ref": f"#/$defs/{dashed(form.__name__)}"}, plain]}
    return {**schema, "$defs": {**parts, "scheduler": {**scheduler, "properties": properties}}}
