"""The files that `capacity init` writes: one template for both languages each, its comments from the catalog.

A template is valid and works as it stands; every key that most services or vendors need is there, with what it means.
In it, `{name}` is where the text `template.name` of the catalog stands.
"""

import json
import re
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from capacity_cli.render.text.texts import Language, Texts

_SCENARIO = "scenario_template.yaml"
_PRICE_LIST = "price_list_template.yaml"
_VENDOR = "vendor"
_LINES = ("schedule_line", "batch_line", "function_line", "cron_jobs_line")
_COLUMNS = 35  # behind which the comments stand
_PLAIN = re.compile(r"[A-Za-z0-9/._][A-Za-z0-9/._-]*")


class TakenOver(NamedTuple):
    """What a scenario takes from the files of a service's repository; none where there is nothing."""

    schedule: tuple[str, str] | None = None
    """The file and the entry of the schedule."""
    batch_size: tuple[str, str] | None = None
    """The file and the variable of the batch size."""
    function_seconds: str | None = None
    """How long a function may run, a whole number."""


NOTHING_FOUND = TakenOver()


def scenario_template(language: Language, found: TakenOver = NOTHING_FOUND) -> str:
    """A commented scenario that refers to what was found.

    The entries of the file of a schedule are counted, so that none is stated then.
    """
    texts = Texts(language)
    schedule, batch_size, seconds = found
    cron, batch, jobs = '"*/5 * * * *"', "50", "\n    usage: {cron_jobs: 1}"
    comments_of = [texts("template.schedule"), texts("template.batch")]
    if schedule is not None:
        cron, jobs = "{{vercel_json: {{file: {}, path: {}}}}}".format(*map(_scalar, schedule)), ""
        comments_of[0] = texts("template.referred")
    if batch_size is not None:
        batch = "{{env: {{file: {}, name: {}}}}}".format(*map(_scalar, batch_size))
        comments_of[1] = texts("template.referred")
    function = _line(
        "function_max_seconds", seconds or "plan", texts("template.copied" if seconds else "template.function")
    )
    lines = (_line("schedule", cron, comments_of[0]), _line("batch_size", batch, comments_of[1]), function, jobs)
    return _filled(_SCENARIO, language, dict(zip(_LINES, lines, strict=True)))


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
    return (_fields(_SCENARIO) | _fields(_PRICE_LIST)) - {_VENDOR, *_LINES}


def _filled(file: str, language: Language, values: dict[str, str]) -> str:
    texts = Texts(language)
    found = {name: texts(f"template.{name}") for name in _fields(file) if name not in values}
    return _template(file).format_map(found | values)


def _fields(file: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(_template(file)) if name)


def _template(file: str) -> str:
    return Path(__file__).with_name(file).read_text(encoding="utf-8")
