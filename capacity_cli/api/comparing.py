"""Comparing: a scenario file with another one, or with itself at a revision or under other prices.

A file that the revision does not have yet is all new. What `--set` changes belongs to the head alone.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from capacity_cli.api.differing import Differing
from capacity_cli.api.loading import PRICES_OPTION, Loaded, Loader
from capacity_cli.documents.file_trees import DISK
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.revision import Revision, revision_of
from capacity_cli.model.difference import Difference
from capacity_cli.model.problems import Problem


@dataclass(slots=True)
class Base:
    """What files are compared with, and how that is read."""

    revision: str | None = None
    """The revision of the repository; none for the files as they are."""
    prices: str | None = None
    """The edition or folder that takes the place of every file's own."""
    as_of: str | None = None
    """The date for which prices hold."""
    oldest: str | None = None
    """The day before which a price is too old; none if prices may have any age."""
    prices_option: str = PRICES_OPTION
    """The option that asks for those prices."""
    _loaders: dict[Path | None, Loader] = field(default_factory=dict)

    def loader(self, file: str) -> Loader:
        """What reads a file of the base; raises `Refused` if it lies in no repository."""
        tree = DISK if self.revision is None else revision_of(file, self.revision)
        top = tree.top if isinstance(tree, Revision) else None
        if top not in self._loaders:
            self._loaders[top] = Loader(
                (), self.prices, self.as_of, self.oldest, tree=tree, prices_option=self.prices_option
            )
        return self._loaders[top]

    def load(self, file: str) -> tuple[Loaded, ...]:
        """The scenario of a file of the base, then its variants; raises `Refused` with places in the base."""
        try:
            return self.loader(file).load(file)
        except Refused as refused:
            raise Refused([self._placed(each) for each in refused.problems]) from None

    def shown(self, file: str) -> str:
        """How a file of the base is shown."""
        return file if self.revision is None or file.startswith("--") else f"{self.revision}:{file}"

    def _placed(self, problem: Problem) -> Problem:
        place = problem.place
        return problem if place is None else replace(problem, place=place._replace(file=self.shown(place.file)))


def compared(base: Base, base_file: str, head: Loader, head_file: str) -> tuple[Difference, ...]:
    """
    What differs in the scenario of two files and in each variant, by name.

    Raises `Refused` with the problems of both files; those of the base say so in their places.
    """
    before, after = _loaded(base, base_file, head, head_file)
    known = {each.variant: each for each in before}
    pairs: list[tuple[Loaded | None, Loaded | None]] = [(known.pop(each.variant, None), each) for each in after]
    pairs.extend((each, None) for each in known.values())
    compare = Differing(base_file, head_file, base.shown)
    return tuple(compare.difference(*pair) for pair in pairs)


def _loaded(base: Base, base_file: str, head: Loader, head_file: str) -> tuple[tuple[Loaded, ...], tuple[Loaded, ...]]:
    """The scenarios of both sides; none on the one side that does not have the file."""
    if base.revision is not None:
        there, here = base.loader(base_file).tree.exists(Path(base_file)), head.tree.exists(Path(head_file))
        if here != there:
            return base.load(base_file) if there else (), head.load(head_file) if here else ()
    found: list[tuple[Loaded, ...]] = []
    problems: list[Problem] = []
    for side, file in ((base, base_file), (head, head_file)):
        try:
            found.append(side.load(file))
        except Refused as refused:
            problems.extend(each for each in refused.problems if each not in problems)
    if problems:
        raise Refused(problems)
    before, after = found
    return before, after
