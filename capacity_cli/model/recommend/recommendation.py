"""The recommendation as a whole: what the search found, told as configurations, steps and proof."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import localcontext
from fractions import Fraction

from capacity_cli.model.numbers import EXACT, Exact
from capacity_cli.model.plan import CapacityPlan, plan
from capacity_cli.model.recommend.answer import BrokenEntry, Configured, Recommendation, Verdict
from capacity_cli.model.recommend.certificate import certificate_of
from capacity_cli.model.recommend.costing import Costing
from capacity_cli.model.recommend.demands import Broken, broken, demanding
from capacity_cli.model.recommend.judging import Judging
from capacity_cli.model.recommend.nothing_holds import nearest
from capacity_cli.model.recommend.search import Found, Outcome, search
from capacity_cli.model.recommend.space import Space
from capacity_cli.model.recommend.steps import moves
from capacity_cli.model.setting import Setting


def recommendation_of(space: Space) -> Recommendation:
    """The cheapest configuration of a space that holds; the same inputs always give the same answer."""
    with localcontext(EXACT):
        outcome = search(space)
        result = _told(space, outcome)
        return result if outcome.found is not None or outcome.undecided else _nothing(space, result)


def _told(space: Space, outcome: Outcome) -> Recommendation:
    found, present = outcome.found, plan(space.setting)
    target = None if found is None else space.setting_of(found.cell, found.batch_size)
    return Recommendation(
        verdict=_verdict(space, outcome),
        current=configured(space.setting, present),
        broken=entries(broken(demanding(space.setting.scenario), present)),
        recommended=None if target is None else configured(target, plan(target)),
        moves=() if target is None else moves(space.setting, target),
        undecided=tuple(_configured(space, each) for each in outcome.undecided),
        nearest=None,
        nearest_broken=(),
        conflict=(),
        certificate=certificate_of(space, outcome.refused),
    )


def _nothing(space: Space, result: Recommendation) -> Recommendation:
    """The same with what comes nearest; that nothing is known to hold is no proof that nothing does."""
    costing = Costing(space.setting)
    judging = Judging(space, demanding(space.setting.scenario), costing.timed)
    near = nearest(space, judging, costing)
    undecided = all(each.undecided for each in near.broken)
    return replace(
        result,
        verdict=Verdict.UNDECIDED if undecided else Verdict.NOTHING_HOLDS,
        nearest=_configured(space, near.found),
        nearest_broken=entries(near.broken),
        conflict=entries(near.conflict),
    )


def _verdict(space: Space, outcome: Outcome) -> Verdict:
    found = outcome.found
    if found is None:
        return Verdict.UNDECIDED if outcome.undecided else Verdict.NOTHING_HOLDS
    return Verdict.KEEP if space.is_own(found.cell, found.batch_size) else Verdict.CHANGE


def _configured(space: Space, found: Found) -> Configured:
    setting = space.setting_of(found.cell, found.batch_size)
    return configured(setting, plan(setting))


def configured(setting: Setting, made: CapacityPlan) -> Configured:
    """A configuration with what its plan says of it."""
    scheduler, subscriptions = setting.scenario.scheduler, setting.subscriptions
    regions = {vendor: each.service.chosen.get("region") for vendor, each in subscriptions.items()}
    return Configured(
        batch_size=scheduler.batch_size,
        schedule=setting.schedule.text,
        concurrency=scheduler.concurrency,
        memory_gb=scheduler.memory_gb,
        plans={vendor: each.plan_name for vendor, each in subscriptions.items()},
        regions={vendor: region for vendor, region in regions.items() if isinstance(region, str)},
        messages_per_day=made.capacity.messages_per_day,
        headroom=made.capacity.headroom,
        total=made.cost.total,
        complete=made.cost.complete,
    )


def entries(found: Sequence[Broken]) -> tuple[BrokenEntry, ...]:
    """Broken constraints as an answer tells them."""
    return tuple(
        BrokenEntry(
            each.constraint, each.vendor, each.plan, each.meter, fraction(each.found), each.at_least,
            fraction(each.minimum), fraction(each.maximum), each.undecided,
        )
        for each in found
    )  # fmt: skip


def fraction(value: Exact | int | None) -> Fraction | None:
    """A number as a fraction."""
    return None if value is None else Fraction(value)
