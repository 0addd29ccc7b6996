"""The scenario that `capacity init` writes: one file for both languages, its comments from the catalog.

It plans as it stands; every key that most services need is there, with what it means. In the file, `{name}` is where
the text `template.name` of the catalog stands.
"""

from pathlib import Path
from string import Formatter

from capacity_cli.render.text.texts import Language, Texts


def scenario_template(language: Language) -> str:
    """A commented scenario."""
    texts = Texts(language)
    return _template().format_map({name: texts(f"template.{name}") for name in comments()})


def comments() -> frozenset[str]:
    """The names of the comments; the catalog has each as `template.<name>`."""
    return frozenset(name for _, name, _, _ in Formatter().parse(_template()) if name)


def _template() -> str:
    return Path(__file__).with_name("scenario_template.yaml").read_text(encoding="utf-8")
