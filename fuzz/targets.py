"""What is fuzzed: each target takes bytes, or refuses them with problems that can be shown, or breaks its contract.

Any other exception is a fault, and so is a text that acts on a terminal, an output that does not parse, and a run of
more than two seconds (which the engines watch).
"""

import csv
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

from capacity_cli.api.loading import Loader
from capacity_cli.api.planning import answered
from capacity_cli.documents.baselines import baseline_from
from capacity_cli.documents.env_file import read_env
from capacity_cli.documents.nodes import Node
from capacity_cli.documents.policies import read_policy
from capacity_cli.documents.price_lists import read_price_list
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.scenario_files import drafts_of
from capacity_cli.documents.selection import Selection
from capacity_cli.documents.source import Source
from capacity_cli.documents.validation import validated
from capacity_cli.documents.vercel_json import read_vercel_json
from capacity_cli.model.checks import CheckAnswer, exit_status, judge
from capacity_cli.model.gate import Gate
from capacity_cli.model.problems import Problem
from capacity_cli.model.scenario import Scenario
from capacity_cli.render.csv_answer import check_csv, plan_csv
from capacity_cli.render.json_answer import plan_json
from capacity_cli.render.json_check import check_json
from capacity_cli.render.markdown.check import check_markdown
from capacity_cli.render.markdown.plans import plan_markdown
from capacity_cli.render.reports.github import github_annotations
from capacity_cli.render.reports.gitlab import code_quality
from capacity_cli.render.reports.junit import junit_xml
from capacity_cli.render.reports.sarif import sarif
from capacity_cli.render.sentences import problem_lines
from capacity_cli.render.table.check import print_checks
from capacity_cli.render.table.layout import console
from capacity_cli.render.table.plans import print_plans
from capacity_cli.render.text.texts import Language, Texts

ROOT = Path(__file__).resolve().parent.parent
SHOWN = "scenarios/fuzzed.yaml"
"""The name of what is read: it lies where the files that the seeds extend are."""
NAMES = ("BATCH_SIZE", "SCHEDULER_BATCH_SIZE", "A")
"""The variables that are looked up in an env file."""
PATHS = ("/api/cron", "/a")
"""The entries that are looked up in a `vercel.json`."""

_ACTS = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_COMMAND = re.compile(r"^\s*(?:::|##\[)", re.MULTILINE)
_ANNOTATION = re.compile(r"::(?:error|warning|notice)(?: file=[^\n]*)?::[^\n]+")
_TEXTS = tuple(map(Texts, Language))
_KEPT = 500  # inputs after which what a loader remembers is thrown away


class Broken(AssertionError):  # noqa: N818  a promise, as an assertion is
    """An output that does not keep its promise."""


def scenario(data: bytes) -> bool:
    """The reader of scenarios, up to the validated document."""
    return _refusable(lambda: [validated(Scenario, draft.node) for draft in drafts_of(SHOWN, data)])


def price_list(data: bytes) -> bool:
    """The reader of price lists, as of the newest date in it."""
    return _refusable(lambda: (file := read_price_list("list.yaml", data)).taken(Selection(file.newest)))


def vercel_json(data: bytes) -> bool:
    """The reader of `vercel.json`, with the look-up of an entry and its replacement."""

    def read() -> None:
        file = read_vercel_json(data, "vercel.json")
        for name in (*PATHS, *(path for path, _ in file.entries[:1])):
            _refusable(lambda name=name: file.replaced(Node(name, Source("a.yaml")), "0 0 * * *"))  # type: ignore[misc]

    return _refusable(read)


def env(data: bytes) -> bool:
    """The reader of env files, with the look-up of a variable and its replacement."""

    def read() -> None:
        file = read_env(data, ".env")
        for name in NAMES:
            _refusable(lambda name=name: file.variable(Node(name, Source("a.yaml"))).whole_number())  # type: ignore[misc]
            _refusable(lambda name=name: file.replaced(Node(name, Source("a.yaml")), 7))  # type: ignore[misc]

    return _refusable(read)


def policy(data: bytes) -> bool:
    """The reader of policies."""
    return _refusable(lambda: read_policy("policy.yaml", data))


def baseline(data: bytes) -> bool:
    """The reader of baselines."""
    return _refusable(lambda: baseline_from("baseline.json", data))


@dataclass(slots=True)
class Plans:
    """Whole plans of scenarios, in every format; what is refused is reported in the formats of `check`."""

    loader: Loader
    """Keeps the shipped editions."""
    left: int = _KEPT
    """How many inputs it is still used for."""

    def __call__(self, data: bytes) -> bool:
        """Plan and check one document."""
        self.left -= 1
        if self.left <= 0:
            self.loader, self.left = Loader(), _KEPT
        try:
            answers = [answered(loaded) for loaded in self.loader.load_text(SHOWN, data)]
        except Refused as refused:
            _show(refused.problems)
            _reports(Gate((), refused.problems, "/", 2))
            return False
        checked = []
        for answer in answers:
            results = judge(answer.setting.scenario, answer.plan)
            places = tuple(answer.findings[0].place for _ in results) if answer.findings else ()
            if len(places) == len(results):
                checked.append(CheckAnswer(answer, results, exit_status(results, answer.findings), places))
        for texts in _TEXTS:
            _shows(_drawn(lambda out, texts=texts: print_plans(out, answers, texts)))
            _shows(plan_markdown(answers, texts))
        _parses(plan_json(answers, _TEXTS[0]), plan_csv(answers, _TEXTS[0]))
        _reports(Gate(tuple(checked), (), "/", 0))
        return True


def _reports(gate: Gate) -> None:
    """Every format of `check`."""
    texts = _TEXTS[0]
    _shows(_drawn(lambda out: print_checks(out, gate, texts)))
    _shows(check_markdown(gate, texts))
    _parses(check_json(gate, texts), check_csv(gate, texts))
    _parses(sarif(gate, texts))
    _parses(code_quality(gate, texts))
    ET.fromstring(junit_xml(gate, texts))  # noqa: S314  our own output
    for line in github_annotations(gate, texts).splitlines():
        if not _ANNOTATION.fullmatch(line):
            raise Broken(line)


def _drawn(draw: Callable[..., None]) -> str:
    page = StringIO()
    draw(console(page, color=False, width=80))
    return page.getvalue()


def _parses(json_text: str, csv_text: str = "") -> None:
    _still(json_text)
    json.loads(json_text)
    _still(csv_text.replace("\r\n", "\n"))
    widths = {len(row) for row in csv.reader(StringIO(csv_text), strict=True)}
    if len(widths) > 1:
        raise Broken(csv_text)


def _still(text: str) -> None:
    """Refuse a text that acts on a terminal or that cannot be written."""
    found = _ACTS.search(text)
    if found:
        raise Broken(repr(text[max(0, found.start() - 40) : found.end() + 40]))
    text.encode("utf-8")


def _shows(text: str) -> None:
    """Refuse a text for people that acts on a terminal or is a command of a workflow."""
    _still(text)
    if _COMMAND.search(text):
        raise Broken(text)


def _show(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        for texts in _TEXTS:
            for line in problem_lines(texts, problem):
                _shows(line)


def _refusable(action: Callable[[], object]) -> bool:
    """Whether something is done rather than refused; the problems of a refusal must be fit to be shown."""
    try:
        action()
    except Refused as refused:
        if not refused.problems:
            raise Broken("refused without a problem") from None
        _show(refused.problems)
        return False
    return True


TARGETS: dict[str, Callable[[bytes], bool]] = {
    "scenario": scenario,
    "price-list": price_list,
    "vercel-json": vercel_json,
    "env": env,
    "plan": Plans(Loader()),
    "policy": policy,
    "baseline": baseline,
}
"""The targets by name; each says whether it took its input."""
