"""Formulas and figures of an explanation as people write them: 60,000 × ₩15 = ₩900,000."""

from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from capacity_cli.model.explanation.node import Explanation, Form, Operation
from capacity_cli.model.metrics import Known
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.numbers import Exact, round_half_up
from capacity_cli.render.text.texts import Texts

_ENDLESS_DECIMALS = 4  # of a number that does not end; one that does has all its digits
_FEW_DECIMALS = 2
_MOST_DECIMALS = 12
_MOST_TERMS = 12
_WRITTEN = {
    Operation.SUM: ("", " + ", ""),
    Operation.DIFFERENCE: ("", " − ", ""),
    Operation.PRODUCT: ("", " × ", ""),
    Operation.POWER: ("", " ^ ", ""),
    Operation.QUOTIENT: ("", " ÷ ", ""),
    Operation.PERCENTAGE: ("100 × ", " ÷ ", ""),
    Operation.WHOLE_TIMES: ("⌊", " ÷ ", "⌋"),
    Operation.STARTED_TIMES: ("⌈", " ÷ ", "⌉"),
    Operation.BEYOND: ("max(", " − ", ", 0)"),
    Operation.MINIMUM: ("min(", ", ", ")"),
    Operation.MAXIMUM: ("max(", ", ", ")"),
}
"""What stands before, between and behind the figures of a formula."""
_ROUNDED = {
    RoundingMode.HALF_UP: "explain.rounded_half_up",
    RoundingMode.HALF_EVEN: "explain.rounded_half_even",
    RoundingMode.UP: "explain.rounded_up",
    RoundingMode.DOWN: "explain.rounded_down",
}


def figure_text(texts: Texts, explanation: Explanation) -> str:
    """A figure; a lower bound is marked as such."""
    figure = explanation.figure
    if isinstance(figure, str):
        return texts.shown(figure)
    if figure is None:
        return _no_figure(texts, explanation)
    shown = _number(texts, explanation, figure)
    return texts("table.at_least", amount=shown) if explanation.known is Known.AT_LEAST else shown


def _no_figure(texts: Texts, explanation: Explanation) -> str:
    if explanation.known is not Known.ENDLESS:
        return texts("table.unknown")
    return texts("table.unlimited" if explanation.operation is Operation.GIVEN else "table.endless")


def _number(texts: Texts, explanation: Explanation, figure: Exact) -> str:
    """The figure with all its digits; one without end is cut, and shows it."""
    decimals, more = (_MOST_DECIMALS, "") if isinstance(figure, Decimal) else (_ENDLESS_DECIMALS, "…")
    match explanation.form:
        case Form.MONEY:
            shown = texts.price(figure, explanation.currency or "", decimals)
        case Form.SHARE:
            shown = f"{texts.number(figure * 100, decimals)} %"
        case Form.NUMBER | Form.TEXT:
            near = (round_half_up(figure, _FEW_DECIMALS),) if more else ()
            shown = texts.number(figure, decimals, near)  # 1.999998… is not taken for 2
        case _:
            assert_never(explanation.form)
    return f"{shown}{more}"


def equation(texts: Texts, explanation: Explanation) -> str:
    """A formula with its figure, or the figure alone where no formula says more than it."""
    figure, says = figure_text(texts, explanation), formula(texts, explanation)
    return f"{says} = {figure}" if says else figure


def formula(texts: Texts, explanation: Explanation) -> str:
    """How the figure comes from its parts, with their figures; an empty text where no formula says more than it."""
    terms = [figure_text(texts, part) for part in explanation.parts]
    if explanation.rounding is not None:
        return texts(_ROUNDED[explanation.rounding], amount=terms[0], step=terms[1])
    if explanation.operation not in _WRITTEN or (explanation.operation is Operation.SUM and len(terms) == 1):
        return ""
    opening, between, closing = _WRITTEN[explanation.operation]
    return f"{opening}{between.join(_few(list(map(_apart, terms))))}{closing}"


def _apart(term: str) -> str:
    """A term as it stands behind a sign."""
    return f"({term})" if term.startswith("-") else term


def _few(terms: Sequence[str]) -> Sequence[str]:
    """The terms, of very many the first ones and the last."""
    return terms if len(terms) <= _MOST_TERMS else [*terms[: _MOST_TERMS - 2], "…", terms[-1]]
