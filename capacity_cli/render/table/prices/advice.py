"""What a vendor advises, in words: savings that it claims, stages, environments and indexes.

Each piece of advice is a name and some lines, so that it can stand in a table or among what changes on a date.
"""

from collections.abc import Iterator

from capacity_cli.model.catalogue.advising import StageEntry
from capacity_cli.model.catalogue.entries import AdviceEntry
from capacity_cli.render.table.prices.page import Page
from capacity_cli.render.text.texts import ALL_DECIMALS


def stage_lines(page: Page, stage: StageEntry) -> Iterator[tuple[str, list[str]]]:
    """What a plan is meant for, what to do on it, and what to have done before."""
    yield page.texts("prices.stage.title"), [page.words(stage.title)]
    for key, advice in (("prices.stage.advice", stage.advice), ("prices.stage.checklist", stage.checklist)):
        if advice:
            yield page.texts(key), [page.words(each) for each in advice]


def optimizations(page: Page) -> Iterator[tuple[str, AdviceEntry, list[str]]]:
    """The ways to use less: what each is called, and what it saves of which meters."""
    for way in page.shown.optimizations:
        low, high = (page.texts.number(share * 100, ALL_DECIMALS) for share in (way.low, way.high))
        name = page.texts("prices.heading", title=page.words(way.title), name=way.name)
        saved = page.texts("prices.saves", low=low, high=high, meters=", ".join(map(page.meter, way.meters)))
        yield name, way, [saved]


def environments(page: Page) -> Iterator[tuple[str, AdviceEntry, list[str]]]:
    """The environments that the vendor knows, with the database cluster of each."""
    for environment in page.shown.environments:
        yield page.texts.plain(environment.name), environment, [page.words(environment.cluster)]


def indexes(page: Page) -> Iterator[tuple[str, AdviceEntry, list[str]]]:
    """What to do about indexes, by the number of stored documents."""
    for index in page.shown.documents:
        yield page.texts("prices.documents_from", count=page.number(index.at_least)), index, [page.words(index.advice)]
