"""Each command names what writes its answer by its place: all of them are there."""

from collections.abc import Mapping
from importlib import import_module

import pytest

from capacity_cli.cli import diff, forecast, plan, recommend, reporting, roi, solve
from capacity_cli.cli.options import CheckFormat, ReportFormat

ALL: tuple[Mapping[CheckFormat, str] | Mapping[ReportFormat, str], ...] = (
    reporting.WRITERS, diff.WRITERS, forecast.WRITERS, plan.PLANS, plan.EXPLAINED, recommend.RECOMMENDATIONS,
    recommend.LADDERS, roi.RETURNS, roi.COMPARISONS, solve.WRITERS,
)  # fmt: skip


@pytest.mark.parametrize("place", sorted({place for writers in ALL for place in writers.values()}))
def test_a_writer_is_where_a_command_looks_for_it(place: str) -> None:
    module, _, name = place.partition(":")
    assert callable(getattr(import_module(f"capacity_cli.render.{module}"), name))


@pytest.mark.parametrize("writers", ALL)
def test_every_format_has_a_writer(writers: Mapping[str, str]) -> None:
    assert set(writers) in ({*ReportFormat}, {*CheckFormat})
