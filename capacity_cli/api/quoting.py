"""Quoting: from a price list, a plan and quantities to what they cost."""

import os
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from pydantic_core import PydanticCustomError

from capacity_cli.api.prices.choosing import chosen, pair, refused_option
from capacity_cli.documents.bundled import bundled, shipped_editions
from capacity_cli.documents.files import read_bytes
from capacity_cli.documents.price_lists import PriceListFile, read_price_list
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.selection import Selection
from capacity_cli.model.names import unknown_name
from capacity_cli.model.numbers import exact
from capacity_cli.model.problems import Place, Problem, ProblemCode
from capacity_cli.model.quote import Quote, quote, quote_problems
from capacity_cli.model.scenario import Service
from capacity_cli.model.units import Measured, in_unit, measured_from


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
    written = _usage(request, problems)
    picks = chosen(request.region, request.switches, problems)
    file = named_price_list(price_list)
    as_of = request.as_of or file.newest
    try:
        listed = file.taken(Selection(as_of, picks)).listed
    except Refused as refused:
        raise Refused([*problems, *refused.problems]) from None
    usage = {meter: _sum(quantities, listed.prices.unit_of(meter)) for meter, quantities in written.items()}
    terms: dict[str, Any] = {**picks, "plan": request.plan, "seats": request.seats, "usage": usage}
    service = Service.model_construct(**terms)
    problems.extend(_placed(problem, request) for problem in quote_problems(listed, service))
    if problems:
        raise Refused(problems)
    return quote(listed, service, request.days, as_of)


def _usage(request: QuoteRequest, problems: list[Problem]) -> dict[str, list[Measured]]:
    """The quantities as they are written, by meter."""
    usage: dict[str, list[Measured]] = {}
    for text in request.usage:
        try:
            meter, value = pair(text, "form.usage", "alimtalk=60000")
            usage.setdefault(meter, []).append(measured_from(value))
        except PydanticCustomError as error:
            problems.append(refused_option(f"--usage {text}", error))
    return usage


def _sum(quantities: list[Measured], unit: str) -> Measured:
    """The quantities of one meter together; the first that does not convert, so that it is told."""
    converted = [in_unit(each, unit) for each in quantities]
    known = [each for each in converted if each is not None]
    if len(quantities) == 1 or len(known) < len(quantities):
        return next((each for each, found in zip(quantities, converted, strict=True) if found is None), quantities[0])
    return Measured(exact(sum((Fraction(each) for each in known), Fraction(0))))


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
            option = _option("--usage", request.usage, meter, problem)
        case ("region",):
            option = f"--region {request.region}"
        case (name,):
            option = _option("--switch", request.switches, name, problem)
        case _:
            option = "--region" if problem.values.get("key") == "region" else "--switch"
    return replace(problem, place=Place(option, None, None), source=None)


def _option(option: str, texts: tuple[str, ...], name: object, problem: Problem) -> str:
    """The option as it was given for a name; of several the one whose value is told."""
    given = [text for text in texts if text.partition("=")[0].strip() == name]
    told = [text for text in given if problem.values.get("found", "") in text]
    return f"{option} {(told or given or [''])[0]}".rstrip()
