"""What every part of a shown price list needs: its words, its currency, its names, and a mark for each source.

A mark stands behind each figure, and the list of sources says what it means.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from capacity_cli.model.catalogue.advising import WordsEntry
from capacity_cli.model.catalogue.entries import Entry
from capacity_cli.model.catalogue.shown import MeterEntry, ShownList, ShownPlan, entries
from capacity_cli.model.catalogue.varying import Validity
from capacity_cli.model.catalogue.written import whole_units
from capacity_cli.model.leaves import Unlimited
from capacity_cli.model.units import is_measure
from capacity_cli.render.text.texts import ALL_DECIMALS, Language, Texts


@dataclass(frozen=True, slots=True)
class Page:
    """A price list that is being shown."""

    texts: Texts
    """The words."""
    shown: ShownList
    """The list."""
    marks: Mapping[str, int]
    """The number of each source that something shown rests on."""
    meters: Mapping[str, MeterEntry]
    """The meters that the list declares, by name."""

    def mark(self, source: str | None) -> str:
        """The mark of a source, to stand behind a figure."""
        number = None if source is None else self.marks.get(source)
        return "" if number is None else f" [{number}]"

    def price(self, amount: Decimal | Fraction | None) -> str:
        """A price in the list's currency."""
        if amount is None:
            return self.texts("table.unknown")
        return self.texts.price(amount, self.shown.currency, ALL_DECIMALS)

    def number(self, value: int | Decimal | Fraction | Unlimited | None) -> str:
        """A quantity that may be unlimited or unknown."""
        if isinstance(value, Unlimited):
            return self.texts("table.unlimited")
        return self.texts("table.unknown") if value is None else self.texts.number(value, ALL_DECIMALS)

    def plan(self, plan: ShownPlan) -> str:
        """A plan's name as people write it."""
        return self.texts.plain(plan.title or plan.name)

    def meter(self, name: str) -> str:
        """A meter's name as people say it."""
        return self.texts.plain(self.meters[name].title if name in self.meters else name)

    def measured(self, name: str) -> str:
        """A meter's name with its unit, if that is one of measure, such as GB, and no mere word for what is counted."""
        unit = self.unit(name)
        return f"{self.meter(name)}, {unit}" if is_measure(unit) else self.meter(name)

    def unit(self, meter: str) -> str:
        """What one of a meter is called; an empty text if the list does not say."""
        return self.texts.plain(self.meters[meter].unit) if meter in self.meters else ""

    def words(self, words: WordsEntry) -> str:
        """A text of the list in the reader's language."""
        return self.texts.plain(words.ko if self.texts.language is Language.KO else words.en)

    def time(self, seconds: Decimal) -> str:
        """A length of time."""
        count, unit = whole_units(seconds)
        if count == 1:
            return self.texts(f"prices.time.{unit}")
        return self.texts(f"prices.time.{unit}s", count=self.number(count))

    def under(self, validity: Validity, value: str) -> str:
        """A value behind what must be chosen for it."""
        options = " · ".join(", ".join(map(self.texts.plain, each)) for each in validity.when.values())
        if not options:
            return value
        shown = f"{options} {self.texts('prices.default')}" if validity.default else options
        return f"{shown}: {value}"

    def span(self, validity: Validity) -> str:
        """The dates between which something holds; an empty text if it always does."""
        first, end = validity.effective_from, validity.effective_to
        last = None if end is None else (date.fromisoformat(end) - timedelta(days=1)).isoformat()
        if first is None:
            return "" if last is None else self.texts("prices.until", last=last)
        if last is None:
            return self.texts("prices.from", first=first)
        return self.texts("prices.between", first=first, last=last)


def page_of(shown: ShownList, texts: Texts) -> Page:
    """The page of a list."""
    beside = {switch.source for switch in shown.switches} | {note.source for note in shown.notes}
    dialects = {trigger.dialect_source for trigger in shown.triggers}
    used = {entry.source for entry in entries(shown)} | beside | dialects
    named = [source.name for source in shown.sources if source.name in used]
    marks = {name: number for number, name in enumerate(named, start=1)}
    return Page(texts, shown, marks, {meter.name: meter for meter in shown.meters})


def cell(page: Page, values: Sequence[tuple[Entry, Sequence[str]]]) -> str:
    """The values of one figure, each in some lines with its source behind it; a dash if there are none."""
    lines: list[str] = []
    for entry, (first, *others) in values:
        own = [page.under(entry.validity, first), *others, *filter(None, [page.span(entry.validity)])]
        lines.extend([*own[:-1], own[-1] + page.mark(entry.source)])
    return "\n".join(lines) or page.texts("table.none")
