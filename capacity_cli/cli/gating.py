"""What `capacity check` is given beside the files: a policy, and a baseline to hold what it finds against."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from capacity_cli.cli.dates import as_of_date, oldest_price
from capacity_cli.cli.inputs import Read
from capacity_cli.model.problems import Place, Problem, ProblemCode

if TYPE_CHECKING:
    from capacity_cli.documents.policies import PolicyFile
    from capacity_cli.model.baseline import Baseline
    from capacity_cli.model.checks import CheckAnswer
    from capacity_cli.model.ratchet import Against


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


def against_of(file: str | None, tolerance: str | None, judged: Sequence[str]) -> "Against | None":
    """The baseline of `--baseline`, if there is one; raises `Refused` if it is none, or of other files."""
    if file is None:
        _refuse_tolerance(tolerance)
        return None
    from fractions import Fraction  # noqa: PLC0415  only with a baseline

    from capacity_cli.documents.baselines import file_from, read_baseline  # noqa: PLC0415
    from capacity_cli.model.ratchet import Against, by_scenario  # noqa: PLC0415

    read = read_baseline(file, judged)
    return Against(
        by_scenario(read.baseline), Fraction(_share(tolerance)), lambda each: file_from(file, each), read.place
    )


def _refuse_tolerance(tolerance: str | None) -> None:
    if tolerance is not None:
        from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only when something is wrong

        place = Place(f"--tolerance {tolerance}", None, None)
        values = {"key": "--tolerance", "needs": "`--baseline FILE`"}
        raise Refused([Problem(ProblemCode.NEEDS_KEY, values, place=place)])


def _share(tolerance: str | None) -> str:
    """The tolerance as a fraction of 1."""
    if tolerance is None:
        return "0"
    from capacity_cli.documents.nodes import Node  # noqa: PLC0415  only with a tolerance
    from capacity_cli.documents.source import Source  # noqa: PLC0415
    from capacity_cli.documents.validation import validated  # noqa: PLC0415
    from capacity_cli.model.baseline import Tolerance  # noqa: PLC0415

    node = Node(tolerance, Source(f"--tolerance {tolerance}"))
    return str(validated(Tolerance, Node({"tolerance": node}, node.source)).tolerance)


def held_against(
    found: "Read[CheckAnswer]", against: "Against | None", target: str | None
) -> "tuple[Read[CheckAnswer], Baseline | None]":
    """
    What was judged, held against the baseline, and the baseline to write to the target.

    Without another one it is held against that which is to be written. There is none to write where a file could not
    be used, or something is new or worse: a baseline is tightened by itself, and loosened only on purpose.
    """
    if against is None and target is None:
        return found, None
    from capacity_cli.documents.baselines import file_from  # noqa: PLC0415  only with a baseline
    from capacity_cli.model.ratchet import Against, by_scenario, held, recorded  # noqa: PLC0415

    made: Baseline | None = None
    if target is not None and found.whole:
        made = recorded(tuple(found.answers), lambda each: file_from(target, each))
        against = against or Against(
            by_scenario(made), 0, lambda each: file_from(target, each), lambda _: Place(target, None, None)
        )
    if against is None:
        return found, None
    strictly = replace(against, tolerance=0)
    looser = made is not None and any(held(each, strictly).exit_status == 1 for each in found.answers)
    answers = [held(each, against) for each in found.answers]
    return replace(found, answers=answers), None if looser else made
