"""Showing: one vendor's price list in full, on a date, under every choice that is left open."""

from dataclasses import dataclass

from capacity_cli.api.prices.choosing import chosen
from capacity_cli.api.prices.editions import named_list
from capacity_cli.api.prices.reading import read_list
from capacity_cli.documents.refused import Refused
from capacity_cli.model.catalogue.showing import shown_list
from capacity_cli.model.catalogue.shown import ShownList
from capacity_cli.model.names import unknown_name
from capacity_cli.model.problems import Place, Problem, ProblemCode, in_order


@dataclass(frozen=True, slots=True)
class ShowRequest:
    """What is asked for, as the command line says it."""

    name: str
    """`[EDITION/]VENDOR[/PLAN]`, or a file."""
    prices: str | None = None
    """The edition or folder of a vendor that is named alone; the newest that ships if it is not given."""
    region: str | None = None
    """The region; every one if it is not given."""
    switches: tuple[str, ...] = ()
    """`NAME=VALUE` each: switches, and whatever else values depend on."""
    as_of: str | None = None
    """The date; the newest day on which a source of the edition was read if it is not given."""


def shown(request: ShowRequest) -> ShownList:
    """The price list; raises `Refused` with every problem."""
    problems: list[Problem] = []
    picks = chosen(request.region, request.switches, problems)
    if problems:
        raise Refused(problems)
    named = named_list(request.name, request.prices, request.as_of)
    read = read_list(named.file, request.as_of or named.newest, picks, other_dates=True)
    plans = read.listed.prices.plans
    if named.plan is not None and named.plan not in plans:
        raise Refused([unknown_name("kind.plan", named.plan, plans, place=Place(request.name, None, None))])
    undated = {gap.problem.place: gap.problem for gap in read.listed.gaps if gap.problem.code is ProblemCode.NOT_DATED}
    if undated:
        raise Refused(in_order(undated.values()))
    return shown_list(read, named.plan)
