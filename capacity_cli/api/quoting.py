"""Quoting: from a price list, a plan and quantities to what they cost."""

import os
from dataclasses import dataclass, replace
from typing import Any

from pydantic_core import PydanticCustomError

from capacity_cli.documents.bundled import bundled, shipped_editions
from capacity_cli.documents.files import read_bytes
from capacity_cli.documents.price_lists import PriceListFile, read_price_list
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.selection import Selection
from capacity_cli.model.names import unknown_name
from capacity_cli.model.numbers import EXACT
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word, refusal
from capacity_cli.model.quote import Quote, quote, quote_problems
from capacity_cli.model.scenario import Service
from capacity_cli.model.units import Measured, measured_from


@dataclass(frozen=True, slots=True)
class QuoteRequest:
    """What is asked for, as the command line says it."""

    plan: str
    """The plan."""
    usage: tuple[str, ...] = ()
    """`METER=QUANTITY` each; a quantity may carry a unit."""
    region: str | None = None
    """The region, where prices depend on one."""
    switches: tuple[str, ...] = ()
    """`NAME=VALUE` each: switches, and whatever else prices depend on."""
    as_of: str | None = None
    """The date for which prices hold; the newest day on which a source was read if it is not given."""
    days: int = 30
    """The days of the period, for limits of a day."""
    seats: int = 1
    """How many seats are paid for."""


def quoted(price_list: str, request: QuoteRequest) -> Quote:
    """What a plan of a price list costs for a usage; raises `Refused` with every problem."""
    problems: list[Problem] = []
    usage = _usage(request, problems)
    chosen = _chosen(request, problems)
    file = named_price_list(price_list)
    as_of = request.as_of or file.newest
    listed = file.taken(Selection(as_of, chosen)).listed
    terms: dict[str, Any] = {**chosen, "plan": request.plan, "seats": request.seats, "usage": usage}
    service = Service.model_construct(**terms)
    problems.extend(_placed(problem, request) for problem in quote_problems(listed, service))
    if problems:
        raise Refused(problems)
    return quote(listed, service, request.days, as_of)


def _usage(request: QuoteRequest, problems: list[Problem]) -> dict[str, Measured]:
    """The quantities by meter; those of one meter add up."""
    usage: dict[str, Measured] = {}
    for text in request.usage:
        option = f"--usage {text}"
        try:
            meter, value = _pair(text, "form.usage", "alimtalk=60000")
            quantity = measured_from(value)
            usage[meter] = _sum(usage[meter], quantity, meter) if meter in usage else quantity
        except PydanticCustomError as error:
            problems.append(_refused(option, error))
    return usage


def _chosen(request: QuoteRequest, problems: list[Problem]) -> dict[str, str]:
    """The region, switches and other choices by name."""
    chosen = {} if request.region is None else {"region": request.region}
    for text in request.switches:
        option = f"--switch {text}"
        try:
            name, value = _pair(text, "form.switch", "spend_cap=off")
            if name in Service.model_fields:
                raise refusal(ProblemCode.BAD_FORM, found=text, expected=Word("form.switch"), example="spend_cap=off")
            chosen[name] = value
        except PydanticCustomError as error:
            problems.append(_refused(option, error))
    return chosen


def _pair(text: str, expected: str, example: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise refusal(ProblemCode.BAD_FORM, found=text, expected=Word(expected), example=example)
    return name.strip(), value.strip()


def _sum(before: Measured, quantity: Measured, meter: str) -> Measured:
    if before.unit != quantity.unit:
        raise refusal(ProblemCode.WRONG_UNIT, found=quantity.unit or "–", unit=before.unit or "–", meter=meter)
    return Measured(EXACT.add(before.number, quantity.number), quantity.unit)


def _refused(option: str, error: PydanticCustomError) -> Problem:
    return Problem(ProblemCode(error.type), error.context or {}, place=Place(option, None, None))


def named_price_list(name: str) -> PriceListFile:
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


def _placed(problem: Problem, request: QuoteRequest) -> Problem:
    """The problem at the option that it is about."""
    if problem.place is not None and problem.code is not ProblemCode.NEEDS_CHOICE:
        return problem
    match problem.path[2:]:
        case ("plan",):
            option = f"--plan {request.plan}"
        case ("usage", meter):
            option = next((f"--usage {text}" for text in request.usage if text.startswith(str(meter))), "--usage")
        case ("region",):
            option = f"--region {request.region}"
        case (name,):
            option = next((f"--switch {text}" for text in request.switches if text.startswith(str(name))), "--switch")
        case _:
            option = "--region" if problem.values.get("key") == "region" else "--switch"
    return replace(problem, place=Place(option, None, None), source=None)
