"""The work of a period: its days, runs, messages and jobs, and the attempts that these take.

Each figure is explained once and shared by everything that rests on it. What changes nothing is left out: a message
that is sent but once has no attempts.
"""

from dataclasses import dataclass
from functools import cached_property

from capacity_cli.model.deliveries import drilled_runs
from capacity_cli.model.explanation.arithmetic import (
    defined,
    fixed,
    given,
    given_share,
    given_text,
    in_scenario,
    made,
    renamed,
    rounded_to,
    whole,
)
from capacity_cli.model.explanation.growth import volume
from capacity_cli.model.explanation.node import Explanation, Name, Operation, Origin, named
from capacity_cli.model.metrics import Known
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.overlap import overlap_of
from capacity_cli.model.prices.trigger import Overlap
from capacity_cli.model.setting import Setting
from capacity_cli.model.times import WEEKDAYS


@dataclass(frozen=True)
class Work:
    """The explanations of what a scenario has to do."""

    setting: Setting
    """The scenario and everything that it names."""

    @cached_property
    def days(self) -> Explanation:
        """The days of the period."""
        period = self.setting.scenario.period
        key = "days" if period.month is None else "month"
        return given(named("explain.days"), len(self.setting.days), in_scenario("period", key))

    @cached_property
    def schedule(self) -> Explanation:
        """The schedule, as it is written."""
        return given_text(named("explain.schedule"), self.setting.schedule.text, in_scenario("scheduler", "schedule"))

    @cached_property
    def runs(self) -> Explanation:
        """The runs of the period."""
        note = named("explain.runs_counted", zone=self.setting.zone)
        return defined(named("explain.runs"), self.setting.runs, Known.EXACTLY, note, self.schedule, self.days)

    @cached_property
    def delivered_runs(self) -> Explanation:
        """The runs of the period that are not missed; each counts once."""
        scheduler, runs = self.setting.scenario.scheduler, self.runs
        if scheduler.missed_runs.in_a_row is not None:
            runs = made(Operation.DIFFERENCE, named("explain.runs_without_drill"), self.runs, self._drilled_runs)
        if not scheduler.missed_runs.share:
            return runs
        origin = in_scenario("scheduler", "missed_runs", "share")
        share = given_share(named("explain.missed_share"), scheduler.missed_runs.share, origin)
        return made(Operation.PRODUCT, named("explain.delivered_runs"), runs, _rest("explain.not_missed", share))

    @cached_property
    def _drilled_runs(self) -> Explanation:
        """The runs of the period that the drill takes out."""
        missed = self.setting.scenario.scheduler.missed_runs
        in_a_row = in_scenario("scheduler", "missed_runs", "in_a_row")
        since = in_scenario("scheduler", "missed_runs", "from")
        at = given_text(named("explain.missed_from"), missed.from_ or "", since)
        row = given(named("explain.missed_in_a_row"), missed.in_a_row, in_a_row)
        name, note = named("explain.drilled_runs"), named("explain.drilled_defined")
        return defined(name, drilled_runs(self.setting), Known.EXACTLY, note, row, at, self.schedule, self.days)

    @cached_property
    def missed_runs(self) -> Explanation:
        """The runs of the period that are missed."""
        return made(Operation.DIFFERENCE, named("explain.missed_runs"), self.runs, self.delivered_runs)

    @cached_property
    def doubled_share(self) -> Explanation:
        """The share of the runs that are delivered twice."""
        share = self.setting.scenario.scheduler.doubled_runs
        return given_share(named("explain.doubled_share"), share, in_scenario("scheduler", "doubled_runs"))

    @cached_property
    def doubled_runs(self) -> Explanation:
        """The runs of the period that are delivered twice."""
        return made(Operation.PRODUCT, named("explain.doubled_runs"), self.delivered_runs, self.doubled_share)

    @cached_property
    def runs_to_start(self) -> Explanation:
        """The runs of the period that are not missed, with the second ones of doubled runs where such a one starts."""
        if not self.doubled_share.number or overlap_of(self.setting) is Overlap.SKIP:
            return self.delivered_runs
        return made(Operation.SUM, named("explain.used_runs"), self.delivered_runs, self.doubled_runs)

    @cached_property
    def messages_per_job(self) -> Explanation:
        """The messages that a job sends."""
        figure = self.setting.scenario.workload.messages_per_job
        return given(named("explain.messages_per_job"), figure, in_scenario("workload", "messages_per_job"))

    @cached_property
    def messages_per_day(self) -> Explanation:
        """The messages that become due on an active day."""
        return volume(self.setting)

    @cached_property
    def attempts(self) -> Explanation:
        """The mean number of sends of a message: 1 + f + … + fⁿ⁻¹, and n for a recipient who gets nothing."""
        name = named("explain.attempts_per_message")
        if not self.setting.scenario.workload.invalid_share:
            return renamed(self._valid_attempts, name)
        valid = made(Operation.PRODUCT, named("explain.for_valid"), self.valid_share, self._valid_attempts)
        in_vain = made(Operation.PRODUCT, named("explain.for_invalid"), self.invalid_share, self.max_attempts)
        return made(Operation.SUM, name, valid, in_vain)

    @cached_property
    def _valid_attempts(self) -> Explanation:
        """The same for a recipient who can be reached."""
        failing, name = self.setting.scenario.workload.failure_rate, named("explain.valid_attempts")
        if failing == 1:
            return renamed(self.max_attempts, name)
        if not failing:
            return defined(name, 1, Known.EXACTLY, named("explain.no_failures"), self.failure_rate)
        ever, each = self.delivered_share, _rest("explain.succeeding", self.failure_rate)
        return made(Operation.QUOTIENT, name, ever, each)

    @cached_property
    def failure_rate(self) -> Explanation:
        """The share of sends that fail."""
        share = self.setting.scenario.workload.failure_rate
        return given_share(named("explain.failure_rate"), share, in_scenario("workload", "failure_rate"))

    @cached_property
    def failing_always(self) -> Explanation:
        """The share of messages that fail at every attempt."""
        return made(Operation.POWER, named("explain.failing_always"), self.failure_rate, self.max_attempts)

    @cached_property
    def invalid_share(self) -> Explanation:
        """The share of messages whose recipients never get anything."""
        share = self.setting.scenario.workload.invalid_share
        return given_share(named("explain.invalid_share"), share, in_scenario("workload", "invalid_share"))

    @cached_property
    def valid_share(self) -> Explanation:
        """The other messages."""
        return _rest("explain.valid_share", self.invalid_share)

    @cached_property
    def delivered_share(self) -> Explanation:
        """The share of valid messages that one of the attempts delivers."""
        return _rest("explain.delivered_share", self.failing_always)

    @cached_property
    def max_attempts(self) -> Explanation:
        """How often a message is tried at most."""
        figure = self.setting.scenario.scheduler.max_attempts
        return given(named("explain.max_attempts"), figure, in_scenario("scheduler", "max_attempts"))

    @cached_property
    def demand(self) -> Explanation:
        """The messages that become due on a day, each attempt counted."""
        name = named("table.demand_per_day")
        return self.of_mean_day(renamed(self.sends, name), name)

    @cached_property
    def sends(self) -> Explanation:
        """The messages that become due on an active day, each attempt counted."""
        if self.attempts.number == 1:
            return self.messages_per_day
        return made(Operation.PRODUCT, named("explain.sends_of_active_day"), self.messages_per_day, self.attempts)

    def of_mean_day(self, on_active: Explanation, name: Name) -> Explanation:
        """A figure of an active day as one of the mean day of the period."""
        if self.active_days.number == self.days.number:
            return on_active
        of_period = made(Operation.PRODUCT, named("explain.on_active_days"), on_active, self.active_days)
        return made(Operation.QUOTIENT, name, of_period, self.days)

    @cached_property
    def active_days(self) -> Explanation:
        """The days of the period on which messages become due."""
        figure, days = len(self.setting.active_days), self.days
        if figure == days.number:
            return days
        weekdays = self.setting.scenario.workload.days
        chosen = ", ".join(name for number, name in enumerate(WEEKDAYS) if number in weekdays)
        stated = given_text(named("explain.weekdays"), chosen, in_scenario("workload", "days"))
        note = named("explain.active_days_counted", holidays=len(self.setting.scenario.workload.holidays))
        return defined(named("explain.active_days"), figure, Known.EXACTLY, note, days, stated)

    @cached_property
    def messages(self) -> Explanation:
        """The messages of the period, whole."""
        name, step = named("explain.messages"), fixed(named("explain.whole_message"), 1)
        messages = made(Operation.PRODUCT, name, self.messages_per_day, self.active_days)
        return rounded_to(name, messages, step, RoundingMode.HALF_UP)

    @cached_property
    def jobs(self) -> Explanation:
        """The jobs of the period."""
        return made(Operation.QUOTIENT, named("explain.jobs"), self.messages, self.messages_per_job)

    @cached_property
    def attempted_jobs(self) -> Explanation:
        """The jobs of the period with those that are tried again."""
        if self.attempts.number == 1:
            return self.jobs
        sends = made(Operation.PRODUCT, named("explain.sends"), self.messages, self.attempts)
        return made(Operation.QUOTIENT, named("explain.attempted_jobs"), sends, self.messages_per_job)

    @cached_property
    def jobs_per_day(self) -> Explanation:
        """The jobs that become due on a day."""
        return made(Operation.QUOTIENT, named("explain.jobs_per_day"), self.demand, self.messages_per_job)

    @cached_property
    def workflows(self) -> Explanation:
        """The workflows; unknown if the scenario does not say."""
        figure = self.setting.scenario.workload.workflows
        return given(named("explain.workflows"), figure, in_scenario("workload", "workflows"))

    @cached_property
    def arrivals(self) -> tuple[Explanation, ...]:
        """When messages become due: the shares of bursts or hours, and the zone of their clock."""
        scenario = self.setting.scenario
        stated = scenario.workload.arrivals
        if not stated.bursts and not stated.hours:
            return (given_text(named("explain.arrivals"), "uniform", in_scenario("workload", "arrivals")),)
        bursts = (
            given_share(named("explain.burst", at=each.at), each.share, _arriving("bursts", number, "share"))
            for number, each in enumerate(stated.bursts)
        )
        hours = (
            given_share(named("explain.hour", hour=hour), share, _arriving("hours", str(hour)))
            for hour, share in (stated.hours or {}).items()
        )
        return (*bursts, *hours, given_text(named("explain.timezone"), scenario.timezone, in_scenario("timezone")))


def _arriving(*path: str | int) -> Origin:
    return in_scenario("workload", "arrivals", *path)


def _rest(key: str, share: Explanation) -> Explanation:
    """What a share leaves of the whole."""
    return made(Operation.DIFFERENCE, named(key), whole(named("explain.whole")), share)
