"""The page about a document that people write: every key with type, default and meaning, section by section."""

from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args, get_origin

import yaml

from capacity_cli.api.schema.document_keys import (
    Key,
    bare,
    keys_of,
    kind_doc,
    kind_name,
    leaf_schema,
    model_in,
    short_key,
    words_in,
)
from capacity_cli.api.schema.field_docs import class_doc, field_docs
from capacity_cli.api.schema.model_rules import AT_LEAST_ONE, EXACTLY_ONE, TOGETHER
from capacity_cli.model.fields import Model
from reference_pages.markdown import code, codes, page, table

_HEADS = ("Key", "Type", "Default", "Needed", "Meaning")
_NAME = "<name>"


def document_page(title: str, model: type[Model], schema: str) -> str:
    """The page about a model and all models below it."""
    intro = (
        f"{class_doc(model)} Editors check it while you write, with the [JSON Schema](schema/{schema}.v1.json) named "
        f"in its first line. `{_NAME}` stands for a name that you choose, or that another document gives."
    )
    return page(f"# {title}", intro, *_sections(model, ""))


def _sections(model: type[Model], path: str) -> Iterator[str]:
    keys = keys_of(model)
    prefix = f"{path}." if path else ""
    if path:
        yield f"## `{path}`\n\n{class_doc(model)}"
    yield table(_HEADS, (_row(model, key, prefix) for key in keys))
    for key in keys:
        for below, step in _models(key.hint):
            yield from _sections(below, f"{prefix}{key.name}{step}")


def _row(model: type[Model], key: Key, prefix: str) -> list[str]:
    default = "" if key.default is None else code(_flow(key.default))
    return [code(f"{prefix}{key.name}"), _type(key.hint), default, _needed(model, key), _meaning(key)]


def _flow(value: Any) -> str:
    """A default as a line of YAML."""
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=1000)
    return text.removesuffix("...\n").strip()


def _needed(model: type[Model], key: Key) -> str:
    if key.needed:
        return "yes"
    for rule, words in ((EXACTLY_ONE, "one of {}"), (AT_LEAST_ONE, "at least one of {}")):
        names = rule.get(model, ())
        if key.name in names:
            return words.format(codes(names))
    together = TOGETHER.get(model, ())
    return f"with {codes(each for each in together if each != key.name)}" if key.name in together else "no"


def _meaning(key: Key) -> str:
    hints = [bare(each) for each in (key.hint, *get_args(bare(key.hint)))]
    members = [member for each in hints if _is_choice(each) for member in _members(each)]
    return "\n".join([key.doc, *members])


def _members(choice: type[Enum]) -> Iterator[str]:
    docs = field_docs(choice)
    return (f"{code(each.value)}: {docs[each.name]}" for each in choice if each.name in docs)


def _type(hint: Any) -> str:
    """The type in words."""
    plain = bare(hint)
    if model_in(hint) is not None:
        key = short_key(hint)
        others = [codes(words_in(hint))] if words_in(hint) else []
        return " or ".join(["map", *others, *([f"its {code(key)} alone"] if key else [])])
    if get_origin(plain) is dict:
        name, value = get_args(plain)
        return f"map: {'a name' if name is str else _type(name)} → {_type(value)}"
    if get_origin(plain) is tuple:
        return f"list: {_type(get_args(plain)[0])}, …"
    return f"one of {codes(each.value for each in plain)}" if _is_choice(plain) else _scalar(hint)


def _scalar(hint: Any) -> str:
    kind, schema = kind_name(hint), leaf_schema(hint)
    if "const" in schema:
        return code(schema["const"])
    if kind is not None:
        text = kind_doc(kind).removesuffix(".")
        return text[0].lower() + text[1:]
    if "type" not in schema:
        return "anything"
    longest = schema.get("maxLength")
    return f"a text of at most {longest} characters" if longest else "a text"


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _models(hint: Any) -> Iterator[tuple[type[Model], str]]:
    """The model that a value of this type holds, and the step that leads to it."""
    plain, model = bare(hint), model_in(hint)
    if model is not None:
        yield model, ""
    elif get_origin(plain) is dict:
        yield from ((below, f".{_NAME}{step}") for below, step in _models(get_args(plain)[1]))
    elif get_origin(plain) is tuple:
        yield from ((below, f"[]{step}") for below, step in _models(get_args(plain)[0]))
