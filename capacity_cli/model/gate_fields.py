"""The field types of what a gate goes by beside checks: codes of findings, reasons and ages."""

from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from capacity_cli.model.fields import text_form

Age = Annotated[
    str,
    PlainValidator(text_form(r"[0-9]{1,5}d", "form.age", "180d")),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,5}d$"}),
]
"""An age in days, `180d`."""
Reason = Annotated[
    str,
    PlainValidator(text_form(r"(?s)(?=.*\S).{1,200}", "form.reason", '"moves to Pro in December"')),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 200, "pattern": r"\S"}),
]
"""A reason: a text of 1 to 200 characters, not only blanks."""
FindingName = Annotated[
    str,
    PlainValidator(text_form(r"[A-Z]{3}[0-9]{3}", "form.finding", "LIM001")),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}),
]
"""The code of a finding, `LIM001`."""
