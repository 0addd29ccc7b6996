"""What `capacity check` is given beside the files: a policy, with the day before which it finds prices too old."""

from typing import TYPE_CHECKING

from capacity_cli.cli.dates import as_of_date, oldest_price

if TYPE_CHECKING:
    from capacity_cli.documents.policies import PolicyFile


def policy_of(file: str | None) -> "PolicyFile | None":
    """The policy of `--policy`, if there is one; raises `Refused` if it is none."""
    if file is None:
        return None
    from capacity_cli.documents.files import read_bytes  # noqa: PLC0415  the models load slowly
    from capacity_cli.documents.policies import read_policy  # noqa: PLC0415

    return read_policy(file, read_bytes(file))


def oldest_of(found: "PolicyFile | None", as_of: str | None) -> str | None:
    """The day before which the policy finds prices too old; raises `Refused` without a date to count from."""
    if found is None or found.policy.max_price_age is None:
        return None
    return oldest_price(found.policy.max_price_age, as_of_date(as_of), found.place(("max_price_age",)))
