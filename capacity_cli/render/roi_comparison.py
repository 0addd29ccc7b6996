"""Two returns side by side for programs: what the JSON of `capacity roi` holds of them, and the same as CSV."""

from collections.abc import Iterable, Sequence
from typing import Any

from capacity_cli.model.metrics import Metric
from capacity_cli.model.roi_comparison import Compared, RoiComparison
from capacity_cli.render.csv_answer import written
from capacity_cli.render.json_answer import number, roi_json
from capacity_cli.render.text.texts import Texts

_HEADINGS = ("base_file", "base_variant", "file", "variant", "metric", "base", "other", "difference")


def comparison_entry(each: RoiComparison) -> dict[str, Any]:
    """A comparison as the JSON has it."""
    base, other = each.base.answer, each.other.answer
    return {
        "base_file": base.file,
        "base_variant": base.variant,
        "file": other.file,
        "variant": other.variant,
        "figures": [_figure(figure) for figure in each.figures],
    }


def comparison_json(comparisons: Sequence[RoiComparison], texts: Texts) -> str:
    """The document of `capacity roi --compare`: the returns of all, and the comparisons."""
    answers = [comparisons[0].base, *(each.other for each in comparisons)]
    return roi_json(answers, texts, [comparison_entry(each) for each in comparisons])


def comparison_csv(comparisons: Iterable[RoiComparison], _texts: Texts) -> str:
    """A row for each figure of each comparison."""
    entries = [comparison_entry(each) for each in comparisons]
    rows = ([*list(each.values())[:-1], *figure.values()] for each in entries for figure in each["figures"])
    return written([_HEADINGS, *rows])


def _figure(figure: Compared) -> dict[str, Any]:
    apart = figure.difference
    return {
        "metric": figure.metric,
        "base": _value(figure.base),
        "other": _value(figure.other),
        "difference": None if apart is None else number(apart, figure.kind),
    }


def _value(found: Metric) -> Any:
    return None if found.figure is None else number(found.figure, found.kind)
