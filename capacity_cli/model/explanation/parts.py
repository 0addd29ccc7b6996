"""A part of a line of the bill, explained: the quantity × the price of one + a fee that is added once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from capacity_cli.model.explanation.arithmetic import fixed, made
from capacity_cli.model.explanation.node import Explanation, Operation, named


@dataclass(frozen=True, slots=True)
class PartExplained:
    """The explanations of one part of a line."""

    quantity: Explanation
    """Units of the meter, or packages."""
    unit_price: Explanation | None = None
    """The price of one of them, or the share that is charged; none where it depends on a quantity that is unknown."""
    flat_fee: Explanation | None = None
    """What is added once; none where nothing is."""

    @classmethod
    def once(cls, amount: Explanation) -> Self:
        """An amount that is charged once, such as a fee."""
        return cls(fixed(named("billed.one"), 1), amount)

    def amounts(self, currency: str) -> list[Explanation]:
        """What it comes to: the price of the units, and the fee if there is one."""
        factors = (self.quantity,) if self.unit_price is None else (self.quantity, self.unit_price)
        price = made(Operation.PRODUCT, named("billed.charge"), *factors, currency=currency)
        return [price] if self.flat_fee is None else [price, self.flat_fee]

    @property
    def figures(self) -> Mapping[str, Explanation | None]:
        """Each figure by its name in the answer."""
        nothing = fixed(named("billed.no_flat_fee"), 0)
        return {"quantity": self.quantity, "unit_price": self.unit_price, "flat_fee": self.flat_fee or nothing}
