"""What the command line chooses of a price list: the region, switches, and whatever else its prices depend on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic_core import PydanticCustomError

from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word, refusal
from capacity_cli.model.scenario import Service
from capacity_cli.model.subscription import choice_problems

_REGION = "region"


def pair(text: str, expected: str, example: str) -> tuple[str, str]:
    """The two sides of `NAME=VALUE`; raises a refusal for anything else."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise refusal(ProblemCode.BAD_FORM, found=text, expected=Word(expected), example=example)
    return name.strip(), value.strip()


def refused_option(option: str, error: PydanticCustomError) -> Problem:
    """What is wrong with an option."""
    return Problem(ProblemCode(error.type), error.context or {}, place=Place(option, None, None))


def chosen(region: str | None, switches: Sequence[str], problems: list[Problem]) -> dict[str, str]:
    """The choices by name; what is no choice is added to the problems."""
    found = {} if region is None else {_REGION: region}
    for text in switches:
        try:
            name, value = pair(text, "form.switch", "spend_cap=off")
            if name in Service.model_fields:
                raise refusal(ProblemCode.BAD_FORM, found=text, expected=Word("form.switch"), example="spend_cap=off")
            found[name] = value
        except PydanticCustomError as error:
            problems.append(refused_option(f"--switch {text}", error))
    return found


def wrong_options(listed: Listed, picks: Mapping[str, str]) -> Iterator[Problem]:
    """Choices that a list does not have, each at its option."""
    terms: dict[str, Any] = {**picks, "plan": ""}
    for problem in choice_problems(listed.prices.vendor, listed, Service.model_construct(**terms)):
        name = str(problem.path[-1])
        option = f"--region {picks[name]}" if name == _REGION else f"--switch {name}={picks[name]}"
        yield replace(problem, place=Place(option, None, None))
