"""A recommendation as rows of texts: verdict, configurations side by side, steps, undecided ones, and the proof."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from capacity_cli.model.findings import FindingCode
from capacity_cli.model.numbers import Exact
from capacity_cli.model.recommend.answer import BrokenEntry, Configured, RecommendAnswer, Verdict
from capacity_cli.model.recommend.certificate import Family
from capacity_cli.model.recommend.ladder import LadderAnswer
from capacity_cli.render.rows.figures import times
from capacity_cli.render.sentences import place_text
from capacity_cli.render.text.texts import Texts

_CODES = frozenset(FindingCode)


def verdict(each: RecommendAnswer, texts: Texts) -> Iterator[tuple[str, str]]:
    """How the search ended, and what is broken as the scenario stands."""
    yield texts("recommend.verdict"), _ended(each, texts)
    for at, one in enumerate(each.recommendation.broken):
        yield texts("recommend.breaks_now") if not at else "", broken(one, texts)


def _ended(each: RecommendAnswer, texts: Texts) -> str:
    found = each.recommendation
    if found.verdict is not Verdict.CHANGE or found.recommended is None:
        return texts(f"recommend.{found.verdict}")
    effects = [step.move.effect for step in each.steps]
    known = [effect for effect in effects if effect is not None]
    whole = sum(known, Decimal(0)) if len(known) == len(effects) else None
    return texts(
        "recommend.change" if whole != 0 else "recommend.change_free",
        count=len(each.steps), total=cost(found.recommended, each, texts),
        before=cost(found.current, each, texts), effect=effect_text(whole, each, texts),
    )  # fmt: skip


def cost(found: Configured, each: RecommendAnswer | LadderAnswer, texts: Texts) -> str:
    """What a configuration costs, as a lower bound where that is not known."""
    if found.total is None:
        return texts("table.unknown")
    amount = texts.money(found.total, each.answer.setting.scenario.currency)
    return amount if found.complete else texts("table.at_least", amount=amount)


def effect_text(effect: Decimal | None, each: RecommendAnswer, texts: Texts) -> str:
    """What a change adds to the cost."""
    if effect is None:
        return texts("table.unknown")
    amount = texts.money(effect, each.answer.setting.scenario.currency)
    return amount if effect < 0 else texts("recommend.free") if not effect else f"+{amount}"


def configuration_headings(each: RecommendAnswer, texts: Texts) -> tuple[str, ...]:
    """A column for the scenario as it stands, and one beside it."""
    found = each.recommendation
    beside = ("recommend.best",) if found.recommended else ("recommend.near",) if found.nearest else ()
    return ("", texts("recommend.now"), *map(texts, beside))


def configuration_rows(each: RecommendAnswer, texts: Texts) -> Iterator[tuple[str, ...]]:
    """Each value of both, what they carry and what they cost."""
    found = each.recommendation
    both = [one for one in (found.current, found.recommended or found.nearest) if one is not None]
    yield texts("recommend.batch_size"), *(texts.number(one.batch_size) for one in both)
    yield texts("recommend.schedule"), *(texts.plain(one.schedule) for one in both)
    if len({one.concurrency for one in both}) > 1:
        yield texts("recommend.concurrency"), *(_at_once(one.concurrency, texts) for one in both)
    if len({one.memory_gb for one in both}) > 1:
        yield texts("recommend.memory"), *(_memory(one.memory_gb, texts) for one in both)
    for vendor in found.current.plans:
        yield texts("recommend.plan", vendor=vendor), *(texts.plain(one.plans[vendor]) for one in both)
    for vendor in dict.fromkeys(name for one in both for name in one.regions):
        names = (texts.plain(one.regions.get(vendor, "")) or texts("table.none") for one in both)
        yield texts("recommend.region", vendor=vendor), *names
    yield texts("table.messages_per_day"), *(texts.number(one.messages_per_day) for one in both)
    yield texts("table.headroom"), *(times(texts, one.headroom) for one in both)
    yield texts("recommend.cost"), *(cost(one, each, texts) for one in both)


def _at_once(concurrency: int | None, texts: Texts) -> str:
    return texts("recommend.whole_batch") if concurrency is None else texts.number(concurrency)


def _memory(memory_gb: Exact | int | None, texts: Texts) -> str:
    return texts("recommend.memory_of_plan") if memory_gb is None else texts.number(memory_gb)


def _gigabytes(memory_gb: Exact | int | None, texts: Texts) -> str:
    """The memory with its unit, where no heading says it."""
    shown = _memory(memory_gb, texts)
    return shown if memory_gb is None else texts("recommend.gigabytes", number=shown)


def step_headings(texts: Texts) -> tuple[str, ...]:
    """Value, change, cost and place."""
    return tuple(map(texts, ("recommend.value", "recommend.change_heading", "recommend.effect", "recommend.where")))


def step_rows(each: RecommendAnswer, texts: Texts) -> Iterator[tuple[str, ...]]:
    """Each value to change, with the line of its place: a column would not fit beside a long name."""
    for step in each.steps:
        move, place = step.move, place_text(texts, step.place._replace(column=None))
        before = texts("table.none") if move.before is None else move.before
        yield (
            texts.plain(".".join(map(str, move.path))),
            texts("recommend.from_to", before=before, after=move.after),
            effect_text(move.effect, each, texts),
            place if step.entry is None else texts("recommend.entry", place=place, entry=step.entry),
        )


def open_headings(texts: Texts) -> tuple[str, ...]:
    """Plans, schedule, batch size and what is known of the cost."""
    keys = ("recommend.plans", "recommend.schedule", "recommend.batch_size", "recommend.at_least")
    return tuple(map(texts, keys))


def open_rows(each: RecommendAnswer, texts: Texts) -> Iterator[tuple[str, ...]]:
    """Each configuration of which an unknown price decides; the plans that differ from the present ones."""
    currency, now = each.answer.setting.scenario.currency, each.recommendation.current
    for one in each.recommendation.undecided:
        changed = {vendor: plan for vendor, plan in one.plans.items() if plan != now.plans[vendor]}
        amount = texts("table.unknown") if one.total is None else texts.money(one.total, currency)
        plans = named(changed or one.plans, texts)
        yield plans, texts.plain(one.schedule), _size(one, now, texts), amount


def _size(one: Configured, now: Configured, texts: Texts) -> str:
    """The batch size of a configuration, with the jobs at the same time and the memory that differ from the present."""
    size = texts.number(one.batch_size)
    if one.concurrency != now.concurrency:
        size = texts("recommend.sizes_at_once", sizes=size, numbers=_at_once(one.concurrency, texts))
    if one.memory_gb != now.memory_gb:
        size = texts("recommend.sizes_memory", sizes=size, memories=_gigabytes(one.memory_gb, texts))
    return size


def named(plans: Mapping[str, str], texts: Texts) -> str:
    """Vendors with their plans."""
    return ", ".join(texts.plain(f"{vendor} {plan}") for vendor, plan in plans.items())


def family_headings(texts: Texts) -> tuple[str, ...]:
    """What belongs to a family, what it breaks, and how many configurations it has."""
    keys = (
        "recommend.breaks", "recommend.found", "recommend.needed", "recommend.plans", "recommend.schedule",
        "recommend.sizes",
    )  # fmt: skip
    return tuple(map(texts, keys))


def family_rows(families: Sequence[Family], texts: Texts) -> Iterator[tuple[str, ...]]:
    """Each family of refused configurations."""
    for family in families:
        of = {**family.plans, **{f"{vendor} region": names for vendor, names in family.regions.items()}}
        plans = ", ".join(texts.plain(f"{vendor} {'/'.join(names)}") for vendor, names in of.items())
        schedules = texts("recommend.any") if family.schedules is None else texts.plain(", ".join(family.schedules))
        yield (
            constraint(family, texts),
            found_text(family, texts),
            needed(family, texts),
            plans or texts("recommend.any"),
            schedules,
            _sizes(family, texts),
        )


def _sizes(family: Family, texts: Texts) -> str:
    """The batch sizes of a family, with the jobs at the same time and the memories that are not all that was tried."""
    sizes = _range(family.batch_from, family.batch_to, texts)
    if family.concurrency is not None:
        sizes = texts("recommend.sizes_at_once", sizes=sizes, numbers=_numbers(family.concurrency, texts))
    if family.memory_gb is not None:
        memories = (None if each == "plan" else Decimal(each) for each in family.memory_gb)
        listed = ", ".join(_gigabytes(each, texts) for each in memories)
        sizes = texts("recommend.sizes_memory", sizes=sizes, memories=listed)
    return sizes


def _numbers(found: Sequence[int], texts: Texts) -> str:
    numbers = sorted(found)
    is_range = numbers == list(range(numbers[0], numbers[-1] + 1))
    return _range(numbers[0], numbers[-1], texts) if is_range else ", ".join(map(texts.number, numbers))


def _range(first: int, last: int, texts: Texts) -> str:
    return texts.number(first) if first == last else texts("recommend.range", first=first, last=last)


def constraint(one: BrokenEntry | Family, texts: Texts) -> str:
    """What is broken: a check by its metric, a finding by its title and whose plan it is about."""
    known = (f"finding.{one.constraint}.{word}" for word in ("measured", "title"))
    key = next(filter(texts.has, known)) if one.constraint in _CODES else None
    name = texts.plain(one.constraint) if key is None else texts(key)
    if one.vendor is not None and one.plan is not None:
        key = "recommend.of_meter" if one.meter else "recommend.of_plan"
        name = texts(key, title=name, vendor=one.vendor, plan=one.plan, **({"meter": one.meter} if one.meter else {}))
    return texts("recommend.not_known", constraint=name) if one.undecided else name


def needed(one: BrokenEntry | Family, texts: Texts) -> str:
    """The bounds that are broken."""
    bounds = []
    if one.minimum is not None:
        bounds.append(texts("recommend.minimum", bound=texts.number(one.minimum)))
    if one.maximum is not None:
        key = "recommend.below" if one.meter is not None else "recommend.maximum"
        bounds.append(texts(key, bound=texts.number(one.maximum)))
    return ", ".join(bounds) or texts("table.none")


def broken(one: BrokenEntry, texts: Texts) -> str:
    """A broken constraint on one line."""
    bound = needed(one, texts)
    shown = [constraint(one, texts), *([found_text(one, texts)] if one.found is not None else [])]
    return " ".join([*shown, *([f"({bound})"] if bound != texts("table.none") else [])])


def found_text(one: BrokenEntry | Family, texts: Texts) -> str:
    """The value that is found, with as many decimals as tell it from the bound that it misses."""
    if one.found is None:
        return texts("table.none")
    number = texts.number(one.found, bounds=(each for each in (one.minimum, one.maximum) if each is not None))
    return texts("table.at_least", amount=number) if one.at_least else number
