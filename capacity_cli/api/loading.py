"""Loading: a scenario file with its variants and its edition, everything named in it resolved.

All problems of a file and its variants come in one go; each edition is read once however many files name it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from capacity_cli.documents.allowance import Allowance
from capacity_cli.documents.bundled import Shipped, bundled, shipped_editions, shipped_scenario
from capacity_cli.documents.changes import Change
from capacity_cli.documents.editions import Edition, read_edition
from capacity_cli.documents.file_trees import DISK, FileTree
from capacity_cli.documents.foreign_files import ForeignFiles
from capacity_cli.documents.limits import LIST_VALUES, REFERENCED, RUNS
from capacity_cli.documents.nodes import Node, find, place_of
from capacity_cli.documents.price_lists import Taken
from capacity_cli.documents.references import References, followed
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.scenario_files import Draft, at, drafts_of, file_named, folder_of
from capacity_cli.documents.selection import Selection
from capacity_cli.documents.source import Source
from capacity_cli.documents.validation import MOST_PROBLEMS, located, validated
from capacity_cli.model.bounds import bound_problems
from capacity_cli.model.choosing import settled
from capacity_cli.model.names import unknown_name
from capacity_cli.model.prices.listed import Listed
from capacity_cli.model.problems import Path as DocumentPath
from capacity_cli.model.problems import Place, Problem, ProblemCode, in_order
from capacity_cli.model.scenario import Scenario, Service
from capacity_cli.model.setting import Setting, Unresolved, resolve
from capacity_cli.model.weighing import ignore_problems
from capacity_cli.model.work import followed_runs

PRICES_OPTION = "--prices"
"""The option that takes the place of the prices that files name."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario, or a variant of one, ready to be planned."""

    file: str
    """The file as the user named it."""
    variant: str | None
    """The variant's name; none for the file as it stands."""
    name: str
    """What the scenario calls itself, else the file's name without its ending."""
    edition: Edition
    """The price lists that hold."""
    as_of: str | None
    """The date for which they hold."""
    oldest: str | None
    """The day before which a price is too old; none if prices may have any age."""
    taken: Mapping[str, Taken]
    """What each says on that date and under what the scenario chooses."""
    setting: Setting
    """The scenario with everything that it names."""
    node: Node
    """The merged document, for the places of its values."""
    references: References
    """Where it has values from."""

    @property
    def scenario(self) -> Scenario:
        """The scenario itself."""
        return self.setting.scenario

    def place(self, path: DocumentPath) -> Place:
        """Where a value of the scenario is written; of one that is not, where its nearest parent is."""
        return place_of(self.node, path)


@dataclass(slots=True)
class Loader:
    """Reads scenario files under the options of one command."""

    changes: tuple[Change, ...] = ()
    """What `--set` changes in every file."""
    prices: str | None = None
    """The edition or folder that `--prices` puts in the place of every file's own."""
    as_of: str | None = None
    """The date that `--as-of` asks for."""
    oldest: str | None = None
    """The day before which a price is too old; none if prices may have any age."""
    standard_input: BinaryIO | None = None
    """What the file `-` reads."""
    prices_option: str = PRICES_OPTION
    """The option that asks for those prices, as the place of what is wrong with them."""
    files: ForeignFiles = field(default_factory=ForeignFiles)
    """What the files of the service's repository say."""
    tree: FileTree = DISK
    """Where the scenario files are, and everything that they name; an edition that `--prices` names is on the disk."""
    _editions: dict[Path, Edition | Refused] = field(default_factory=dict)
    _lists: Allowance = field(default_factory=lambda: Allowance(LIST_VALUES))
    _runs: Allowance = field(default_factory=lambda: Allowance(RUNS))
    _last: Scenario | None = None

    def load(self, file: str) -> tuple[Loaded, ...]:
        """The scenario of a file, then its variants; raises `Refused` with all problems of all of them."""
        path = shipped_scenario(Path(file).stem) if isinstance(file, Shipped) else file
        return self.load_text(file, self.tree.read(path, self.standard_input, shown=file))

    def load_text(self, file: str, data: bytes) -> tuple[Loaded, ...]:
        """The same for a file whose content is at hand."""
        loaded: list[Loaded] = []
        self.files.allowance, self._lists, self._runs = Allowance(REFERENCED), Allowance(LIST_VALUES), Allowance(RUNS)
        problems: dict[tuple[object, ...], Problem] = {}  # a problem of a file and its variants counts once
        drafts = self._drafts(file, data)
        for draft in drafts:
            try:
                loaded.append(self._ready(draft))
            except Refused as refused:
                for each in refused.problems:
                    problems.setdefault((each.code, each.place, tuple(sorted(each.values.items()))), each)
            if len(problems) >= MOST_PROBLEMS and draft is not drafts[-1]:  # each is slow to look through
                problems[()] = draft.node.located(Problem(ProblemCode.NOT_LOOKED_THROUGH))
                break
        if problems:
            raise Refused(in_order(problems.values()))
        return tuple(loaded)

    def _drafts(self, file: str, data: bytes) -> tuple[Draft, ...]:
        try:
            return drafts_of(file, data, self.changes, self.tree)
        except Refused as refused:
            from capacity_cli.api.recovery import own_problems  # noqa: PLC0415  only wanted when something is wrong

            raise Refused(in_order([*refused.problems, *own_problems(file, data)])) from None

    def _ready(self, written: Draft) -> Loaded:
        found = followed(written, self.files)
        draft = replace(written, node=found.node)
        scenario, edition = self._both(draft, found.problems)
        as_of = self.as_of or edition.newest
        taken = self._taken(draft.node, edition, scenario, as_of)
        problems = [*bound_problems(scenario.checks, scenario.budget), *ignore_problems(scenario)]
        setting: Setting | None = None
        try:
            prices = {vendor: each.listed for vendor, each in taken.items()}
            setting = settled(resolve(scenario, prices, found.cron_entries, found.beyond_json, found.other_crons))
            if "recommend" in scenario.model_fields_set:
                from capacity_cli.model.recommend.bounds import bounds_problems  # noqa: PLC0415  rarely wanted

                problems.extend(bounds_problems(setting, prices))
        except Unresolved as unresolved:
            problems.extend(unresolved.problems)
        if problems or setting is None:
            raise Refused(located(draft.node, problems))
        self._runs.take(
            draft.variant, followed_runs(setting), find(draft.node, ("scheduler", "schedule")) or draft.node
        )
        name = scenario.name or Path(draft.file).stem
        return Loaded(
            draft.file, draft.variant, name, edition, as_of, self.oldest, taken, setting, draft.node, found.references
        )  # fmt: skip

    def _both(self, draft: Draft, before: tuple[Problem, ...]) -> tuple[Scenario, Edition]:
        """The scenario and its edition; raises `Refused` with the problems of both and with those from before."""
        problems = list(before)
        scenario: Scenario | None = None
        edition: Edition | None = None
        try:
            scenario = self._sharing(validated(Scenario, draft.node))
        except Refused as refused:
            problems.extend(refused.problems)
        try:
            edition = self._edition(draft)
        except Refused as refused:
            problems.extend(refused.problems)
        if problems or scenario is None or edition is None:
            raise Refused([*problems, *self._further(draft, problems, edition)])
        return scenario, edition

    def _taken(self, node: Node, edition: Edition, scenario: Scenario | None, as_of: str | None) -> dict[str, Taken]:
        """What the price lists say for a scenario; raises `Refused` where its variants choose too many ways."""
        for vendor, service in ({} if scenario is None else scenario.services).items():
            listed, picks = edition.lists.get(vendor), picks_of(service)
            if listed is not None and picks:
                what = (listed.shown, *sorted(picks.items()))
                self._lists.take(what, listed.node.size, find(node, ("services", vendor)) or node)
        return taken_lists(edition, scenario, as_of)

    def _further(self, draft: Draft, problems: list[Problem], edition: Edition | None) -> list[Problem]:
        if edition is None:
            return []
        from capacity_cli.api.recovery import further_problems  # noqa: PLC0415  only wanted when something is wrong

        def take(scenario: Scenario | None) -> dict[str, Listed]:
            taken = self._taken(draft.node, edition, scenario, self.as_of or edition.newest)
            return {vendor: each.listed for vendor, each in taken.items()}

        return further_problems(draft.node, problems, take)

    def _sharing(self, scenario: Scenario) -> Scenario:
        """The scenario, its parts the same objects as equal ones of the scenario before: thousands may be kept."""
        if self._last is not None:
            vars(scenario).update((name, part) for name, part in self._last if getattr(scenario, name) == part)
        self._last = scenario
        return scenario

    def _edition(self, draft: Draft) -> Edition | None:
        """The edition that the file or the option names; none if neither is there to name one."""
        if self.prices is not None:
            option = Node(self.prices, Source(self.prices_option))
            return self._named(option, Path(self.prices), self.prices, DISK)
        node = find(draft.node, ("prices",))
        if node is None or not isinstance(node.value, str):
            return None
        folder = folder_of(node)
        if node.value in shipped_editions() or not _is_path(folder, node.value, self.tree):
            return self._named(node, folder / node.value, node.value, self.tree)
        shown = node.value if folder == Path() else str(folder / node.value)
        return self._read(node, file_named(node, folder, draft.root, self.tree), shown, self.tree)

    def _named(self, node: Node, folder: Path, name: str, tree: FileTree) -> Edition:
        """The edition of that name that ships, else the folder."""
        editions = shipped_editions()
        if name in editions:
            return self._read(node, bundled("pricing") / name, f"pricing/{name}", DISK)
        if not _is_path(Path(), name, tree):
            raise Refused([node.located(unknown_name("kind.edition", name, editions))])
        return self._read(node, folder, name, tree)

    def _read(self, node: Node, folder: Path, shown: str, tree: FileTree) -> Edition:
        if folder not in self._editions:
            self._lists.refuse_more(node)
            self._editions[folder] = _read_or_refused(folder, shown, self.as_of, tree)
        found = self._editions[folder]
        self._lists.take(folder, _size(found), node)
        if isinstance(found, Refused):
            raise Refused(_at_name(node, found, shown))
        return found


def _is_path(folder: Path, name: str, tree: FileTree) -> bool:
    """Whether `prices` means a folder: it looks like a path, or there is such a folder."""
    return "/" in name or "\\" in name or tree.is_folder(folder / name)


def taken_lists(edition: Edition, scenario: Scenario | None, as_of: str | None) -> dict[str, Taken]:
    """What each price list of an edition says on a date and under what a scenario chooses of its vendor."""
    services = {} if scenario is None else scenario.services
    return {
        vendor: listed.taken(Selection(as_of, picks_of(services.get(vendor))))
        for vendor, listed in edition.lists.items()
    }


def picks_of(service: Service | None) -> dict[str, str]:
    """What a service chooses, as far as it is a text."""
    chosen = service.chosen if service is not None else {}
    return {name: value for name, value in chosen.items() if isinstance(value, str)}


def _size(edition: Edition | Refused) -> int:
    """The values of an edition; of one that is refused more than half of what is allowed: a second one is too much."""
    return LIST_VALUES.maximum // 2 + 1 if isinstance(edition, Refused) else edition.size


def _read_or_refused(folder: Path, shown: str, as_of: str | None, tree: FileTree) -> Edition | Refused:
    try:
        return read_edition(folder, shown, as_of, tree)
    except Refused as refused:
        return refused


def _at_name(node: Node, refused: Refused, shown: str) -> Iterator[Problem]:
    """Problems of the folder itself belong where it is named; those of its files stay in the files."""
    for problem in refused.problems:
        of_folder = problem.place is not None and problem.place.file == shown
        yield at(node, problem) if of_folder else problem
