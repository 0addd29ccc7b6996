"""A baseline: what fails already, written to be committed, so that a gate fails only on what is new or worse.

It holds no line and no wording. Figures have 12 decimals: one that is equal to that many is the same.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from capacity_cli.model.fields import BaselineFormat, Model, Percent, text_form
from capacity_cli.model.gate_fields import FindingName
from capacity_cli.model.metrics import Known, Metric
from capacity_cli.model.numbers import round_half_up

ENDLESS = "endless"
"""What stands for a figure that has no end."""

_DECIMALS = 12
_FIGURE = r"-?[0-9]{1,400}(?:\.[0-9]{1,12})?|endless"

Figure = Annotated[
    str,
    PlainValidator(text_form(_FIGURE, "form.figure", "1.2")),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{_FIGURE})$"}),
]
"""A figure with at most 12 decimals, or `endless`."""


class KnownFinding(Model):
    """A finding of level error that is there already."""

    code: FindingName
    """Its code."""
    about: str
    """What it is about: the path in the scenario, and the names in its message."""
    measure: Figure | None = None
    """The figure by which it gets worse, such as the headroom or the percentage of a limit; none if it has none."""


class KnownScenario(Model):
    """What is known of a scenario or variant."""

    file: str
    """Its file, from the folder of the baseline, with slashes."""
    variant: str | None = None
    """Its variant."""
    checks: dict[str, Figure]
    """The figures of its checks, by metric."""
    findings: tuple[KnownFinding, ...]
    """Its findings of level error."""


class Baseline(Model):
    """What fails already."""

    format: BaselineFormat
    """The version of this format."""
    scenarios: tuple[KnownScenario, ...]
    """The scenarios, by file and variant."""


class Tolerance(Model):
    """How much worse than the baseline a figure may be."""

    tolerance: Percent
    """The share of the baseline's figure."""


def figure_of(metric: Metric | None) -> str | None:
    """What a baseline holds of a metric; none if nothing is known of it."""
    if metric is None:
        return None
    if metric.known is Known.ENDLESS:
        return ENDLESS
    if metric.value is None:
        return None
    text = f"{round_half_up(metric.value, _DECIMALS):f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def metric_of(figure: str) -> Metric:
    """The metric that a baseline holds the figure of."""
    return Metric(Known.ENDLESS) if figure == ENDLESS else Metric(Known.EXACTLY, Fraction(Decimal(figure)))
