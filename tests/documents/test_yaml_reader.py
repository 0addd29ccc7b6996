"""Reading YAML: what is text stays text, everything has a place, and nothing but a refusal ever comes of bad bytes."""

import codecs
import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from capacity_cli.documents.nodes import Node, Quoted, nearest, plain
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.yaml_reader import FASTEST_LOADER, Loader, read_yaml
from capacity_cli.model.problems import Place, Problem, ProblemCode, Word

LOADERS: list[Loader] = [FASTEST_LOADER, yaml.SafeLoader]
MEBIBYTE = 1024 * 1024

Summary = list[tuple[str, dict[str, str], int | None, int | None]]


def read(text: str) -> Node:
    return read_yaml(text.encode(), "f.yaml")


def refused(text: str | bytes, loader: Loader = FASTEST_LOADER) -> tuple[Problem, ...]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(Refused) as caught:
        read_yaml(data, "f.yaml", loader)
    return caught.value.problems


def summary(problems: tuple[Problem, ...]) -> Summary:
    places = [problem.place or Place("", 0, 0) for problem in problems]
    return [(p.code.name, dict(p.values), at.line, at.column) for p, at in zip(problems, places, strict=True)]


def feature(word: str, line: int, column: int) -> tuple[str, dict[str, str], int, int]:
    return "NOT_ALLOWED", {"feature": word}, line, column


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "written",
    [
        "07",
        "010",
        "0x1F",
        "1_000",
        "1e3",
        "19:30",
        "2026-10-01",
        "yes",
        "No",
        "on",
        "true",
        ".inf",
        "=",
        "NuLL",
        "-",
        "1.10",
    ],
)
def test_a_plain_scalar_is_the_text_as_written(written: str, loader: Loader) -> None:
    value = plain(read_yaml(f"a: [{written}, x]\n".encode(), "f.yaml", loader))["a"][0]
    assert value == written
    assert type(value) is str


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_a_scalar_of_nothing_is_none_unless_it_is_quoted(written: str) -> None:
    assert plain(read(f"a: {written}\nb: '{written}'\nc: \"{written}\"\n")) == {"a": None, "b": written, "c": written}


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("a: x", False), ("a: 'x'", True), ('a: "x"', True), ("a: |-\n  x", True), ("a: >-\n  x", True)],
)
def test_a_text_knows_whether_it_was_quoted(text: str, *, quoted: bool) -> None:
    value = nearest(read(text), ("a",)).value
    assert value == "x"
    assert isinstance(value, Quoted) is quoted


def test_escapes_and_marks_of_direction_are_text() -> None:
    assert plain(read('a: "\\e\\0\\u202e"\nb: \u202ex\u2066\n')) == {"a": "\x1b\0\u202e", "b": "\u202ex\u2066"}


def test_an_alias_has_the_place_of_what_it_stands_for_under_its_own_key() -> None:
    top = read("a: &x {k: v}\nb: *x\n? &y c\n: *y\n")
    assert plain(top) == {"a": {"k": "v"}, "b": {"k": "v"}, "c": "c"}
    node = nearest(top, ("b",))
    assert (node.place, node.key_place) == (Place("f.yaml", 1, 4), Place("f.yaml", 2, 1))
    assert nearest(top, ("c",)).key_place == Place("f.yaml", 3, 3)
    assert top.size == 6


def test_a_later_anchor_of_the_same_name_is_the_one_that_counts() -> None:
    assert plain(read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n")) == {"a": "1", "b": "1", "c": "2", "d": "2"}


@pytest.mark.parametrize(
    "text", ["---\na: 1\n...\n# end\n", "%YAML 1.2\n---\na: 1\n", "\ufeffa: 1", "a: 1\r\n", "# c\r\ra: 1\r"]
)
@pytest.mark.parametrize("loader", LOADERS)
def test_harmless_forms_of_a_file_are_read(text: str, loader: Loader) -> None:
    assert plain(read_yaml(text.encode(), "f.yaml", loader)) == {"a": "1"}


def test_a_byte_order_mark_does_not_shift_columns() -> None:
    node = nearest(read_yaml(codecs.BOM_UTF8 + b"ab: x", "f.yaml"), ("ab",))
    assert (node.place, node.key_place) == (Place("f.yaml", 1, 5), Place("f.yaml", 1, 1))


def test_columns_count_characters() -> None:
    assert nearest(read("😀한글: [é, x]\n"), ("😀한글", 1)).place == Place("f.yaml", 1, 10)


def test_lines_end_where_yaml_ends_them() -> None:
    assert summary(refused("a: 'x\u2028y'\rb: 1\r\nb: 2\n")) == [("DUPLICATE_KEY", {"key": "b", "line": "3"}, 4, 1)]


def test_equal_keys_are_all_reported_each_with_the_line_of_the_first() -> None:
    text = "a: 1\n'a': {b: 1,\n  b: 2}\nl:\n- c: 1\n  d: 1\n  c: 2\n\"\\x61\": 3\n"
    assert summary(refused(text)) == [
        ("DUPLICATE_KEY", {"key": "a", "line": "1"}, 2, 1),
        ("DUPLICATE_KEY", {"key": "b", "line": "2"}, 3, 3),
        ("DUPLICATE_KEY", {"key": "c", "line": "5"}, 7, 3),
        ("DUPLICATE_KEY", {"key": "a", "line": "1"}, 8, 1),
    ]
    assert [problem.source for problem in refused(text)] == ["'a': {b: 1,", "  b: 2}", "  c: 2", '"\\x61": 3']


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: !x 1", [feature("feature.tag", 1, 4)]),
        ("a: !!str 1", [feature("feature.tag", 1, 4)]),
        ("a: ! 1\nb: ! 'x'\nc: !<y> z", [feature("feature.tag", line, 4) for line in (1, 2, 3)]),
        ("!!map\na: !!seq [!!map {}]", [feature("feature.tag", *at) for at in ((1, 1), (2, 4), (2, 11))]),
        ("!!str a: 1", [feature("feature.tag", 1, 1)]),
        ("a: &x {b: 1}\nc:\n  <<: *x", [feature("feature.merge_key", 3, 3)]),
        ("{<<: {a: 1}, <<: {b: 1}}", [feature("feature.merge_key", 1, 2), feature("feature.merge_key", 1, 14)]),
        ("a: &x {b: *x}", [feature("feature.recursive_alias", 1, 11)]),
        ("a: &x [&x [*x], *x]", [feature("feature.recursive_alias", 1, 12)]),
        ("&x a: 1\n*x : 2", [feature("feature.complex_key", 2, 1)]),
        ("? [a, {b: 1}]\n: 1\n? {c: {d: [e]}}\n: 2", [feature("feature.complex_key", line, 3) for line in (1, 3)]),
        ("~: 1", [feature("feature.null_key", 1, 1)]),
        ("? ~\n: 1\n?\n: 2", [feature("feature.null_key", *at) for at in ((1, 3), (3, 2))]),
        ("# c\n%TAG ! tag:x,2026:\n---\na: 1", [feature("feature.directive", 2, 1)]),
        ("%YAML 1.1\n%FOO\n---\na: 1", [feature("feature.directive", 2, 1)]),
        ("a: 1\n---\nb: 2", [("SEVERAL_DOCUMENTS", {}, 2, 1)]),
        ("a: 1\n---\n", [("SEVERAL_DOCUMENTS", {}, 2, 1)]),
        ("a: 1\n...\n# c\n%TAG ! x\n---\nb: 2", [("SEVERAL_DOCUMENTS", {}, 4, 1)]),
        ("a: *x", [("SYNTAX", {"detail": "detail.undefined_alias", "name": "x"}, 1, 4)]),
        ("- a", [("WRONG_KIND", {"expected": "kind.map", "found": "kind.list"}, 1, 1)]),
        ("\n  a", [("WRONG_KIND", {"expected": "kind.map", "found": "kind.text"}, 2, 3)]),
        ("'null'", [("WRONG_KIND", {"expected": "kind.map", "found": "kind.text"}, 1, 1)]),
        ("--- ~", [("WRONG_KIND", {"expected": "kind.map", "found": "kind.nothing"}, 1, 5)]),
        ("", [("EMPTY", {}, None, None)]),
        (" \n# only a comment", [("EMPTY", {}, None, None)]),
        ("---\n...\n", [("EMPTY", {}, None, None)]),
        ("\ufeff", [("EMPTY", {}, None, None)]),
    ],
)
def test_what_yaml_has_and_a_document_may_not(text: str, problems: Summary, loader: Loader) -> None:
    assert summary(refused(text, loader)) == problems


def test_quoted_keys_are_keys() -> None:
    assert plain(read('"<<": 1\n"~": 2\n\'\': 3\n')) == {"<<": "1", "~": "2", "": "3"}


def test_values_that_a_catalog_must_translate_are_words() -> None:
    assert all(isinstance(value, Word) for problem in refused("- a") for value in problem.values.values())
    assert isinstance(refused("a: !x 1")[0].values["feature"], Word)
    assert isinstance(refused("a:\n\tb: 1")[0].values["detail"], Word)
    assert isinstance(refused("a: *x")[0].values["detail"], Word)
    assert not isinstance(refused("a: b: c")[0].values["detail"], Word)


def test_problems_before_a_syntax_error_are_reported_with_it() -> None:
    assert [problem.code.name for problem in refused("a: 1\na: !x 2\nb: [\n")] == [
        "DUPLICATE_KEY",
        "NOT_ALLOWED",
        "SYNTAX",
    ]


@pytest.mark.parametrize(
    ("text", "detail", "line", "column"),
    [
        ("a: b: c", "mapping values are not allowed", 1, 5),
        ("a:\n  - x\n b: 1", "did not find expected", 3, 2),
        ("a: @x", "found character that cannot start any token", 1, 4),
        ("a: 1\nb: 'x\nc: 2\n", "found unexpected end of stream while scanning a quoted scalar", 2, 4),
        ("a: {b: 1\n\n", "did not find expected ',' or '}' while parsing a flow mapping", 1, 4),
        ('a: "\\q"', "found unknown escape character", 1, 5),
        ('a: "\\ud800"', "found invalid Unicode character escape code", 1, 7),
        ("%YAML 2.0\n---\na: 1", "found incompatible YAML document", 1, 1),
    ],
)
def test_a_syntax_error_is_told_in_the_words_of_the_scanner(text: str, detail: str, line: int, column: int) -> None:
    [problem] = refused(text)
    assert problem.code is ProblemCode.SYNTAX
    assert problem.values["detail"].startswith(detail)
    assert problem.place == Place("f.yaml", line, column)
    assert problem.source == text.splitlines()[line - 1]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("text", ["a:\n\tb: 1", "a:\n\t- 1", "a: 1\n\tb: 2", "a: |\n\tx", "- x\n\t- y", "\t"])
def test_a_tab_for_indentation_has_a_word_of_its_own(text: str, loader: Loader) -> None:
    [problem] = refused(text, loader)
    assert (problem.code.name, problem.values) == ("SYNTAX", {"detail": "detail.tab"})
    assert problem.place == Place("f.yaml", len(text.splitlines()), 1)


@pytest.mark.parametrize(
    "text", ['a: "\\ud800"', 'b: 1\n"\\udfff": 1', 'a: "\\UFFFFFFFF"', "%YAML 1." + "9" * 5000 + "\n---\na: 1"]
)
@pytest.mark.parametrize("loader", LOADERS)
def test_what_a_loader_cannot_turn_into_text_is_a_syntax_error(text: str, loader: Loader) -> None:
    assert [problem.code.name for problem in refused(text, loader)] == ["SYNTAX"]


@pytest.mark.parametrize(
    ("data", "encoding", "line", "column", "source"),
    [
        ("a: 1\n이름: 값\n".encode("utf-16"), "UTF-16", None, None, None),
        ("a: 1\n이름: 값\n".encode("utf-16-le"), "UTF-16", None, None, None),
        ("a: 1\n이름: 값\n".encode("utf-16-be"), "UTF-16", None, None, None),
        ("a: 1\n이름: 값\n".encode("utf-32"), "UTF-32", None, None, None),
        ("a: 1\n이름: 값\n".encode("utf-32-le"), "UTF-32", None, None, None),
        ("a: 1\n이름: 값\n".encode("utf-32-be"), "UTF-32", None, None, None),
        (codecs.BOM_UTF16_LE, "UTF-16", None, None, None),
        ("a: 1\nb: 이름\n".encode("cp949"), "CP949 (EUC-KR)", 2, 4, "b: 이름"),
        ("a: 1\nb: 뷁\n가: 1".encode("cp949"), "CP949 (EUC-KR)", 2, 4, "b: 뷁"),
        ("a: café\n".encode("latin-1"), "Latin-1 (ISO 8859-1)", 1, 7, "a: café"),
        ("a: Äpfel\n".encode("latin-1"), "Latin-1 (ISO 8859-1)", 1, 4, "a: Äpfel"),
        ("a: “x”\n".encode("cp1252"), "encoding.unknown", 1, 4, "a: \ufffdx\ufffd"),
        ("é: 1\n".encode() + "b: é".encode("latin-1"), "Latin-1 (ISO 8859-1)", 2, 4, "b: \ufffd"),
        (codecs.BOM_UTF8 + b"a: 1\nb: \xe9", "Latin-1 (ISO 8859-1)", 2, 4, None),
        (b"a: 1\nb: \xed\xa0\x80", "encoding.unknown", 2, 4, None),  # a lone surrogate
    ],
)
def test_another_encoding_is_named(
    data: bytes, encoding: str, line: int | None, column: int | None, source: str | None
) -> None:
    [problem] = refused(data)
    assert (problem.code.name, problem.values) == ("ENCODING", {"encoding": encoding})
    assert problem.place == Place("f.yaml", line, column)
    if source is not None:
        assert problem.source == source


@pytest.mark.parametrize(
    ("data", "character", "line", "column", "source"),
    [
        (b"a: 1\nb: \x1b[31m", "U+001B", 2, 4, "b: \ufffd[31m"),
        (b"a: \x7f", "U+007F", 1, 4, "a: \ufffd"),
        ("a: \x9bx".encode(), "U+009B", 1, 4, "a: \ufffdx"),
        ("a: \uffff".encode(), "U+FFFF", 1, 4, "a: \ufffd"),
        (codecs.BOM_UTF8 * 2 + b"a: 1", "U+FEFF", 1, 1, "\ufffda: 1"),
        ("가: \ufeff".encode(), "U+FEFF", 1, 4, "가: \ufffd"),
        (b"a: 1\x00\n", "U+0000", 1, 5, "a: 1\ufffd"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff", "U+0000", 3, 1, None),
    ],
)
def test_a_character_that_is_not_text_is_named(
    data: bytes, character: str, line: int, column: int, source: str | None
) -> None:
    [problem] = refused(data)
    assert (problem.code.name, problem.values) == ("CONTROL_CHARACTER", {"character": character})
    assert problem.place == Place("f.yaml", line, column)
    if source is not None:
        assert problem.source == source


def test_at_most_twenty_characters_are_reported() -> None:
    problems = refused("a: 1\n" + "\x01\n" * 30)
    assert summary(problems) == [("CONTROL_CHARACTER", {"character": "U+0001"}, line, 1) for line in range(2, 22)]


def test_next_line_and_the_unicode_separators_may_stand_in_a_text() -> None:
    assert plain(read("a: 'x\x85y'\nb: 2\n"))["b"] == "2"


def test_a_file_may_have_a_mebibyte_and_no_byte_more() -> None:
    text = "a: " + "x" * (MEBIBYTE - 3)
    assert len(plain(read(text))["a"]) == MEBIBYTE - 3
    assert summary(refused(text + "x")) == [("TOO_LARGE", {"limit": "limit.bytes", "maximum": "1048576"}, None, None)]


def test_fifty_collections_may_stand_in_one_another_and_no_more() -> None:
    assert plain(read("a: " + "[" * 49 + "]" * 49))
    too_deep = ("TOO_LARGE", {"limit": "limit.depth", "maximum": "50"}, 1, 53)
    assert summary(refused("a: " + "[" * 50 + "]" * 50)) == [too_deep]


def test_a_hundred_thousand_open_brackets_are_refused() -> None:
    too_deep = ("TOO_LARGE", {"limit": "limit.depth", "maximum": "50"}, 1, 51)
    assert summary(refused("[" * 100_000)) == [too_deep]
    assert summary(refused("a: 1\n" + "b: {\n" * 100_000))[-1][:2] == too_deep[:2]


def test_an_alias_adds_the_depth_of_what_it_stands_for() -> None:
    deep = "a: &a " + "[" * 40 + "]" * 40 + "\n"
    assert plain(read(deep + "b: " + "[" * 9 + "*a" + "]" * 9))
    assert summary(refused(deep + "b: " + "[" * 10 + "*a" + "]" * 10))[0][:2] == (
        "TOO_LARGE",
        {"limit": "limit.depth", "maximum": "50"},
    )


def test_fifty_thousand_nodes_are_accepted_and_no_more() -> None:
    text = "a: [" + "x," * 49_998 + "]"
    assert read(text).size == 50_000
    assert summary(refused("b: y\n" + text))[0][:2] == ("TOO_LARGE", {"limit": "limit.nodes", "maximum": "50000"})


def test_an_alias_counts_as_the_whole_of_what_it_stands_for() -> None:
    text = "a: &a [" + "x," * 9_998 + "]\nb: [*a, *a, *a"  # 1 + 9,999 + 1 + 3 × 9,999 nodes
    assert read(text + "]").size == 39_998
    assert summary(refused(text + ", *a, *a]"))[0][1:] == ({"limit": "limit.nodes", "maximum": "50000"}, 2, 21)


def test_a_bomb_of_aliases_is_refused() -> None:
    lines = ["a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [
        f"{name}: &{name} [" + ", ".join(["*" + before] * 10) + "]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert summary(refused("\n".join(lines)))[0][1] == {"limit": "limit.nodes", "maximum": "50000"}


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"%TAG !a{number}! x\n" for number in range(50_000)) + "---\na: 1",
        "a: 1\n...\n" + "".join(f"%TAG !a{number}! x\n" for number in range(50_000)) + "---\na: 1",
        "a: 1\n" * 100_000,
        "{a: 1" + ", a: 1" * 100_000 + "}",
        "a: [" + "*a," * 100_000,
    ],
)
def test_a_file_made_to_keep_the_reader_busy_is_refused(text: str) -> None:
    assert refused(text)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
documents = st.dictionaries(
    words,
    st.recursive(
        words, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4), max_leaves=20
    ),
    max_size=5,
)
plain_words = st.text(st.sampled_from("abcxyz가"), min_size=1, max_size=6)
plain_documents = st.dictionaries(
    plain_words,
    st.recursive(
        plain_words,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=4) | st.dictionaries(plain_words, inner, min_size=1, max_size=4)
        ),
    ),
    min_size=1,
    max_size=5,
)
fragments = st.sampled_from(
    [
        *"ab:[]{},!'\"># %\\~\t\r\n\0@`가\x85\ufeff",
        *(": ", "- ", "? ", "\n  ", "|\n", "---\n", "...\n"),
        *("&a ", "*a", "!x ", "<<", "\\u", "d800", "null"),
    ]
)
anything = (
    st.binary(max_size=80) | st.lists(fragments, max_size=30).map("".join).map(str.encode) | st.text().map(str.encode)
)
texts_in_other_encodings = st.tuples(
    st.text(), st.sampled_from(["utf-16", "utf-16-le", "utf-32-be", "cp949", "latin-1"])
).map(lambda drawn: drawn[0].encode(drawn[1], "ignore"))


@pytest.mark.parametrize("loader", LOADERS)
@given(data=anything | texts_in_other_encodings)
def test_any_bytes_are_a_document_or_refused_with_placed_problems(data: bytes, loader: Loader) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        assert isinstance(plain(read_yaml(data, "f.yaml", loader)), dict)
    except Refused as caught:
        problems = caught.problems
        assert problems
    for problem in problems:
        assert problem.place is not None
        assert problem.place.file == "f.yaml"
        assert (problem.place.line is None) == (problem.source is None)
        json.dumps([*problem.values.values(), problem.source], ensure_ascii=False).encode()


@given(documents, st.sampled_from([True, False]), st.sampled_from([True, False]))
def test_a_document_with_all_its_texts_quoted_is_read_as_it_was(
    document: dict[str, Any], flow: bool, unicode: bool
) -> None:
    text = yaml.safe_dump(document, default_style='"', default_flow_style=flow, allow_unicode=unicode)
    assert plain(read(text)) == document


@given(plain_documents, st.sampled_from([True, False]))
def test_at_the_place_of_a_scalar_stands_the_scalar(document: dict[str, Any], flow: bool) -> None:
    text = yaml.safe_dump(document, default_flow_style=flow, allow_unicode=True)
    lines = text.splitlines()

    def rest(place: Place | None) -> str:
        assert place is not None
        assert place.line is not None
        assert place.column is not None
        return lines[place.line - 1][place.column - 1 :]

    def check(node: Node) -> None:
        if isinstance(node.value, dict):
            for key, child in node.value.items():
                assert rest(child.key_place).startswith(key)
                check(child)
        elif isinstance(node.value, list):
            for child in node.value:
                assert child.key_place is None
                check(child)
        else:
            assert rest(node.place).startswith(str(node.value))

    check(read(text))


@given(documents)
def test_reading_does_not_depend_on_the_loader(document: dict[str, Any]) -> None:
    data = yaml.safe_dump(document, allow_unicode=True, sort_keys=False).encode()
    first, second = (read_yaml(data, "f.yaml", loader) for loader in LOADERS)
    assert plain(first) == plain(second)
    assert first.size == second.size
    for key in plain(first):
        assert nearest(first, (key,)).key_place == nearest(second, (key,)).key_place
