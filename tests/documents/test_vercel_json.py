"""The crons of a real `vercel.json`: read by the rules of its vendor, and replaced without touching the rest."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capacity_cli.documents.json_reader import BYTE_ORDER_MARK, COMMENT, TRAILING_COMMA, read_json
from capacity_cli.documents.nodes import Node, plain
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.source import Source
from capacity_cli.documents.vercel_json import VercelJson, read_vercel_json
from capacity_cli.model.problems import Problem

BOM = "\ufeff"
PATH = "/api/scheduler/cron"
REAL = """{
\t"$schema": "https://openapi.vercel.sh/vercel.json",
\t"buildCommand": "echo \\"}],\\" // not a comment",
\t"crons": [
\t\t{"path": "/api/scheduler/cron", "schedule": "*/5 * * * *"},
\t\t{"schedule": "0 3 * * *", "path": "/api/정리"}
\t],
\t"regions": ["icn1"], "images": {"sizes": [1e+2, -0.5], "deep": {"crons": 5}}
}
"""


def named(path: str = PATH) -> Node:
    return Node(path, Source("capacity.yaml"))


def read(text: str) -> VercelJson:
    return read_vercel_json(text.encode(), "vercel.json")


def problems_of(text: str | bytes) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        read_vercel_json(text if isinstance(text, bytes) else text.encode(), "vercel.json")
    return list(refused.value.problems)


def shown(problem: Problem) -> str:
    """The code and the place of a problem."""
    assert problem.place is not None
    assert problem.place.file == "vercel.json"
    return f"{problem.code} {problem.place.line}:{problem.place.column}"


def crons(entries: str) -> str:
    return f'{{"crons": {entries}}}'


def test_entries_are_read_with_the_places_of_their_schedules() -> None:
    found = read(REAL)
    assert [(path, node.value, node.place.line, node.place.column) for path, node in found.entries] == [
        (PATH, "*/5 * * * *", 5, 47),
        ("/api/정리", "0 3 * * *", 6, 16),
    ]
    assert found.file.beyond == ()
    assert found.schedule(named("/api/정리")).value == "0 3 * * *"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ('{"path": "/a", "schedule": "* * * * *"}', ["DOC022 1:11"]),
        ("null", ["DOC025 1:2"]),
        ("[5]", ["DOC022 1:12"]),
        ("[null]", ["DOC025 1:12"]),
        ("[{}]", ["DOC021 1:12", "DOC021 1:12"]),
        ('[{"path": "/a"}]', ["DOC021 1:12"]),
        ('[{"path": "/a", "schedule": "* * * * *", "name": "x"}]', ["DOC020 1:52"]),
        ('[{"path": "api", "schedule": "* * * * *"}]', ["DOC036 1:21"]),
        ('[{"path": "/a", "schedule": "* * * *"}]', ["DOC036 1:39"]),
        (f'[{{"path": "/{"a" * 512}", "schedule": "* * * * *"}}]', ["DOC036 1:21"]),
        (f'[{{"path": "/a", "schedule": "{"*" * 257}"}}]', ["DOC036 1:39"]),
        ('[{"path": 1234567890, "schedule": 1234567890}]', ["DOC022 1:21", "DOC022 1:45"]),
        ('[{"path": true, "schedule": []}]', ["DOC022 1:21", "DOC022 1:39"]),
        ('[{"path": "/a", "schedule": "* * * * *", "path": "/b"}]', ["DOC007 1:52"]),
        ('[], "crons": []', ["DOC007 1:15"]),
    ],
)
def test_an_entry_has_exactly_a_path_and_a_schedule_of_their_forms(entries: str, expected: list[str]) -> None:
    assert [shown(problem) for problem in problems_of(crons(entries))] == expected


def test_the_longest_values_are_taken() -> None:
    path, schedule = "/" + "a" * 511, " ".join(["*/5 * * * *"[:9], "x" * 246])
    assert read(crons(json.dumps([{"path": path, "schedule": schedule}]))).schedule(named(path)).value == schedule


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", ["DOC022 1:1"]),
        ('"x"', ["DOC022 1:1"]),
        ("{}", ["DOC021 1:1"]),
        ('{"cron": []}', ["DOC021 1:1"]),
        ("", ["DOC009 1:1"]),
        ("{} {}", ["DOC009 1:4"]),
        ('{\n "crons": [}\n', ["DOC009 2:12"]),
        ('{"crons": [,]}', ["DOC009 1:12"]),
        ('{"crons": [],,}', ["DOC009 1:14"]),
        ('{,"crons": []}', ["DOC009 1:2"]),
        ("{'crons': []}", ["DOC009 1:2"]),
        ("{crons: []}", ["DOC009 1:2"]),
        ('{"crons": [], "x": NaN}', ["DOC009 1:20"]),
        ('{"crons": [], "x": 01}', ["DOC009 1:21"]),
        ('{"crons": [], "x": "\t"}', ["DOC009 1:21"]),
        ('{"crons": [], "x": "\\q"}', ["DOC009 1:21"]),
        ('{"한글": "한글" "crons": []}', ["DOC009 1:13"]),
        ('{"crons": [] /* open', ["DOC009 1:14"]),
        ('{"a": "\x07"}', ["DOC003 1:8"]),
        ("[" * 51 + "]" * 51, ["DOC004 1:51"]),
        ("[" * 500_000, ["DOC004 1:51"]),
        ('{"a":' * 100_000, ["DOC004 1:251"]),
        ("[" + "1," * 60_000 + "1]", ["DOC004 1:100000"]),
    ],
)
def test_what_is_no_such_file_is_refused_at_its_place(text: str, expected: list[str]) -> None:
    assert [shown(problem) for problem in problems_of(text)] == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [(crons("[]").encode("utf-16"), "DOC002"), ('{"한": 1}'.encode("cp949"), "DOC002"), (b"\x00\x01", "DOC003")],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    assert {problem.code for problem in problems_of(data)} == {code}


@pytest.mark.parametrize("number", ["9" * 5000, "1e+999999", "-0", "1.5E-3"])
def test_a_key_beside_crons_is_not_judged(number: str) -> None:
    assert read(f'{{"crons": [], "crons2": {number}, "a": {{"b": 1, "b": 2}}, "a": [[[]]]}}').entries == ()


@pytest.mark.parametrize(
    ("text", "beyond"),
    [
        (f"{BOM}{REAL}", {BYTE_ORDER_MARK}),
        (f"// 주석 [,]\n{REAL}/* ,]\n */", {COMMENT}),
        (crons('[{"path": "/a", "schedule": "* * * * *" , // x\r\n}]'), {COMMENT, TRAILING_COMMA}),
        (f'{BOM}{{"crons": [\n\t/* a */ ] ,\n}}', {BYTE_ORDER_MARK, COMMENT, TRAILING_COMMA}),
        ('{"crons": [], "a": [1, /* c */ ]}', {COMMENT, TRAILING_COMMA}),
        ('{"crons": [], "a": ["//", "/* */", ",]"]}', set()),
    ],
)
def test_what_people_write_beyond_json_is_read_and_noted(text: str, beyond: set[str]) -> None:
    assert {each.what for each in read(text).file.beyond} == beyond


def test_an_unknown_path_is_reported_where_it_is_named_with_the_one_that_was_meant() -> None:
    with pytest.raises(Refused) as refused:
        read(REAL).schedule(named("/api/scheduler/crons"))
    [problem] = refused.value.problems
    assert problem.code == "DOC040"
    assert problem.values["suggestion"] == PATH
    assert problem.place is not None
    assert problem.place.file == "capacity.yaml"


def test_a_path_with_two_entries_is_reported_at_the_second() -> None:
    entry = '{"path": "/a", "schedule": "0 0 * * *"}'
    with pytest.raises(Refused) as refused:
        read(crons(f"[{entry},\n{entry}]")).schedule(named("/a"))
    [problem] = refused.value.problems
    assert shown(problem) == "DOC019 2:28"
    assert problem.values == {"path": "/a", "line": "1"}


def test_another_schedule_takes_the_place_of_the_one_that_is_there_and_of_nothing_else() -> None:
    assert read(REAL).replaced(named(), "0 9 * * *") == REAL.replace("*/5 * * * *", "0 9 * * *")
    assert read(BOM + REAL).replaced(named("/api/정리"), "0 9 * * *") == BOM + REAL.replace("0 3 * * *", "0 9 * * *")


def test_a_schedule_that_the_vendor_would_not_take_is_not_written() -> None:
    with pytest.raises(Refused) as refused:
        read(REAL).replaced(named(), "*" * 257)
    assert [problem.code for problem in refused.value.problems] == ["DOC036"]


GAPS = ("", " ", "\n", "\r\n\t", "  \n", "/* 주석 */", '// a, "b"\n', "\t/* ] } */ ")
GAP = st.sampled_from(GAPS)
SCHEDULES = ("*/5 * * * *", "0 0 1 1 *", "30 */2 * * 1-5", "59 23 31 12 *")


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str, str]:
    """A `vercel.json` in two parts, between which a schedule belongs, and that schedule."""
    schedule = draw(st.sampled_from(SCHEDULES))

    def spaced(*tokens: str) -> str:
        return "".join(f"{token}{draw(GAP)}" for token in tokens)

    def optional(text: str) -> str:
        return text if draw(st.booleans()) else ""

    other = f'{{"path":{draw(GAP)}"/한글", "schedule": "0 0 * * *"{optional(",")}}}'
    before = optional(BOM) + spaced("", "{") + optional(spaced('"이름"', ":", '"값, ]"', ","))
    before += spaced('"crons"', ":", "[") + optional(spaced(other, ",")) + spaced("{")
    before += optional(path := spaced('"path"', ":", f'"{PATH}"'))
    early = before.endswith(path)
    before += (spaced(",") if early else "") + spaced('"schedule"', ":")
    after = spaced("") + ("" if early else spaced(",") + path) + optional(",") + "}" + optional(spaced(",") + other)
    after += optional(",") + spaced("]") + optional(spaced(",", '"x"', ":", "null")) + optional(",") + spaced("}")
    return before, after, schedule


@given(file=files(), other=st.sampled_from(SCHEDULES))
def test_replacing_changes_no_character_but_those_of_the_value(file: tuple[str, str, str], other: str) -> None:
    before, after, schedule = file
    found = read(f'{before}"{schedule}"{after}')
    assert found.schedule(named()).value == schedule
    assert found.replaced(named(), schedule) == f'{before}"{schedule}"{after}'
    assert found.replaced(named(), other) == f'{before}"{other}"{after}'


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), max_size=5)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


def as_read(value: Any) -> Any:
    """A value as the nodes hold it: numbers and switches as they are written."""
    match value:
        case dict():
            return {key: as_read(each) for key, each in value.items()}
        case list():
            return [as_read(each) for each in value]
        case None | str():
            return value
        case _:
            return json.dumps(value)


@given(value=VALUES, indent=st.sampled_from([None, 2, "\t"]), escaped=st.booleans())
def test_any_json_is_read_as_it_is_meant(value: Any, indent: int | str | None, escaped: bool) -> None:
    found = read_json(json.dumps(value, indent=indent, ensure_ascii=escaped).encode(), "a.json")
    assert plain(found.top) == as_read(value)
    assert found.beyond == ()


TOKENS = (
    *("{", "}", "[", "]", ",", ":", '"a"', '"crons"', "1", "-0", "1e+5", "01", ".5", "true", "null", "NaN", "//x\n"),
    *("/*y*/", "/*", '"', "\\", "\n", " ", "한", "'", "\u00a0", "\t", '"\\u0031"', '"\\q"'),
)


def is_json(text: str) -> bool:
    def refuse(constant: str) -> None:
        raise ValueError(constant)

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError:
        return False
    return True


@given(tokens=st.lists(st.sampled_from(TOKENS), max_size=12))
def test_json_and_only_json_is_read_without_a_remark(tokens: list[str]) -> None:
    text = "".join(tokens)
    assert without_remark(text) is is_json(text)


def without_remark(text: str) -> bool:
    try:
        return read_json(text.encode(), "a.json").beyond == ()
    except Refused:
        return False


def test_half_a_character_in_an_entry_is_refused_like_any_other_mistake() -> None:
    path, schedule = problems_of(crons(r'[{"path": "a\ud800", "schedule": "0 \ud800"}]'))
    assert [shown(path), shown(schedule)] == ["DOC036 1:21", "DOC036 1:44"]
    assert schedule.values["found"] == r"0 \ud800"
