"""The price lists that ship: figures with sources and dates, meters with titles, price tables with an open end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from capacity_cli.documents.bundled import bundled
from capacity_cli.documents.dates import boundaries
from capacity_cli.documents.editions import read_edition
from capacity_cli.documents.nodes import plain
from capacity_cli.documents.price_lists import PriceListFile, read_price_list
from capacity_cli.documents.selection import Selection
from capacity_cli.model.fields import Model
from capacity_cli.model.prices.plan import VendorPlan
from capacity_cli.model.prices.price_list import PriceList, TaxRule
from capacity_cli.model.prices.trigger import DialectEntry

FILES = sorted(bundled("pricing").glob("*/*.yaml"))
FIGURES = ("price", "charges", "credits", "limits", "capabilities", "triggers", "switches", "tax")
each_list = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")


def read(path: Path) -> PriceListFile:
    return read_price_list(str(path), path.read_bytes())


def on_every_date(path: Path) -> Iterator[PriceList]:
    file = read(path)
    for as_of in [file.newest, *boundaries(file.node)]:
        yield file.taken(Selection(as_of)).listed.prices


def figures(part: Any, where: str) -> Iterator[tuple[str, str | None]]:
    """The source of each part of a list that has to name one, by where it stands."""
    if isinstance(part, Model):
        of_whole = isinstance(part, DialectEntry)  # its trigger names one
        unknown = isinstance(part, TaxRule) and part.rate is None
        if "source" in type(part).model_fields and not (of_whole or unknown):
            yield where, getattr(part, "source")  # noqa: B009  the models that have one are many
        for name in type(part).model_fields:
            if name in FIGURES or not isinstance(part, PriceList | VendorPlan):
                yield from figures(getattr(part, name), f"{where}.{name}")
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from figures(value, f"{where}.{key}")
    elif isinstance(part, tuple):
        for number, value in enumerate(part):
            yield from figures(value, f"{where}[{number}]")


def stated(listed: PriceList) -> dict[str, str | None]:
    whole = dict(figures(listed, ""))
    for name, plan in listed.plans.items():
        whole |= dict(figures(plan, name))
    return whole


@each_list
def test_it_is_valid_on_every_date_and_under_every_choice(path: Path) -> None:
    read(path).validate()


@each_list
def test_every_figure_names_its_source(path: Path) -> None:
    for listed in on_every_date(path):
        assert [where for where, source in stated(listed).items() if source is None] == []


@each_list
def test_every_source_is_used(path: Path) -> None:
    file = read(path)
    text = str(plain(file.node))
    declared = file.taken(Selection(file.newest)).listed.prices.sources
    assert [name for name in declared if f"'source': '{name}'" not in text] == []


@each_list
def test_a_list_says_what_it_is_and_declares_its_meters(path: Path) -> None:
    for listed in on_every_date(path):
        assert (listed.vendor, listed.edition) == (path.stem, path.parent.name)
        assert listed.title
        named = set[str]().union(*(plan.meters for plan in listed.plans.values()))
        summed = {part for meter in listed.meters.values() for part in meter.sum_of}
        used = {meter for trigger in listed.triggers.values() for meter in trigger.footprint}
        assert set(listed.meters) >= named | summed | used


@each_list
def test_every_tier_table_is_open_at_the_end(path: Path) -> None:
    for listed in on_every_date(path):
        tables = [charge.tiers for plan in listed.plans.values() for charge in plan.charges if charge.tiers]
        assert all(tiers[-1].up_to is None for tiers in tables)


def test_the_edition_of_the_guides_holds_four_vendors_and_is_dated_by_its_sources() -> None:
    edition = read_edition(bundled("pricing") / "guide", "guide")
    assert (edition.name, edition.newest) == ("guide", "2026-11-01")
    assert list(edition.lists) == ["bkend", "coolsms", "supabase", "vercel"]


@pytest.mark.parametrize("edition", ["guide", "2026-11"])
def test_no_price_of_bkend_is_known_and_none_is_zero(edition: str) -> None:
    listed = read(bundled("pricing") / edition / "bkend.yaml").taken(Selection()).listed.prices
    assert {plan.price.amount for plan in listed.plans.values()} == {None}


@pytest.mark.parametrize("edition", ["guide", "2026-11"])
def test_names_of_environments_of_ones_own_come_with_growth(edition: str) -> None:
    listed = read(bundled("pricing") / edition / "bkend.yaml").taken(Selection()).listed.prices
    names = {name: plan.capabilities.environment_names for name, plan in listed.plans.items()}
    assert {name: each and each.value for name, each in names.items()} == {
        "free": ("dev",), "starter": ("dev", "staging", "prod"), "growth": None, "enterprise": None,
    }  # fmt: skip
