"""The whole numbers of options: the months of `--months`, and the messages a day of `--up-to`."""

from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

_MOST_MONTHS = 600
_MOST_MESSAGES = 10_000_000


def number_of_months(text: str) -> int:
    """The number; raises `Refused` for anything that is none, or more than a forecast can have."""
    return _number("--months", text, _MOST_MONTHS, Word("form.months"), "12")


def messages_a_day(text: str) -> int:
    """The number; raises `Refused` for anything that is none, or more than a ladder can reach."""
    return _number("--up-to", text, _MOST_MESSAGES, Word("form.messages_a_day"), "100000")


def _number(option: str, text: str, most: int, expected: Word, example: str) -> int:
    digits = text.strip().replace("_", "").replace(",", "")
    if digits.isascii() and digits.isdecimal() and len(digits) <= len(str(most)) and 1 <= int(digits) <= most:
        return int(digits)
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only when something is wrong

    values = {"found": text, "expected": expected, "example": f"{option} {example}"}
    raise Refused([Problem(ProblemCode.BAD_FORM, values, place=Place(f"{option} {text}", None, None))])
