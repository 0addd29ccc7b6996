"""The triggers of a price list: which schedules they take, and how their runs start and end."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from capacity_cli.model.catalogue.entries import PlanDuration, TriggerEntry
from capacity_cli.render.table.layout import below, facts
from capacity_cli.render.table.prices.page import Page

TAKES = (
    "nicknames", "seconds", "last_day", "last", "nearest_weekday", "nth_weekday", "question_mark", "start_with_step",
    "years",
)  # fmt: skip
"""The switches of a dialect that are named where they are on."""


def print_triggers(out: Console, page: Page, triggers: Sequence[TriggerEntry]) -> None:
    """Print each trigger with what is known of it."""
    for number, trigger in enumerate(triggers):
        if number:
            out.print()
        name = page.texts("prices.heading", title=trigger.title or trigger.name, name=trigger.name)
        out.print(Text(f"  {page.under(trigger.validity, name)}{page.mark(trigger.source)}"))
        below(out, facts(out, ((f"  {label}", Text("\n".join(lines))) for label, lines in _facts(page, trigger))))


def trigger_lines(page: Page, trigger: TriggerEntry) -> list[str]:
    """What is known of a trigger, a line for each thing."""
    return [f"{label}: {line}" for label, lines in _facts(page, trigger) for line in lines]


def _facts(page: Page, trigger: TriggerEntry) -> Iterator[tuple[str, list[str]]]:
    texts = page.texts
    yield texts("prices.expression"), [", ".join(_expression(page, trigger)) + page.mark(trigger.dialect_source)]
    if trigger.shortest:
        yield texts("prices.shortest"), [_by_plan(page, each) for each in trigger.shortest]
    if trigger.refusals:
        yield texts("prices.refusal"), [_of_plan(page, each.plan, texts.plain(each.text)) for each in trigger.refusals]
    yield from _punctuality(page, trigger)
    if trigger.overlap is not None:
        yield texts("prices.overlap"), [texts(f"overlap.{trigger.overlap}")]
    if trigger.max_run_seconds is not None:
        yield texts("prices.ends_after"), [page.time(trigger.max_run_seconds)]
    if trigger.footprint:
        yield texts("prices.uses"), list(_uses(page, trigger))
    if trigger.jobs_meter is not None:
        yield texts("prices.registered"), [page.meter(trigger.jobs_meter)]
    if trigger.notes:
        yield texts("prices.notes"), [page.words(note) for note in trigger.notes]


def _punctuality(page: Page, trigger: TriggerEntry) -> Iterator[tuple[str, list[str]]]:
    """How far a run keeps to its time, and whether there is one for each."""
    texts = page.texts
    if trigger.window:
        yield texts("prices.window"), [_by_plan(page, each) for each in trigger.window]
    if trigger.may_miss or trigger.may_double:
        yield texts("prices.delivery"), [texts(_delivery(trigger))]
    if trigger.often_late:
        yield texts("prices.delay"), [texts("prices.often_late")]


def _delivery(trigger: TriggerEntry) -> str:
    """The key of what may become of a run that is due."""
    if trigger.may_miss and trigger.may_double:
        return "delivery.may_do_both"
    return "delivery.may_miss" if trigger.may_miss else "delivery.may_double"


def _expression(page: Page, trigger: TriggerEntry) -> Iterator[str]:
    dialect = trigger.dialect
    yield page.texts("prices.fields", fields=dialect.fields)
    yield page.texts("prices.names.yes" if dialect.names else "prices.names.no")
    yield page.texts(f"prices.both_days.{dialect.both_days}")
    yield page.texts("prices.weekday_7.yes" if dialect.weekday_7 else "prices.weekday_7.no")
    yield from (page.texts(f"prices.takes.{name}") for name in TAKES if getattr(dialect, name))
    yield page.texts(f"prices.zone.{trigger.zones}", zone=page.texts.plain(dialect.zone))


def _by_plan(page: Page, duration: PlanDuration) -> str:
    time = page.time(duration.seconds)
    return time if duration.plan is None else _of_plan(page, duration.plan, time)


def _of_plan(page: Page, plan: str, value: str) -> str:
    title = next((each.title for each in page.shown.plans if each.name == plan and each.title), plan)
    return f"{page.texts.plain(title)}: {value}"


def _uses(page: Page, trigger: TriggerEntry) -> Iterator[str]:
    for use in trigger.footprint:
        yield page.texts(f"prices.use.{use.per}", amount=page.number(use.amount), unit=page.meter(use.meter))
