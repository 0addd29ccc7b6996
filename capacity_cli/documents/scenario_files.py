"""A scenario file with what it extends, its variants and the changes of the command line, merged into trees.

The order is: the file that is extended, the file, the variant, `--set`. Every value keeps the place it was written at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from capacity_cli.documents.allowance import Allowance, too_long
from capacity_cli.documents.changes import Change, changed
from capacity_cli.documents.file_trees import DISK, FileTree
from capacity_cli.documents.files import STANDARD_INPUT
from capacity_cli.documents.limits import BYTES, ENTRIES, VALUES, VARIANTS, Limit
from capacity_cli.documents.nodes import Node, map_like, merged
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.root import inside, root_of
from capacity_cli.documents.yaml_reader import read_yaml
from capacity_cli.model.numbers import kind_of
from capacity_cli.model.problems import Problem, ProblemCode, Word
from capacity_cli.model.scenario import Scenario

CHAIN = Limit(Word("limit.chain"), 10)
"""How many files may extend each other."""

FILE_KEYS = ("extends", "variants")
"""The keys that belong to a file as a whole: neither a variant nor a change has them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One scenario of a file, before it is validated."""

    file: str
    """The file as the user named it."""
    variant: str | None
    """The variant's name; none for the file as it stands."""
    node: Node
    """The merged document."""
    root: Path
    """The folder below which every file that it names must lie."""
    beneath: tuple[Node, ...] = ()
    """What the changes of the command line, and before them the variant, were put over."""
    files: FileTree = DISK
    """Where those files are."""


def drafts_of(file: str, data: bytes, changes: tuple[Change, ...] = (), files: FileTree = DISK) -> tuple[Draft, ...]:
    """The scenario of a file, then its variants; raises `Refused` with what cannot be read or merged."""
    here = Path("stdin") if file == STANDARD_INPUT else Path(file)
    base = read_yaml(data, file)
    misplaced = [_only_at_the_top(change.path[0], change.node) for change in changes if change.path[0] in FILE_KEYS]
    if misplaced:
        raise Refused(misplaced)
    root = root_of(here, files)
    path, bytes_taken, values = files.resolved(here, file), Allowance(BYTES), Allowance(VALUES)
    bytes_taken.take(path, len(data), base)
    values.take(path, base.size, base)
    whole = _Extending(root, files, bytes_taken, values).extended(base, here, (path,))
    variants = _variants(whole)
    bare = _without(whole, *FILE_KEYS)
    drafts: list[tuple[str | None, Node]] = [(None, bare)]
    nodes = bare.size
    for number, (name, over) in enumerate(variants.items(), start=1):
        drafts.append((name, merged(bare, over)))
        nodes += drafts[-1][1].size
        passed = VARIANTS if number > VARIANTS.maximum else VALUES if nodes > VALUES.maximum else None
        if passed is not None:
            raise Refused([over.located(Problem(ProblemCode.TOO_LARGE, passed.values), at_key=True)])
    long = {id(each): each for _, draft in drafts for each in too_long(draft)}
    if long:
        raise Refused([each.located(Problem(ProblemCode.TOO_LARGE, ENTRIES.values)) for each in long.values()])
    return tuple(Draft(file, name, changed(node, changes), root, (node, bare), files) for name, node in drafts)


@dataclass(frozen=True, slots=True)
class _Extending:
    """Where the files are that a document extends."""

    root: Path
    files: FileTree
    bytes: Allowance
    values: Allowance

    def extended(self, node: Node, file: Path, chain: tuple[Path, ...]) -> Node:
        """The document merged onto the one that it extends, and that onto the next."""
        if not isinstance(node.value, dict) or "extends" not in node.value:
            return node
        named = node.value["extends"]
        if not isinstance(named.value, str):
            values = {"expected": Word("kind.text"), "found": kind_of(named.value)}
            raise Refused([named.located(Problem(ProblemCode.WRONG_KIND, values))])
        target = file_named(named, file.parent, self.root, self.files)
        if len(chain) > CHAIN.maximum:
            raise Refused([named.located(Problem(ProblemCode.TOO_LARGE, CHAIN.values))])
        if target in chain:
            raise Refused([named.located(Problem(ProblemCode.CIRCLE, {"path": named.value}))])
        shown = shown_name(named, file.parent)
        data = bytes_named(named, target, shown, self.files)
        self.bytes.take(target, len(data), named)
        base = read_yaml(data, shown)
        self.values.take(target, base.size, named)
        return merged(self.extended(base, Path(shown), (*chain, target)), node)


_FILE_PROBLEMS = frozenset(
    {ProblemCode.FILE_MISSING, ProblemCode.NOT_A_FILE, ProblemCode.UNREADABLE, ProblemCode.OUTSIDE_ROOT}
)


def file_named(node: Node, folder: Path, root: Path, files: FileTree = DISK) -> Path:
    """The file or folder that a value names; raises `Refused`, at its place, if it leads out of the root."""
    try:
        return inside(root, folder, str(node.value), files)
    except Refused as refused:
        raise Refused([at(node, problem) for problem in refused.problems]) from None


def folder_of(node: Node) -> Path:
    """The folder in which a value names files: that of the file that holds it, or where the command runs."""
    name = node.source.name
    return Path() if name == STANDARD_INPUT or name.startswith("--") else Path(name).parent


def shown_name(named: Node, folder: Path) -> str:
    """How a file is shown that a value names in a folder."""
    return str(named.value) if folder == Path() else str(folder / str(named.value))


def bytes_named(named: Node, target: Path, shown: str, files: FileTree = DISK) -> bytes:
    """The content of the file that a value names; raises `Refused`, at the value if there is no such file."""
    try:
        return files.read(target, shown=shown)
    except Refused as refused:
        if all(problem.code in _FILE_PROBLEMS for problem in refused.problems):
            raise Refused([at(named, problem) for problem in refused.problems]) from None
        raise


def at(node: Node, problem: Problem) -> Problem:
    """A problem with a file, placed where a document names that file."""
    values = {"path": str(node.value), **problem.values}
    return node.located(Problem(problem.code, values))


def _variants(node: Node) -> Mapping[str, Node]:
    assert isinstance(node.value, dict)  # noqa: S101  the reader refuses other documents
    found = node.value.get("variants")
    if found is None:
        return {}
    if not isinstance(found.value, dict):
        raise Refused([_not_a_map(found)])
    wrong = [_not_a_map(child) for child in found.value.values() if not isinstance(child.value, dict)]
    nested = list(_nested(found.value))
    if wrong or nested:
        raise Refused([*wrong, *nested])
    return found.value


def _nested(variants: Mapping[str, Node]) -> Iterator[Problem]:
    """A variant changes the scenario; it cannot extend another file or have variants of its own."""
    for variant in variants.values():
        if isinstance(variant.value, dict):
            for key in FILE_KEYS:
                if key in variant.value:
                    yield _only_at_the_top(key, variant.value[key])


def _only_at_the_top(key: str, node: Node) -> Problem:
    allowed = ", ".join(name for name in Scenario.model_fields if name not in FILE_KEYS)
    values = {"key": key, "allowed": allowed, "suggestion": ""}
    return node.located(Problem(ProblemCode.UNKNOWN_KEY, values), at_key=True)


def _not_a_map(node: Node) -> Problem:
    values = {"expected": Word("kind.map"), "found": kind_of(node.value)}
    return node.located(Problem(ProblemCode.WRONG_KIND, values))


def _without(node: Node, *keys: str) -> Node:
    assert isinstance(node.value, dict)  # noqa: S101  the reader refuses other documents
    return map_like(node, {key: child for key, child in node.value.items() if key not in keys})
