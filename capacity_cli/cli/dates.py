"""The dates that a command is asked for: `--as-of` and the age that prices may have then.

Only `--as-of today` reads the clock; without it the same files give the same answer on any day.
"""

import re
from datetime import date, timedelta

from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

_TODAY = "today"
_AGE = re.compile(r"(?P<days>[0-9]{1,5})d")


def as_of_date(text: str | None, option: str = "--as-of") -> str | None:
    """The date that `--as-of`, or another option, means; raises `Refused` for anything that is none."""
    if text is None:
        return None
    if text == _TODAY:
        return date.today().isoformat()  # noqa: DTZ011, TID251  the one place where the clock is asked for
    from pydantic_core import PydanticCustomError  # noqa: PLC0415  the models load slowly

    from capacity_cli.documents.refused import Refused  # noqa: PLC0415
    from capacity_cli.model.fields import date_from  # noqa: PLC0415

    try:
        return date_from(text)
    except PydanticCustomError as error:
        place = Place(f"{option} {text}", None, None)
        raise Refused([Problem(ProblemCode(error.type), error.context or {}, place=place)]) from None


def oldest_price(age: str | None, as_of: str | None, place: Place | None = None) -> str | None:
    """
    The day before which a price is too old; raises `Refused` for no age, or without a date to count from.

    The age is of `--max-price-age`, or stands at a place of a policy.
    """
    if age is None:
        return None
    from capacity_cli.documents.refused import Refused  # noqa: PLC0415

    key = "--max-price-age" if place is None else "max_price_age"
    place = place or Place(f"{key} {age}", None, None)
    found = _AGE.fullmatch(age)
    if found is None:
        values = {"found": age, "expected": Word("form.age"), "example": "180d"}
        raise Refused([Problem(ProblemCode.BAD_FORM, values, place=place)])
    if as_of is None:
        values = {"key": key, "needs": "`--as-of DATE`"}
        raise Refused([Problem(ProblemCode.NEEDS_KEY, values, place=place)])
    return (date.fromisoformat(as_of) - timedelta(days=int(found["days"]))).isoformat()
