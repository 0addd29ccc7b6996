"""The price lists that ship: figures with sources and dates, meters with titles, price tables with an open end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from capacity_cli.documents.bundled import bundled
from capacity_cli.documents.editions import read_edition, read_price_list
from capacity_cli.model.prices.price_list import PriceList

FILES = sorted(bundled("pricing").glob("*/*.yaml"))


def read(path: Path) -> PriceList:
    return read_price_list(str(path), path.read_bytes())


def sources(listed: PriceList) -> Iterator[tuple[str, str | None]]:
    """The source of each figure of a list, by where it stands."""
    for name, plan in listed.plans.items():
        yield f"{name} price", plan.price.source
        yield from ((f"{name} charge {charge.meter}", charge.source) for charge in plan.charges)
        yield from ((f"{name} limit {limit.meter}", limit.source) for limit in plan.limits)
        if plan.capabilities.function_max_seconds is not None:
            yield f"{name} function time", plan.capabilities.function_max_seconds.source
    yield from ((f"trigger {name}", trigger.source) for name, trigger in listed.triggers.items())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_figure_names_its_source_and_every_source_is_used(path: Path) -> None:
    listed = read(path)
    stated = dict(sources(listed))
    assert [where for where, source in stated.items() if source is None] == []
    assert set(listed.sources) == set(stated.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_list_says_what_it_is_and_declares_its_meters(path: Path) -> None:
    listed = read(path)
    assert (listed.vendor, listed.edition) == (path.stem, path.parent.name)
    assert listed.title
    assert set(listed.meters) == set[str]().union(*(plan.meters for plan in listed.plans.values()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_tier_table_is_open_at_the_end(path: Path) -> None:
    tables = [charge.tiers for plan in read(path).plans.values() for charge in plan.charges if charge.tiers]
    assert all(tiers[-1].up_to is None for tiers in tables)


def test_the_edition_of_the_guides_holds_four_vendors_and_is_dated_by_its_sources() -> None:
    edition = read_edition(bundled("pricing") / "guide", "guide")
    assert (edition.name, edition.as_of) == ("guide", "2026-11-01")
    assert list(edition.lists) == ["bkend", "coolsms", "supabase", "vercel"]


def test_no_price_of_bkend_is_known_and_none_is_zero() -> None:
    edition = read_edition(bundled("pricing") / "guide", "guide")
    assert {plan.price.amount for plan in edition.lists["bkend"].plans.values()} == {None}
