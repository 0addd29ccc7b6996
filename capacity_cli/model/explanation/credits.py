"""What credits take off: each at most its amount, and at most what earlier ones have left of its meters' prices."""

from collections.abc import Callable, Iterator, Mapping

from capacity_cli.model.explanation.arithmetic import given, made, priced_at
from capacity_cli.model.explanation.node import Explanation, Operation, named
from capacity_cli.model.prices.plan import Credit
from capacity_cli.model.problems import Path
from capacity_cli.model.subscription import Subscription


def credits_explained(
    subscription: Subscription, prices: Mapping[str, Explanation], rounded: Callable[[Explanation], Explanation]
) -> dict[Path, Explanation]:
    """What each credit takes of the prices of the meters, by the path of the credit, in the vendor's currency.

    A credit is rounded as a line is.
    """
    left, found = dict(prices), {}
    for credit, path in _credits(subscription):
        meters = [meter for meter in dict.fromkeys(credit.meters or sorted(left)) if meter in left]
        if meters:
            origin = priced_at(subscription.vendor, (*path, "amount"))
            stated = given(named("billed.credit_amount"), credit.amount, origin, subscription.prices.currency)
            most = rounded(stated)
            together = _made(Operation.SUM, "billed.prices_of_meters", *(left[meter] for meter in meters))
            found[path] = _made(Operation.MINIMUM, "billed.credit_used", most, together)
            _take(left, meters, most)
    return found


def _take(left: dict[str, Explanation], meters: list[str], most: Explanation) -> None:
    """Take a credit off what is left, meter by meter."""
    rest = most
    for meter in meters:
        taken = _made(Operation.MINIMUM, "billed.credit_taken", rest, left[meter])
        if taken.number:
            left[meter] = _made(Operation.DIFFERENCE, "billed.left_of_price", left[meter], taken)
            rest = _made(Operation.DIFFERENCE, "billed.left_of_credit", rest, taken)


def _made(operation: Operation, key: str, *parts: Explanation) -> Explanation:
    return made(operation, named(key), *parts, currency=parts[0].currency)


def _credits(subscription: Subscription) -> Iterator[tuple[Credit, Path]]:
    negotiated = subscription.service.contract.credits
    where: Path = ("plans", subscription.plan_name)
    if negotiated is not None:
        where = ("services", subscription.vendor, "contract")
    for at, credit in enumerate(subscription.plan.credits if negotiated is None else negotiated):
        yield credit, (*where, "credits", at)
