"""A subscription: one vendor's plan with what the scenario chose and negotiated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from capacity_cli.model.names import suggestion, unknown_name
from capacity_cli.model.numbers import kind_of
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.prices.plan import PlanFee, VendorPlan
from capacity_cli.model.prices.price_list import PriceList, SwitchState
from capacity_cli.model.problems import Problem, ProblemCode, Word
from capacity_cli.model.scenario import Contract, Service


@dataclass(frozen=True, slots=True)
class Subscription:
    """A service of the scenario: a vendor's price list and the plan subscribed to."""

    vendor: str
    """The vendor's name in the scenario."""
    plan_name: str
    """The plan's name in the price list."""
    prices: PriceList
    """The vendor's price list."""
    plan: VendorPlan
    """The plan."""
    service: Service
    """What the scenario says of it."""
    defaults: Mapping[str, str] = field(default_factory=dict)
    """What the list takes where the scenario chooses nothing, by the name of the choice."""
    lacking: frozenset[str] = frozenset()
    """The plans that do not have what the scenario chooses, such as a size of compute."""

    @property
    def is_auto(self) -> bool:
        """Whether the plan is chosen by what is used, rather than stated."""
        return is_auto(self.prices, self.service)

    @property
    def candidates(self) -> Mapping[str, VendorPlan]:
        """The plans that it may be on, by name, smallest first: all of the list, or the one that is stated."""
        return self.prices.plans if self.is_auto else {self.plan_name: self.plan}

    @property
    def next_larger(self) -> str | None:
        """The plan above this one in its list; none above the largest."""
        plans = list(self.prices.plans)
        return next(iter(plans[plans.index(self.plan_name) + 1 :]), None)

    def on_plan(self, name: str) -> "Subscription":
        """The same on another plan of its list."""
        return replace(self, plan_name=name, plan=self.prices.plans[name])

    def with_switch(self, switch: str, state: SwitchState) -> "Subscription":
        """The same with a switch of its list in a position."""
        return replace(self, service=self.service.model_copy(update={switch: state.value}))

    @property
    def at_list_prices(self) -> "Subscription":
        """The same without what was negotiated."""
        return replace(self, service=self.service.model_copy(update={"contract": Contract()}))

    @property
    def price(self) -> PlanFee:
        """What the plan costs; a negotiated price is paid for what the list's is unless the contract says."""
        negotiated = self.service.contract.price
        if negotiated is None or "per" in negotiated.model_fields_set:
            return negotiated or self.plan.price
        return negotiated.model_copy(update={"per": self.plan.price.per})

    @property
    def has_contract(self) -> bool:
        """Whether anything was negotiated."""
        return self.service.contract != Contract()

    def is_on(self, switch: str) -> bool:
        """Whether a switch of the list is on."""
        state = self.service.chosen.get(switch, self.prices.switches[switch].default)
        return bool(state == SwitchState.ON)


AUTO = "auto"
"""What a scenario writes for the smallest plan that holds."""


def is_auto(prices: PriceList, service: Service) -> bool:
    """Whether a service leaves the plan open; a plan that is itself called so is taken by its name."""
    return service.plan == AUTO and AUTO not in prices.plans and bool(prices.plans)


def subscribed(vendor: str, listed: Listed, service: Service) -> Subscription:
    """The subscription of a service whose plan exists; of one that leaves it open, on the smallest for now."""
    name = next(iter(listed.prices.plans)) if is_auto(listed.prices, service) else service.plan
    lacking = frozenset(gap.plan for gap in listed.gaps if gap.of_capability and gap.plan is not None)
    return Subscription(vendor, name, listed.prices, listed.prices.plans[name], service, listed.defaults, lacking)


def choice_problems(vendor: str, listed: Listed, service: Service) -> Iterator[Problem]:
    """Keys of a service that its price list does not know, and choices that it does not have."""
    yield from _without_effect(vendor, listed, service)
    optimizations = listed.prices.optimizations
    for at, name in enumerate(service.optimizations):
        if name not in optimizations:
            where = ("services", vendor, "optimizations", at)
            yield unknown_name("kind.optimization", name, optimizations, where)
        elif name in service.optimizations[:at]:
            where = ("services", vendor, "optimizations", at)
            yield Problem(ProblemCode.LISTED_TWICE, {"name": name}, where)
    states = tuple(state.value for state in SwitchState)
    for name, value in service.chosen.items():
        path = ("services", vendor, name)
        is_switch, choices = name in listed.prices.switches, listed.choices.get(name)
        if not (is_switch or choices or name == _REGION):
            yield _unknown_key(name, listed, path)
        elif not isinstance(value, str):
            values = {"expected": Word("kind.word"), "found": kind_of(value)}
            yield Problem(ProblemCode.WRONG_KIND, values, path)
        elif is_switch and value not in states:
            yield _not_a_choice("kind.switch_state", value, states, path)
        elif choices and value not in choices:
            kind = "kind.region" if name == _REGION else "kind.choice"
            yield Problem(ProblemCode.UNKNOWN_NAME, _name_values(kind, value, choices), path)


def _without_effect(vendor: str, listed: Listed, service: Service) -> Iterator[Problem]:
    """Keys that only the lists of some vendors give effect."""
    for name, effective in (
        ("environments", listed.prices.environments is not None),
        ("documents", bool(listed.prices.documents)),
    ):
        if name in service.model_fields_set and not effective:
            yield _unknown_key(name, listed, ("services", vendor, name))


def wrong_choices(listed: Listed, service: Service) -> frozenset[str]:
    """The choices that a service makes wrongly: what it names does not exist."""
    return frozenset(
        name for name, value in service.chosen.items() if name in listed.choices and value not in listed.choices[name]
    )


_REGION = "region"
"""A choice that may be stated even where no price depends on it."""


def _unknown_key(name: str, listed: Listed, path: tuple[str, ...]) -> Problem:
    known = [*Service.model_fields, _REGION, *listed.choices, *listed.prices.switches]
    allowed = [each for each in dict.fromkeys(known) if each != name]
    values = {"key": name, "allowed": ", ".join(allowed), "suggestion": suggestion(name, allowed)}
    return Problem(ProblemCode.UNKNOWN_KEY, values, path)


def _not_a_choice(kind: str, value: str, allowed: tuple[str, ...], path: tuple[str, ...]) -> Problem:
    values = {**_name_values(kind, value, allowed), "found": value}
    return Problem(ProblemCode.NOT_A_CHOICE, values, path)


def _name_values(kind: str, name: str, allowed: tuple[str, ...]) -> dict[str, str]:
    near = suggestion(name, allowed)
    return {"kind": Word(kind), "name": name, "allowed": ", ".join(allowed), "suggestion": near}
