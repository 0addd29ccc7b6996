"""Answers as JSON, by the contract: English keys in a fixed order, exact figures as decimal strings.

The shape of the JSON is the shape of the result classes; the kind of each number says how it is written.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from textwrap import indent
from typing import TYPE_CHECKING, Any

from capacity_cli.model.answer import Answer, FileVerdict, PlacedFinding
from capacity_cli.model.leaves import Leaf, key_of, shown_fields
from capacity_cli.model.numbers import round_half_up
from capacity_cli.model.problems import Problem
from capacity_cli.render.harmless import json_escaped
from capacity_cli.render.sentences import finding_message, finding_remedy, problem_message, problem_remedy
from capacity_cli.render.text.texts import Texts

if TYPE_CHECKING:
    from capacity_cli.model.quote import Quote
    from capacity_cli.model.return_details import RoiAnswer
    from capacity_cli.model.solved import SolveAnswer

Writer = Callable[[Any], Any]

_RATIO_DECIMALS = 4
_QUANTITY_DECIMALS = 12
_INDENT = " " * 4
_FLOAT_IS_EXACT_BELOW = 10**11


def plan_json(answers: Iterable[Answer], texts: Texts) -> str:
    """The document of `capacity plan`."""
    return document("plan", plan_entries(answers, texts))


def plan_entries(answers: Iterable[Answer], texts: Texts) -> Iterator[dict[str, Any]]:
    """What the document of `capacity plan` holds of each scenario."""
    return (_plan_entry(answer, texts) for answer in answers)


def roi_json(answers: Iterable["RoiAnswer"], texts: Texts, comparisons: Sequence[Mapping[str, Any]] = ()) -> str:
    """The document of `capacity roi`, with what it holds of comparisons."""
    return document("roi", roi_entries(answers, texts), comparisons=list(comparisons))


def roi_entries(answers: Iterable["RoiAnswer"], texts: Texts) -> Iterator[dict[str, Any]]:
    """What the document of `capacity roi` holds of each scenario."""
    return (
        {
            **heading_entry(each.answer),
            **as_json(each.roi),
            **as_json(each.details),
            "findings": finding_entries(each.answer, texts),
        }
        for each in answers
    )


def solve_json(answers: Iterable["SolveAnswer"], texts: Texts) -> str:
    """The document of `capacity solve`."""
    return document("solve", solve_entries(answers, texts))


def solve_entries(answers: Iterable["SolveAnswer"], texts: Texts) -> Iterator[dict[str, Any]]:
    """What the document of `capacity solve` holds of each scenario."""
    return (
        {**heading_entry(each.answer), **as_json(each.solution), "findings": finding_entries(each.answer, texts)}
        for each in answers
    )


def validate_json(verdicts: Iterable[FileVerdict], texts: Texts) -> str:
    """The document of `capacity validate`."""
    listed = [
        {"file": each.file, "kind": each.kind, "problems": [_problem(problem, texts) for problem in each.problems]}
        for each in verdicts
    ]
    return dumped({"schema": "capacity/validate/v1", "files": listed})


def quote_json(quote: "Quote") -> str:
    """The document of `capacity prices quote`."""
    return dumped({"schema": "capacity/quote/v1", **as_json(quote)})


def dumped(document: object) -> str:
    """A JSON text in which nothing can act on a terminal."""
    return json_escaped(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def as_json(value: Any) -> Any:
    """A result class, its parts and their numbers as JSON writes them."""
    if is_dataclass(value) and not isinstance(value, type):
        return {key_of(name): write(getattr(value, name)) for name, write in _writers(type(value))}
    if isinstance(value, tuple):
        return [as_json(each) for each in value]
    return value.value if isinstance(value, Enum) else value


def document(name: str, entries: Iterable[dict[str, Any]], **more: object) -> str:
    """A document with an entry for each scenario, of which only the texts are kept: there may be thousands."""
    pieces = [f'{{\n  "schema": "capacity/{name}/v1",\n  "scenarios": ['.encode()]  # half of what they take as text
    for number, entry in enumerate(entries):
        comma = "," if number else ""
        pieces.append(f"{comma}\n{_indented(entry, _INDENT)}".encode())
    after = "".join(f',\n  "{key}": {_indented(value, "  ").lstrip()}' for key, value in more.items())
    closed = "\n  ]" if len(pieces) > 1 else "]"
    pieces.append(f"{closed}{after}\n}}\n".encode())
    return b"".join(pieces).decode()


def _indented(value: object, by: str) -> str:
    """A part of a document, each line moved to the right."""
    return indent(dumped(value).rstrip("\n"), by)


def heading_entry(answer: Answer) -> dict[str, Any]:
    """Which scenario an entry is about, and which prices it rests on."""
    scenario = answer.setting.scenario
    return {
        "name": answer.name,
        "file": answer.file,
        "variant": answer.variant,
        "prices": as_json(answer.prices),
        "currency": scenario.currency,
        "exchange_rates": {currency: quantity_text(rate) for currency, rate in scenario.exchange_rates.items()},
    }


def _plan_entry(answer: Answer, texts: Texts) -> dict[str, Any]:
    plan = answer.plan
    return {
        **heading_entry(answer),
        "capacity": as_json(plan.capacity),
        "limits": as_json(plan.limits),
        "cost": as_json(plan.cost),
        "balances": as_json(plan.balances),
        "findings": finding_entries(answer, texts),
    }


def finding_entries(answer: Answer, texts: Texts) -> list[dict[str, Any]]:
    """The remarks about a scenario."""
    return [finding_entry(placed, texts) for placed in answer.findings]


def finding_entry(placed: PlacedFinding, texts: Texts) -> dict[str, Any]:
    """A finding at its place."""
    finding, place, ignored = placed.finding, placed.place, placed.ignored
    return {
        "code": finding.code.value,
        "level": placed.level.value,
        "message": finding_message(texts, finding),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "remedy": finding_remedy(texts, finding),
        **({} if ignored is None else {"ignored": {"reason": ignored.reason, "until": ignored.until}}),
        **({} if placed.standing is None else {"baseline": placed.standing.value}),
    }


def _problem(problem: Problem, texts: Texts) -> dict[str, Any]:
    place = problem.place
    return {
        "code": problem.code.value,
        "message": problem_message(texts, problem),
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "remedy": problem_remedy(texts, problem),
    }


def number(figure: int | Decimal | Fraction, kind: Leaf) -> str | float:
    """A number as an answer writes one of its kind."""
    written: str | float = _LEAF[kind](figure)
    return written


@lru_cache(maxsize=64)
def _writers(owner: type) -> tuple[tuple[str, Writer], ...]:
    """How each field of a result class is written, by the kind in its annotation."""
    return tuple((name, as_json if kind is None else _optional(_LEAF[kind])) for name, kind in shown_fields(owner))


def _optional(write: Writer) -> Writer:
    def write_or_null(value: Any) -> Any:
        if value is None:
            return None
        return value.value if isinstance(value, Enum) else write(value)

    return write_or_null


def _count(value: int | Fraction) -> int | float:
    if value == int(value):
        return int(value)
    rounded = round_half_up(value, _RATIO_DECIMALS)
    return float(rounded) if abs(rounded) < _FLOAT_IS_EXACT_BELOW else int(round_half_up(value))


def ratio_text(value: Decimal | Fraction) -> str:
    """Half up to 4 decimals, trailing zeros dropped."""
    return _trimmed(round_half_up(value, _RATIO_DECIMALS))


def quantity_text(value: int | Decimal | Fraction) -> str:
    """A decimal string without trailing zeros; half up to 12 decimals where it does not end."""
    return _trimmed(value if isinstance(value, Decimal) else round_half_up(value, _QUANTITY_DECIMALS))


def _trimmed(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _money(value: Decimal) -> str:
    return f"{value:f}"


def _percent(value: Fraction) -> str:
    return f"{round_half_up(value, 1):f}"


_LEAF: Mapping[Leaf, Writer] = {
    Leaf.COUNT: _count,
    Leaf.RATIO: ratio_text,
    Leaf.MONEY: _money,
    Leaf.QUANTITY: quantity_text,
    Leaf.PERCENT: _percent,
}
