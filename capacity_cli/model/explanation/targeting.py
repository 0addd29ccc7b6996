"""What better targeting saves, explained: the messages that reach as many people, and the bill before and now."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from capacity_cli.model.explanation.arithmetic import (
    defined_money,
    fixed,
    given_share,
    in_scenario,
    made,
    renamed,
    rounded_to,
    whole,
)
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.explanation.work import Work
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.return_details import RoiAnswer


@dataclass(frozen=True)
class TargetingExplained:
    """The explanations of what better targeting saves."""

    each: RoiAnswer
    """The figures."""
    work: Work
    """The work now."""
    bill: Explanation
    """The bill now."""

    def metric(self, figure: str) -> Explanation | None:
        """The explanation of a figure; none if it has none."""
        return self._figures.get(figure)

    @cached_property
    def _figures(self) -> Mapping[str, Explanation]:
        found, currency = self.each.details.targeting, self.each.roi.currency
        if found is None:
            return {}
        origin = in_scenario("roi", "invalid_share_before")
        share = self.each.answer.setting.scenario.roi.invalid_share_before
        before = given_share(named("roi.share_before"), share, origin)
        reached = made(Operation.PRODUCT, named("roi.reached"), self.work.messages, self.work.valid_share)
        valid = made(Operation.DIFFERENCE, named("roi.valid_before"), whole(named("explain.whole")), before)
        needed = made(Operation.QUOTIENT, named("roi.messages_before"), reached, valid)
        name, step = named("roi.messages_before"), fixed(named("explain.whole_message"), 1)
        messages = rounded_to(name, needed, step, RoundingMode.HALF_UP)
        note = named("roi.bill_before_defined")
        earlier = defined_money(named("roi.bill_before"), found.bill_before, note, messages, before, currency=currency)
        return {
            "invalid_share_before": before,
            "invalid_share_after": self.work.invalid_share,
            "messages_before": messages,
            "messages_after": self.work.messages,
            "bill_before": earlier,
            "bill_after": renamed(self.bill, named("roi.bill_after")),
            "monthly": made(Operation.DIFFERENCE, named("roi.targeting_saves"), earlier, self.bill, currency=currency),
        }
