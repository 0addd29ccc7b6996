"""Planning: from a file to the answers of its scenario and variants, every finding with its place."""

from typing import TYPE_CHECKING

from capacity_cli.api.loading import Loaded, Loader
from capacity_cli.model.answer import Answer, PricesUsed
from capacity_cli.model.plan import plan
from capacity_cli.model.weighing import weighed

if TYPE_CHECKING:
    from capacity_cli.model.policy import Policy


def planned(loader: Loader, file: str) -> tuple[Answer, ...]:
    """The plan of a file's scenario, then of each variant; raises `Refused` with every problem of the file."""
    return tuple(answered(loaded) for loaded in loader.load(file))


def answered(loaded: Loaded, policy: "Policy | None" = None) -> Answer:
    """The plan of one scenario, with what a policy says of it."""
    edition, found = loaded.edition, plan(loaded.setting, loaded.oldest, loaded.as_of)
    findings = list(found.findings)
    if policy is not None:
        from capacity_cli.model.policy_findings import policy_findings  # noqa: PLC0415  only with a policy

        findings += policy_findings(policy, loaded.setting, edition.own_names)
    return Answer(
        name=loaded.name,
        file=loaded.file,
        variant=loaded.variant,
        prices=PricesUsed(edition.name, loaded.as_of, edition.digest),
        setting=loaded.setting,
        plan=found,
        findings=weighed(findings, loaded.scenario, loaded.as_of, loaded.place, policy),
    )
