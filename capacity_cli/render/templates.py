"""The files that `capacity init` writes: one template for both languages each, its comments from the catalog.

A template is valid and works as it stands; every key that most services or vendors need is there, with what it means.
In it, `{name}` is where the text `template.name` of the catalog stands.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from capacity_cli.render.text.texts import Language, Texts

_SCENARIO = "scenario_template.yaml"
_PRICE_LIST = "price_list_template.yaml"
_VENDOR = "vendor"
_LINES = ("schedule_line", "batch_line", "seconds_line", "function_line", "cron_jobs_line")
_OWN_TEXTS = frozenset({
    "schedule", "batch", "referred", "seconds", "seconds_unknown", "function", "copied", "also_entry", "also_variables",
    "unclear",
})  # fmt: skip
"""Comments of those lines."""
_EXAMPLES = (
    "  growth:", "  arrivals:", "  api_requests:", "stocks:", "  supabase:", "labor:", "budget:", "  monthly_cost:",
)  # fmt: skip
"""How the lines begin whose figures are nobody's: in a scenario about a repository these are comments."""
_COLUMNS = 35  # behind which the comments stand
_PLAIN = re.compile(r"[A-Za-z0-9/._][A-Za-z0-9/._-]*")


class TakenOver(NamedTuple):
    """What a scenario takes from the files of a service's repository; none where there is nothing."""

    schedule: tuple[str, str] | None = None
    """The file and the entry of the schedule."""
    other_entries: tuple[tuple[str, str, str], ...] = ()
    """The file, the path and the schedule of each entry that was not taken."""
    function_seconds: str | None = None
    """How long a function may run, a whole number."""
    unclear_seconds: tuple[str, ...] = ()
    """What the file says of that otherwise."""
    batch_size: tuple[str, str] | None = None
    """The file and the variable of the batch size."""
    other_variables: tuple[str, ...] = ()
    """The variables like it that were not taken."""


def scenario_template(language: Language, found: TakenOver | None = None) -> str:
    """A commented scenario, which refers to what was found if a repository was looked at.

    Of a repository no example becomes a figure of its plan: what nobody knows is unknown, or a comment.
    """
    texts = Texts(language)
    taken = found or TakenOver()
    job = ("0.5", texts("template.seconds")) if found is None else ("unknown", texts("template.seconds_unknown"))
    jobs = "\n    usage: {cron_jobs: 1}" if taken.schedule is None else ""  # else the entries of its file are counted
    lines = (
        _schedule(taken, texts), _batch_size(taken, texts), _line("seconds_per_job", *job), _function(taken, texts),
        jobs,
    )  # fmt: skip
    text = _filled(_SCENARIO, language, dict(zip(_LINES, lines, strict=True)))
    return text if found is None else "".join(_examples_as_comments(text.splitlines(keepends=True)))


def _examples_as_comments(lines: list[str]) -> Iterator[str]:
    """The lines of a scenario, with a mark before those of examples and what belongs to them."""
    indent: int | None = None
    for line in lines:
        own = len(line) - len(line.lstrip(" "))
        if line.startswith(_EXAMPLES):
            indent = own
        elif not line.strip() or (indent is not None and own <= indent):
            indent = None
        yield line if indent is None else f"{line[:indent]}# {line[indent:]}"


def _schedule(taken: TakenOver, texts: Texts) -> str:
    if taken.schedule is None:
        return _line("schedule", '"*/5 * * * *"', texts("template.schedule"))
    value = "{{vercel_json: {{file: {}, path: {}}}}}".format(*map(_scalar, taken.schedule))
    others = [
        texts("template.also_entry", file=file, entry=path, schedule=schedule)
        for file, path, schedule in taken.other_entries
    ]
    return _with_remarks(_line("schedule", value, texts("template.referred")), others)


def _batch_size(taken: TakenOver, texts: Texts) -> str:
    if taken.batch_size is None:
        return _line("batch_size", "50", texts("template.batch"))
    value = "{{env: {{file: {}, name: {}}}}}".format(*map(_scalar, taken.batch_size))
    others = [texts("template.also_variables", names=", ".join(taken.other_variables))] if taken.other_variables else []
    return _with_remarks(_line("batch_size", value, texts("template.referred")), others)


def _function(taken: TakenOver, texts: Texts) -> str:
    if taken.unclear_seconds:
        unclear = texts("template.unclear", found=", ".join(taken.unclear_seconds))
        return _line("function_max_seconds", "plan", unclear)
    comment = texts("template.copied" if taken.function_seconds else "template.function")
    return _line("function_max_seconds", taken.function_seconds or "plan", comment)


def _with_remarks(line: str, remarks: list[str]) -> str:
    """A line of the scheduler with a comment below it for each remark."""
    return "".join([line, *(f"\n  # {remark}" for remark in remarks)])


def _line(key: str, value: str, comment: str) -> str:
    """What stands behind a key of the scheduler: its value and a comment, which stands below the others."""
    return f"{value:<{_COLUMNS - len(f'  {key}:   ')}}  # {comment}"


def _scalar(text: str) -> str:
    """A text as YAML writes it."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def price_list_template(language: Language, vendor: str) -> str:
    """A commented price list of a vendor, whose name is one of a file."""
    return _filled(_PRICE_LIST, language, {_VENDOR: vendor})


def comments() -> frozenset[str]:
    """The names of the comments of all templates; the catalog has each as `template.<name>`."""
    return ((_fields(_SCENARIO) | _fields(_PRICE_LIST)) - {_VENDOR, *_LINES}) | _OWN_TEXTS


def _filled(file: str, language: Language, values: dict[str, str]) -> str:
    texts = Texts(language)
    found = {name: texts(f"template.{name}") for name in _fields(file) if name not in values}
    return _template(file).format_map(found | values)


def _fields(file: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(_template(file)) if name)


def _template(file: str) -> str:
    return Path(__file__).with_name(file).read_text(encoding="utf-8")
