"""The return of automation, explained: labour, messages and the bill both ways, and what is saved.

What only a whole plan tells, such as the bill of other inputs, is explained by the inputs that it was planned with.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from capacity_cli.model.explanation.arithmetic import defined, fixed, made, made_of_known, renamed
from capacity_cli.model.explanation.explain import PlanExplained, as_known
from capacity_cli.model.explanation.node import Explanation, Name, Operation, named
from capacity_cli.model.explanation.saving_range import RangeExplained
from capacity_cli.model.explanation.targeting import TargetingExplained
from capacity_cli.model.explanation.tornado import swing_figure
from capacity_cli.model.explanation.wages import WagesExplained
from capacity_cli.model.labor import Labor
from capacity_cli.model.metrics import Known
from capacity_cli.model.return_details import MONTHS, RoiAnswer
from capacity_cli.model.roi_metrics import roi_metric
from capacity_cli.model.scenario import Channel


def explain_return(each: RoiAnswer, labor: Labor, name: str) -> Explanation | None:
    """The explanation of a figure of a return; none if it does not exist or has none."""
    found = roi_metric(each, name)
    if found is None:
        return None
    explanation = ReturnExplained(each, labor).metric(tuple(name.split(".")))
    return None if explanation is None else as_known(explanation, found.known)


@dataclass(frozen=True)
class ReturnExplained:
    """The explanations of a return."""

    each: RoiAnswer
    """The figures."""
    labor: Labor
    """The work that is saved."""

    def metric(self, path: tuple[str, ...]) -> Explanation | None:
        """The explanation of a figure by its path; none if it has none."""
        match path:
            case ("saving_range", case, figure):
                return RangeExplained(self.each, self.labor, self.wages.build_cost).metric(case, figure)
            case ("targeting", figure):
                return TargetingExplained(self.each, self.plan.run.work, self.bill).metric(figure)
            case ("tornado", number, figure):
                return swing_figure(self.each.details.tornado[int(number)], figure, self.currency)
            case _:
                return self._figures.get(".".join(path))

    @property
    def currency(self) -> str:
        """The currency of all amounts."""
        return self.each.roi.currency

    @cached_property
    def plan(self) -> PlanExplained:
        """The plan that it rests on."""
        return PlanExplained(self.each.answer.setting, self.each.answer.plan)

    @cached_property
    def wages(self) -> WagesExplained:
        """What labour costs."""
        return WagesExplained(self.labor, self.plan.run.work.days, self.currency)

    @cached_property
    def _figures(self) -> Mapping[str, Explanation]:
        """The figures of a month and of a year, by their paths."""
        months, built = fixed(named("roi.months"), MONTHS), self.wages.build_cost
        saved = self._made(Operation.DIFFERENCE, "saving.monthly", self._by_hand, self._automated)
        yearly = self._made(Operation.PRODUCT, "saving.yearly", months, saved)
        automated = self._made(Operation.PRODUCT, "year.automated", months, self._automated)
        return {
            "manual.labor": self.wages.by_hand,
            "manual.messages": self._messages,
            "manual.total": self._by_hand,
            "automated.labor": self.wages.automated,
            "automated.bill": self.bill,
            "automated.total": self._automated,
            "automated.build_cost": built,
            "saving.monthly": saved,
            "saving.percent": made(Operation.PERCENTAGE, _name("saving.percent"), saved, self._by_hand),
            "saving.yearly": yearly,
            "payback_months": made(Operation.STARTED_TIMES, _name("payback_months"), built, saved),
            "break_even_messages": self._break_even,
            "year.manual": self._made(Operation.PRODUCT, "year.manual", months, self._by_hand),
            "year.automated": automated,
            "year.first_year": self._made(Operation.SUM, "year.first_year", automated, built),
            "year.first_year_net": self._made(Operation.DIFFERENCE, "year.first_year_net", yearly, built),
        }

    @cached_property
    def bill(self) -> Explanation:
        """The whole bill before tax; a lower bound where it is not complete."""
        lines = self.plan.bill.before_tax()
        bill = made_of_known(Operation.SUM, _name("automated.bill"), lines, self.currency)
        return replace(bill, figure=self.each.roi.automated.bill, known=Known.AT_LEAST) if bill.figure is None else bill

    @cached_property
    def _messages(self) -> Explanation:
        """The lines of the channels."""
        bill = self.plan.bill
        lines = [bill.lines[at] for at, line in enumerate(bill.bill.lines) if line.meter in set(Channel)]
        name = _name("manual.messages")
        if len(lines) == 1 and lines[0].figure is not None:
            return renamed(lines[0], name)
        messages = made_of_known(Operation.SUM, name, lines, self.currency)
        known = self.each.roi.manual.messages
        return replace(messages, figure=known, known=Known.AT_LEAST) if messages.figure is None else messages

    @cached_property
    def _by_hand(self) -> Explanation:
        return self._made(Operation.SUM, "manual.total", self.wages.by_hand, self._messages)

    @cached_property
    def _automated(self) -> Explanation:
        return self._made(Operation.SUM, "automated.total", self.wages.automated, self.bill)

    @property
    def _break_even(self) -> Explanation:
        """The volume from which on automation pays; the answer itself knows it."""
        volume, note = self.each.roi.break_even_messages, named("roi.break_even_defined")
        parts = (self.wages.saved, self.bill, self._messages)
        return defined(_name("break_even_messages"), volume, Known.EXACTLY, note, *parts)

    def _made(self, operation: Operation, metric: str, *parts: Explanation) -> Explanation:
        return made(operation, _name(metric), *parts, currency=self.currency)


def _name(metric: str) -> Name:
    return named(f"roi.metric.{metric}")
