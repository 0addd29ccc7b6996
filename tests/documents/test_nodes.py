"""The tree of a document: finding, merging, and the places that survive it."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capacity_cli.documents.nodes import Node, Quoted, find, height, merged, nearest, plain
from capacity_cli.documents.source import Position, Source
from capacity_cli.documents.yaml_reader import read_yaml
from capacity_cli.model.problems import Path, Place, Problem, ProblemCode

BASE = read_yaml(b"a: {b: [x, y], c: 1}\nd: text\n", "base.yaml")
OVER = read_yaml(b"\na:\n  c: 2\n  e: new\n", "over.yaml")

keys = st.sampled_from(["a", "b", "c"])
values = st.recursive(
    st.none() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)
maps = st.dictionaries(keys, values, max_size=3)


def tree(value: object) -> Node:
    source = Source("made")
    if isinstance(value, dict):
        children = {str(key): tree(child) for key, child in value.items()}
        return Node(children, source, size=1 + sum(child.size for child in children.values()))
    if isinstance(value, list):
        items = [tree(child) for child in value]
        return Node(items, source, size=1 + sum(item.size for item in items))
    return Node(value if value is None else str(value), source)


def paths(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    yield path, node
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            yield from paths(child, (*path, key))
    elif isinstance(node.value, list):
        for index, child in enumerate(node.value):
            yield from paths(child, (*path, index))


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (("d",), "text"),
        (("a", "b", 1), "y"),
        (("a", "b", 2), None),
        (("a", "b", -1), None),
        (("a", "b", "1"), None),
        (("a", 0), None),
        (("d", "e"), None),
        (("x", "y", "z"), None),
    ],
)
def test_a_node_is_found_by_its_path(path: Path, found: str | None) -> None:
    node = find(BASE, path)
    assert (None if node is None else plain(node)) == found


@pytest.mark.parametrize(
    ("path", "deepest"),
    [((), ()), (("a", "x"), ("a",)), (("a", "b", 7, "z"), ("a", "b")), (("d", "e"), ("d",)), (("q",), ())],
)
def test_the_nearest_node_is_the_deepest_on_the_path(path: Path, deepest: Path) -> None:
    assert nearest(BASE, path) is find(BASE, deepest)


def test_maps_merge_deeply_and_every_node_keeps_its_place() -> None:
    both = merged(BASE, OVER)
    assert plain(both) == {"a": {"b": ["x", "y"], "c": "2", "e": "new"}, "d": "text"}
    assert nearest(both, ("a", "b", 0)).place == Place("base.yaml", 1, 9)
    assert nearest(both, ("a", "c")).place == Place("over.yaml", 3, 6)
    assert nearest(both, ("a", "c")).key_place == Place("over.yaml", 3, 3)
    assert nearest(both, ("a",)).key_place == Place("over.yaml", 2, 1)
    assert both.place.file == "over.yaml"


def test_a_list_a_text_and_nothing_replace_what_was_there() -> None:
    over = read_yaml(b"a: [z]\nd:\n", "over.yaml")
    assert plain(merged(BASE, over)) == {"a": ["z"], "d": None}


def test_a_map_replaces_a_text() -> None:
    assert plain(merged(BASE, read_yaml(b"d: {e: 1}", "over.yaml")))["d"] == {"e": "1"}


def test_what_is_not_in_a_file_has_the_place_of_its_source() -> None:
    node = Node("5", Source("--set"))
    assert node.place == Place("--set", None, None)
    assert node.key_place is None
    assert node.located(Problem(ProblemCode.TOO_SMALL)) == Problem(
        ProblemCode.TOO_SMALL, place=Place("--set", None, None)
    )


def test_a_problem_is_located_at_the_value_or_at_its_key() -> None:
    node = nearest(OVER, ("a", "e"))
    problem = Problem(ProblemCode.UNKNOWN_KEY, {"key": "e"}, ("a", "e"))
    at_value, at_key = node.located(problem), node.located(problem, at_key=True)
    assert (at_value.place, at_value.source) == (Place("over.yaml", 4, 6), "  e: new")
    assert (at_key.place, at_key.source) == (Place("over.yaml", 4, 3), "  e: new")
    assert (at_key.code, at_key.values, at_key.path) == (problem.code, problem.values, problem.path)


def test_a_problem_of_the_top_is_located_at_the_top_even_if_its_key_is_meant() -> None:
    assert OVER.located(Problem(ProblemCode.MISSING_KEY), at_key=True).place == Place("over.yaml", 2, 1)


def test_a_node_shows_its_value_and_place() -> None:
    shown = repr(nearest(BASE, ("d",)))
    assert "'text'" in shown
    assert "line=2" in shown


@pytest.mark.parametrize(
    ("line", "column", "excerpt"),
    [
        ("short", 3, "short"),
        ("x" * 500, 0, "x" * 300),
        ("a" * 199 + "b" * 301, 199, "a" * 199 + "b" * 101),  # column 200 is the last shown from the line's beginning
        ("a" * 200 + "b" * 300, 200, "a" * 100 + "b" * 200),  # beyond: 100 characters before it, it is the 101st
        ("a" * 400 + "b", 400, "a" * 100 + "b"),
        ("a\x1bb\u202e\tc", 1, "a\ufffdb\u202e\tc"),
    ],
)
def test_an_excerpt_is_short_and_holds_its_column(line: str, column: int, excerpt: str) -> None:
    assert Source("f", f"first\n{line}\nlast").excerpt(Position(1, column)) == excerpt


def test_an_excerpt_behind_the_last_line_is_empty() -> None:
    assert Source("f", "a: 1").excerpt(Position(7, 0)) == ""


@given(st.text(st.sampled_from("a\n\r\x85\u2028 가"), max_size=12), st.data())
def test_a_position_is_that_of_the_character_in_its_line(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text)))
    source = Source("f", text)
    position = source.position(index)
    assert len(text[:index].splitlines(keepends=True)) in {position.line, position.line + 1}
    if index < len(text) and text[index] == "가":
        excerpt = source.excerpt(position)
        assert excerpt is not None
        assert excerpt[position.column] == "가"


def test_a_quoted_text_is_a_text() -> None:
    assert Quoted("null") == "null"


@given(values)
def test_plain_gives_back_what_the_tree_was_made_of(value: object) -> None:
    assert plain(tree(value)) == value


@given(values)
def test_every_path_leads_to_its_node(value: object) -> None:
    top = tree(value)
    everything = list(paths(top))
    assert top.size == len(everything)
    assert height(top) >= max(len(path) for path, _ in everything)
    for path, node in everything:
        assert find(top, path) is node
        assert nearest(top, (*path, "missing", 0)) is node


@given(maps, maps)
def test_merging_keeps_all_of_over_and_what_it_leaves_of_base(
    below: dict[str, object], above: dict[str, object]
) -> None:
    base, over = tree(below), tree(above)
    both = merged(base, over)
    for path, node in paths(over):
        if not isinstance(node.value, dict):
            assert find(both, path) is node
    for path, node in paths(base):
        if not all(isinstance(step, str) for step in path):  # in a list, which `over` may replace as a whole
            continue
        if find(over, path) is None and isinstance(nearest(over, path).value, dict):
            assert find(both, path) is node
    assert both.size == len(list(paths(both)))
    assert list(both.value or ())[: len(below)] == list(below)


@given(maps)
def test_merging_with_nothing_or_with_itself_changes_nothing(value: dict[str, object]) -> None:
    for base, over in ((value, {}), ({}, value), (value, value)):
        assert plain(merged(tree(base), tree(over))) == value


@given(maps, maps)
def test_merging_leaves_both_documents_as_they_were(below: dict[str, object], above: dict[str, object]) -> None:
    base, over = tree(below), tree(above)
    merged(base, over)
    assert (plain(base), plain(over)) == (below, above)
