"""The number of months that `--months` asks for."""

from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

_MOST_MONTHS = 600


def number_of_months(text: str) -> int:
    """The number; raises `Refused` for anything that is none, or more than a forecast can have."""
    digits = text.strip()
    if digits.isascii() and digits.isdecimal() and len(digits) <= len(str(_MOST_MONTHS)):
        number = int(digits)
        if 1 <= number <= _MOST_MONTHS:
            return number
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415  only when something is wrong

    values = {"found": text, "expected": Word("form.months"), "example": "--months 12"}
    raise Refused([Problem(ProblemCode.BAD_FORM, values, place=Place(f"--months {text}", None, None))])
