"""A scenario: one scheduled messaging service, its load, its schedule and the plans that it runs on.

Where a key is missing its default holds, and `plan` says so wherever the default matters.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import ConfigDict, ValidationInfo, field_validator, model_validator

from capacity_cli.model.fields import (
    Amount,
    Bound,
    Currency,
    Date,
    Days,
    Flag,
    KnownAmount,
    KnownPositive,
    Model,
    Month,
    OfLimit,
    Percent,
    Positive,
    PositiveWhole,
    ScenarioFormat,
    TaxChoice,
    Title,
    UnlimitedOrPositive,
    Usage,
    ZoneName,
    choice,
    scalar_as,
)
from capacity_cli.model.footprint import Footprint
from capacity_cli.model.freedom import Freedom
from capacity_cli.model.gate_fields import FindingName, Reason
from capacity_cli.model.labor import Automated, Labor, Manual, Return
from capacity_cli.model.prices.charge import Pricing
from capacity_cli.model.prices.limit import Limit
from capacity_cli.model.prices.plan import Credit, PlanFee
from capacity_cli.model.problems import ProblemCode, refusal
from capacity_cli.model.scheduler import OverlapChoice, Parallel, Scheduler
from capacity_cli.model.workload import NO_FALLBACK, ArrivalsEntry, BurstEntry, Channel, FallbackEntry, Workload

__all__ = [
    "NO_FALLBACK", "Alerts", "ArrivalsEntry", "Automated", "Budget", "BurstEntry", "Channel", "Check", "Contract",
    "ContractPrice", "FallbackEntry", "Ignore", "Labor", "Level", "Manual", "OverlapChoice", "Parallel", "PeriodEntry",
    "Return", "Scenario", "Scheduler", "Service", "Stock", "Workload",
]  # fmt: skip


class Level(StrEnum):
    """How much a finding or a check weighs; a failing error fails `check`."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def urgency(self) -> int:
        """Its place in a list that has the worst first."""
        return -list(Level).index(self)


class PeriodEntry(Model):
    """The time that is planned and billed as one month, by exactly one of `days` and `month`."""

    days: Days | None = None
    """A number of days; they count from 1 and the first is a Monday."""
    month: Month | None = None
    """A month of the real calendar."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = sorted(self.model_fields_set)
        if len(given) != 1:
            raise refusal(ProblemCode.EXACTLY_ONE, keys="days, month", found=", ".join(given))
        return self


class Stock(Footprint):
    """What is stored of a meter: what there is, and what a unit of work adds."""

    now: Usage
    """What there is before the period."""
    kept_months: UnlimitedOrPositive = None
    """The months after which what was added is removed; `unlimited`: it is kept for ever."""


class ContractPrice(Pricing):
    """What is charged for a meter by contract, by exactly one of `unit_price`, `tiers`, `package` and `percent`."""


class Contract(Model):
    """What was negotiated: beside these keys, the price of any meter, by its name."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Annotated[ContractPrice, scalar_as("unit_price")]]

    price: Annotated[PlanFee, scalar_as("amount")] | None = None
    """What the plan costs, in the place of the list's price."""
    credits: tuple[Credit, ...] | None = None
    """What is taken off, in the place of the plan's credits."""
    limits: tuple[Limit, ...] | None = None
    """Ceilings, in the place of the plan's ceilings of the same meters."""

    @property
    def meters(self) -> Mapping[str, Pricing]:
        """The negotiated prices, by meter."""
        return self.__pydantic_extra__ or {}


class Service(Model):
    """A vendor plan that the service runs on; what the vendor's list lets one choose stands here by its name, too."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Any]

    plan: str
    """The plan's name in the price list; `auto`: the smallest plan that holds."""
    margin: Percent = Decimal(0)
    """Under `plan: auto`: the share of each limit that stays free."""
    seats: PositiveWhole = 1
    """How many seats are paid for, where the plan is paid by seat."""
    contract: Contract = Contract()
    """What was negotiated, in the list's currency; it replaces what the list says."""
    usage: dict[str, Usage] = {}
    """What is used of a meter in the period, if it is known as such."""
    projects: dict[str, dict[str, Usage]] = {}
    """The same by project, where the vendor counts projects apart."""
    quota: dict[str, KnownPositive] = {}
    """What the account allows of a meter, above 0, where the list leaves it to the account."""
    optimizations: tuple[str, ...] = ()
    """The ways to use less that the service has, by their names in the price list."""
    environments: tuple[str, ...] = ()
    """Its environments, by name, where the vendor counts them."""
    documents: Amount | None = None
    """How many documents it stores, where the vendor advises by that."""
    balance: KnownAmount = None
    """What is prepaid to the vendor and not used yet, in the list's currency; `unknown` if nobody looked."""
    tax: TaxChoice | None = None
    """The tax that this vendor adds: a rate, or `none`; the list's rule if it is not given."""

    @property
    def chosen(self) -> Mapping[str, Any]:
        """Switches and choices by name, as they are written."""
        return self.__pydantic_extra__ or {}


class Budget(Model):
    """What may be spent."""

    monthly: Positive
    """The budget of the period, in the answer's currency."""
    contingency: Percent = Decimal(0)
    """The share that is kept back."""


class Check(Model):
    """An assertion on a metric: at least `min`, at most `max`."""

    min: Bound | None = None
    """The least value that passes."""
    max: Bound | None = None
    """The largest value that passes, or `budget`: the usable budget."""
    level: Annotated[Level, choice("kind.level", Level)] = Level.ERROR
    """What a failure weighs; only errors fail the command."""

    @field_validator("max", mode="after")
    @classmethod
    def _above_min(cls, found: Decimal | OfLimit | str, before: ValidationInfo) -> Decimal | OfLimit | str:
        least, most = _plain(before.data.get("min")), _plain(found)
        if least is not None and most is not None and least > most:
            raise refusal(ProblemCode.REVERSED, minimum=str(least), maximum=str(most))
        return found

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.min is None and self.max is None:
            raise refusal(ProblemCode.NEEDS_KEY, key="", needs="min, max")
        return self


def _plain(bound: object) -> Decimal | None:
    """The number of a bound; none of `budget`."""
    if isinstance(bound, OfLimit):
        return bound.percent
    return bound if isinstance(bound, Decimal) else None


class Ignore(Model):
    """A finding that is put up with for a while: it is shown as a note."""

    code: FindingName
    """Its code."""
    where: Title | None = None
    """The meter (`egress_gb`, `supabase.egress_gb`), the vendor, or the path in the scenario; any if not given."""
    reason: Reason
    """Why it is put up with."""
    until: Date
    """The last day on which it is."""


class Alerts(Model):
    """The thresholds at which `plan` warns; they are inclusive."""

    wait_minutes: Positive = Decimal(10)
    """Minutes that a message waits for its run."""
    waiting_jobs: PositiveWhole = 100
    """Due jobs that wait."""
    failed_runs_in_a_row: PositiveWhole = 3
    """Runs in a row that fail, or are missed."""
    monthly_budget: Percent = Decimal("0.9")
    """The share of the usable budget that the period's bill before tax takes."""
    daily_budget: Percent = Decimal("0.8")
    """The share of a day's usable budget that a mean day's bill before tax takes."""


class Scenario(Model):
    """One scheduled messaging service."""

    format: ScenarioFormat
    """The version of this format."""
    extends: str | None = None
    """A file that this one changes: maps merge deeply, lists and scalars replace."""
    name: Title | None = None
    """What the service is called in the output."""
    prices: str
    """The edition of the price lists, or a folder of price lists."""
    currency: Currency = "KRW"
    """The currency of the answer."""
    exchange_rates: dict[Currency, Positive] = {}
    """What one unit of another currency costs in the answer's currency; pinned, so that the answer stays the same."""
    period: PeriodEntry = PeriodEntry.model_validate({"days": "30"})
    """The time that is planned and billed as one month."""
    commercial: Flag | None = None
    """Whether the service is run commercially, which some plans forbid."""
    timezone: ZoneName = "UTC"
    """The time zone of `arrivals`, by its IANA name."""
    workload: Workload
    """What there is to send."""
    scheduler: Scheduler
    """What sends it."""
    footprint: dict[str, Footprint] = {}
    """What the work uses, by meter."""
    stocks: dict[str, Stock] = {}
    """What is stored, by meter."""
    services: dict[str, Service] = {}
    """The plans that the service runs on, by vendor."""
    labor: Labor | None = None
    """The work that the service saves; `roi` needs it."""
    roi: Return = Return()
    """What else `roi` weighs."""
    budget: Budget | None = None
    """What may be spent."""
    alerts: Alerts = Alerts()
    """When to warn."""
    checks: dict[str, Check] = {}
    """What must hold, by metric; `check` judges it."""
    recommend: Freedom = Freedom()
    """What `recommend` may change."""
    ignore: tuple[Ignore, ...] = ()
    """Findings that are put up with for a while."""
    variants: dict[str, dict[str, Any]] = {}
    """Named changes of this file, planned beside it."""
