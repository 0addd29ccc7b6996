"""Measures: each is a figure that a message of its finding has, so that a baseline can keep it."""

from decimal import Decimal
from fractions import Fraction

import pytest

from capacity_cli.model.findings import Finding, FindingCode
from capacity_cli.model.measures import MEASURES, measured, worst
from capacity_cli.model.metrics import Known, Metric
from capacity_cli.model.problems import DayOfMonth, Phrase, Word
from capacity_cli.render.text.texts import catalog, subject_of


def exactly(number: str) -> Metric:
    return Metric(Known.EXACTLY, Fraction(number))


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        (FindingCode.OVER_CAPACITY, {"headroom": Fraction(18, 25)}, exactly("0.72")),
        (FindingCode.LIMIT_BROKEN, {"percent": Decimal(130)}, exactly("130")),
        (FindingCode.LIMIT_BROKEN, {"percent": "∞"}, Metric(Known.ENDLESS)),
        (FindingCode.LIMIT_USED_UP, {"day": DayOfMonth(13)}, exactly("13")),
        (FindingCode.LIMIT_USED_UP, {"day": Phrase("day.of_period", {"day": 13})}, exactly("13")),
        (FindingCode.STARTS_LATE, {"window": Word("table.unknown")}, None),
        (FindingCode.OVER_CAPACITY, {}, None),
        (FindingCode.NO_RUNS, {"schedule": "* * * * *"}, None),
    ],
)
def test_a_measure_is_the_exact_figure_of_the_message(
    code: FindingCode, value: dict[str, Fraction | Decimal | str | Phrase], expected: Metric | None
) -> None:
    assert measured(Finding(code, (), value)) == expected


@pytest.mark.parametrize(("code", "expected"), [(FindingCode.LIMIT_BROKEN, "130"), (FindingCode.OVER_CAPACITY, "-1")])
def test_the_worst_is_the_largest_or_the_smallest(code: FindingCode, expected: str) -> None:
    assert worst(code, tuple(map(exactly, ("110", "130", "-1")))) == exactly(expected)
    assert worst(code, ()) is None
    assert worst(code, (exactly("1"), Metric(Known.ENDLESS))) == Metric(Known.ENDLESS)


@pytest.mark.parametrize("code", [code for code in MEASURES if code is not FindingCode.BALANCE_LOW])
def test_a_measure_is_a_value_that_the_message_names(code: FindingCode) -> None:
    key = f"finding.{code}"
    assert all(f"{{{MEASURES[code].value}" in text for text in catalog(subject_of(key))[key])
