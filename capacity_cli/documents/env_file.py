"""Reads one variable of an env file, and puts another value in its place.

An env file holds secrets: no line of it and no other variable is ever shown, whatever is wrong, and nothing in it is
interpolated. A variable that is set twice has no value. Replacing touches the characters of the value and no other.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import StringIO

from dotenv.parser import Binding, parse_stream

from capacity_cli.documents.decoding import decoded
from capacity_cli.documents.env_forms import foreign_form, name_before_colon, outside_backticks
from capacity_cli.documents.limits import BLANKS
from capacity_cli.documents.nodes import Node
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.source import Source
from capacity_cli.model.problems import Problem, ProblemCode, Word

MISSING = Word("variable.missing")
EMPTY = Word("variable.empty")
NOT_WHOLE = Word("variable.not_whole")
NOT_REPLACEABLE = Word("variable.not_replaceable")

_WHOLE = re.compile("0*[1-9][0-9]{0,14}")
_MOST_LINES = 10
_BLANK = r"[^\S\r\n]"
_TOO_MANY_BLANKS = re.compile(f"{_BLANK}{{{BLANKS.maximum + 1}}}")
_EQUAL_SIGN = re.compile(rf"=(?P<blanks>{_BLANK}*)(?P<quote>['\"]?)")


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable where it is set."""

    name: Node
    """Its name, where something names it."""
    binding: Binding
    """What the parser makes of it."""
    start: int
    """The index at which the parser begins to read it."""
    node: Node
    """Its value and its line, which nobody can make visible."""

    @property
    def is_whole_number(self) -> bool:
        """Whether it holds a whole number of 1 or more."""
        return _WHOLE.fullmatch(self.binding.value or "") is not None

    @property
    def foreign_form(self) -> Word | None:
        """The form in which the service may read it although it is not read here, as a key of the catalog."""
        return foreign_form(self.binding)

    def whole_number(self) -> Node:
        """The whole number of 1 or more that it holds, as a text; raises `Refused` for anything else."""
        if self.foreign_form is not None:
            raise self.refused(self.foreign_form)
        if not self.binding.value and not self.binding.error:
            raise self.refused(EMPTY)
        if not self.is_whole_number:
            raise self.refused(NOT_WHOLE)
        return self.node

    def holds(self, number: int) -> bool:
        """Whether it holds that number; raises `Refused` if it holds something else than one, and is not empty."""
        return self.binding.value != "" and int(str(self.whole_number().value)) == number

    def refused(self, what: Word) -> Refused:
        """The refusal of the variable, for a reason of the catalog."""
        values = {"name": str(self.name.value), "what": what}
        return Refused([self.node.located(Problem(ProblemCode.BAD_VARIABLE, values))])


@dataclass(frozen=True, slots=True)
class EnvFile:
    """An env file."""

    hidden: Source
    """Its name, without its text."""
    text: str
    """Its text, without a byte-order mark."""
    byte_order_mark: str
    """The mark that it begins with, or nothing."""
    bindings: tuple[tuple[int, Binding], ...]
    """What the parser reads, with the index at which it begins to read each."""
    set_here: tuple[tuple[int, Binding], ...]
    """Those of them that set a variable for the service, too."""

    @property
    def names(self) -> tuple[str, ...]:
        """The variables, each once."""
        named = (binding.key or name_before_colon(binding) for _, binding in self.set_here)
        return tuple(dict.fromkeys(name for name in named if name))

    def variable(self, name: Node) -> Variable:
        """The variable that something names; raises `Refused` if it is not there, or set more than once."""
        found = list(self._set_as(name))
        values = {"name": str(name.value), "what": MISSING}
        if not found:
            raise Refused([name.located(Problem(ProblemCode.BAD_VARIABLE, values))])
        last = found[-1]
        before = ", ".join(str(each.node.place.line) for each in found[:-1][:_MOST_LINES])
        if before:
            again = Problem(ProblemCode.SET_TWICE, {"name": values["name"], "lines": before})
            raise Refused([last.node.located(again)])
        return last

    def _set_as(self, name: Node) -> Iterator[Variable]:
        """Where a variable is set, even in a way that cannot be read."""
        broken = re.compile(rf"\s*(?:export\s+)?{re.escape(str(name.value))}\s*=")
        text = Source("", self.text)
        for start, binding in self.set_here:
            unread = binding.error and broken.match(binding.original.string)
            if unread or name.value in (binding.key, name_before_colon(binding)):
                whole = binding.original.string
                mark = text.position(start + len(whole) - len(whole.lstrip()))
                yield Variable(name, binding, start, Node(binding.value, self.hidden, mark))

    def replaced(self, name: Node, number: int) -> str:
        """The text of the file with another number in a variable, which must be empty or hold one.

        Raises `Refused` if that is not so, or if anything else would change.
        """
        variable = self.variable(name)
        old, found = variable.binding.value, _EQUAL_SIGN.search(variable.binding.original.string)
        if old != "" or found is None:
            variable.whole_number()
        assert old is not None and found is not None  # noqa: S101, PT018  a value stands behind a sign
        at = variable.start + (found.end() if old or found["quote"] else found.start("blanks"))
        text = f"{self.text[:at]}{number}{self.text[at + len(old) :]}"
        if _values(_bindings(text)) != _values(self.bindings, variable.start, str(number)):
            raise variable.refused(NOT_REPLACEABLE)
        return self.byte_order_mark + text


def read_env(data: bytes, name: str) -> EnvFile:
    """An env file; `name` is how the user called it. Raises `Refused` for what is no text."""
    hidden = Source(name)
    try:
        text = decoded(data, name).text
    except Refused as refused:
        raise Refused([replace(problem, source=None) for problem in refused.problems]) from None
    blanks = _TOO_MANY_BLANKS.search(text)
    if blanks is not None:
        position = Source("", text).position(blanks.start())
        raise Refused([hidden.problem(ProblemCode.TOO_LARGE, position, BLANKS.values)])
    mark = "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""
    bindings = tuple(_bindings(text))
    return EnvFile(hidden, text, mark, bindings, tuple(outside_backticks(bindings)))


def _bindings(text: str) -> Iterator[tuple[int, Binding]]:
    """What the parser reads, with the index at which it begins to read each."""
    start = 0
    for binding in parse_stream(StringIO(text)):
        yield start, binding
        start += len(binding.original.string)


def _values(
    bindings: Iterable[tuple[int, Binding]], at: int | None = None, value: str = ""
) -> list[tuple[str | None, str | None, bool]]:
    """What a file says; for the variable that begins at an index, another value."""
    return [(each.key, value if start == at else each.value, each.error) for start, each in bindings]
