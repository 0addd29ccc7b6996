"""The ladder as rows of texts: a volume each, with what changes there, what it costs, and what breaks without it."""

from collections.abc import Iterator

from capacity_cli.model.recommend.ladder import LadderAnswer, Rung
from capacity_cli.model.recommend.steps import Move
from capacity_cli.render.rows.figures import times
from capacity_cli.render.rows.recommend import broken, constraint, cost
from capacity_cli.render.text.texts import Texts

_NAMING = 3  # services, a vendor, what changes


def ladder_headings(each: LadderAnswer, texts: Texts) -> tuple[str, ...]:
    """Volume, month if any is known, headroom, costs, change and what breaks."""
    month = ("recommend.month",) if _has_months(each) else ()
    keys = ("recommend.from_volume", *month, "table.headroom", "recommend.before", "recommend.after")
    return tuple(map(texts, (*keys, "recommend.changes", "recommend.without")))


def ladder_rows(each: LadderAnswer, texts: Texts) -> Iterator[tuple[str, ...]]:
    """A row for each rung."""
    for rung in each.ladder.rungs:
        month = (rung.month or texts("table.none"),) if _has_months(each) else ()
        yield (
            texts.number(rung.messages_per_day),
            *month,
            times(texts, rung.after.headroom),
            cost(rung.before, each, texts),
            cost(rung.after, each, texts),
            "\n".join(_moved(move, texts) for move in rung.moves) or texts("recommend.stays"),
            "\n".join(broken(one, texts) for one in rung.broken) or texts("table.none"),
        )


def _has_months(each: LadderAnswer) -> bool:
    return any(rung.month is not None for rung in each.ladder.rungs[1:])


def _moved(move: Move, texts: Texts) -> str:
    *_, owner, key = move.path
    name = str(owner) if len(move.path) == _NAMING and key == "plan" else str(key)
    before = texts("table.none") if move.before is None else move.before
    return texts("recommend.moved", key=name, before=before, after=move.after)


def lasting(rung: Rung, texts: Texts) -> str:
    """From which volume to which a rung lasts."""
    return texts("recommend.lasts", first=rung.messages_per_day, last=rung.lasts_to)


def stage_lines(each: LadderAnswer, texts: Texts) -> Iterator[str]:
    """The stage of each plan that is reached, with what to have done before."""
    for rung in each.ladder.rungs:
        for stage in rung.stages:
            checklist = texts.shown(stage.checklist) or texts("table.none")
            named = {"title": texts.shown(stage.title), "vendor": stage.vendor, "plan": stage.plan}
            yield texts("recommend.stage", checklist=checklist, **named)


def remarks(each: LadderAnswer, texts: Texts) -> Iterator[str]:
    """Where the ladder ends, and what it leaves out."""
    ladder = each.ladder
    if ladder.ends_at is not None:
        conflict = ", ".join(dict.fromkeys(constraint(one, texts) for one in ladder.conflict))
        yield texts("recommend.ends", volume=ladder.ends_at, conflict=conflict)
    yield texts("recommend.without_cost")
