"""Quoting: from a price list, a plan and quantities to what they cost."""

import os
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from pydantic_core import PydanticCustomError

from capacity_cli.documents.bundled import bundled, shipped_editions
from capacity_cli.documents.editions import read_price_list
from capacity_cli.documents.files import read_bytes
from capacity_cli.documents.refused import Refused
from capacity_cli.model.fields import amount_from
from capacity_cli.model.names import unknown_name
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word
from capacity_cli.model.quote import Quote, quote, quote_problems


def quoted(price_list: str, plan: str, usage: Iterable[str]) -> Quote:
    """What a plan of a price list costs for a usage, `METER=QUANTITY` each; raises `Refused` with every problem."""
    problems: list[Problem] = []
    quantities: dict[str, Decimal] = {}
    for text in usage:
        try:
            meter, quantity = _usage(text)
        except Refused as refused:
            problems.extend(refused.problems)
        else:
            quantities[meter] = EXACT.add(quantities.get(meter, Decimal(0)), quantity)
    prices = named_price_list(price_list)
    problems.extend(_placed(problem) for problem in quote_problems(prices, plan, quantities))
    if problems:
        raise Refused(problems)
    return quote(prices, plan, quantities)


def named_price_list(name: str) -> PriceList:
    """The price list of a file, or of an edition that ships: `edition/vendor`."""
    edition, _, vendor = name.partition("/")
    if edition in shipped_editions() and not os.path.exists(name):  # noqa: PTH110  it takes any name
        folder = bundled("pricing") / edition
        vendors = sorted(path.stem for path in folder.glob("*.yaml"))
        if vendor not in vendors:
            raise Refused([unknown_name("kind.vendor", vendor, vendors, place=Place(name, None, None))])
        shown = f"pricing/{edition}/{vendor}.yaml"
        return read_price_list(shown, read_bytes(folder / f"{vendor}.yaml", shown=shown))
    return read_price_list(name, read_bytes(name))


def _usage(text: str) -> tuple[str, Decimal]:
    option = Place(f"--usage {text}", None, None)
    meter, equals, quantity = text.partition("=")
    if not equals or not meter.strip():
        values = {"found": text, "expected": Word("form.usage"), "example": "alimtalk=60000"}
        raise Refused([Problem(ProblemCode.BAD_FORM, values, place=option)])
    try:
        return meter.strip(), amount_from(quantity)
    except PydanticCustomError as error:
        raise Refused([Problem(ProblemCode(error.type), error.context or {}, place=option)]) from None


def _placed(problem: Problem) -> Problem:
    option = "--plan" if problem.values["kind"] == "kind.plan" else "--usage"
    return replace(problem, place=Place(f"{option} {problem.values['name']}", None, None))
