"""The page about a document that people write: every key with type, default and meaning, section by section.

Keys that hold the same kind of map share a section; what no field of a model can say stands in a note of its section.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, get_args, get_origin

import yaml

from capacity_cli.api.schema.document_keys import (
    Key,
    bare,
    further_keys,
    keys_of,
    kind_doc,
    kind_name,
    leaf_schema,
    model_in,
    short_keys,
    short_value,
    words_in,
)
from capacity_cli.api.schema.field_docs import class_doc, field_docs
from capacity_cli.api.schema.model_rules import AT_LEAST_ONE, EXACTLY_ONE, TOGETHER
from capacity_cli.model.fields import Model
from capacity_cli.model.prices.capabilities import Allowed
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.scenario import Contract, Scheduler, Service
from reference_pages.markdown import code, codes, page, table

_HEADS = ("Key", "Type", "Default", "Needed", "Meaning")
_NAME = "<name>"
_PLAIN_WORDS = (Allowed,)
"""Choices whose words say themselves what they mean."""
_NOTES: Mapping[type[Model], str] = {
    PriceList: """\
Any price, limit or capability may depend on a date or on a choice, and on both, one inside the other:

- **A list of dated values** stands in the place of a value:
  `[{value: 18, effective_to: 2027-01-01}, {value: 20, effective_from: 2027-01-01}]`. A value holds from
  `effective_from` on and until the day before `effective_to`; either may be left out, and no two values of a list may
  hold on the same day. What stands beside `value`, such as `source` or `per`, takes the place of the same key of the
  map around it.
- **A choice** stands in the place of a value: `{by: region, iad1: "0.128", icn1: "0.169"}`. A scenario makes it with
  a key of the service, `services.<vendor>.region: icn1`. A key `default` names the one that holds if it makes none.
- **An entry** of `charges`, `credits` or `limits` may carry `effective_from` and `effective_to` itself.

The date is that of `--as-of`, or else the newest `read` of the sources: of all lists of the edition for a plan, of this
list for a quote.""",
    Scheduler: """\
Two values may be read from the files of the service's repository instead:

- `schedule: {vercel_json: {file: …, path: …}}` takes the schedule of the cron entry of that path in a `vercel.json`.
  The entries of the file are then what is used of the meter that the trigger names as its `jobs_meter`.
- `batch_size: {env: {file: …, name: …}}` takes the whole number that a variable of an env file holds.

A `file` is named from the folder of the file that names it, and lies below the root: the nearest folder above the
scenario that holds `.git`, or else the scenario's own.""",
    Service: """\
Further keys are the switches of the vendor's price list (`spend_cap: off`) and the choices that its values depend on
(`region: icn1`, and whatever else stands behind a `by`). A key that the list does not know is refused, but for
`region`, which may always be stated.""",
    Contract: """\
Any further key is a meter, with what is charged for it: a unit price alone, or a map with the keys of
[a charge](price-list.md#plansnamecharges) but for `meter`, `switch` and `source`. It takes the place of the list's
whole charge of that meter, with its tiers, its included units and its switch.""",
}
"""What no field of a model says: what may stand in the place of a value, and which further keys there may be."""


def document_page(title: str, model: type[Model], schema: str) -> str:
    """The page about a model and all models below it."""
    intro = (
        f"{class_doc(model)} Editors check it while you write, with the [JSON Schema](schema/{schema}.v1.json) named "
        f"in its first line. `{_NAME}` stands for a name that you choose, or that another document gives."
    )
    return page(f"# {title}", intro, *_sections(model, ""))


def _sections(model: type[Model], path: str) -> Iterator[str]:
    prefix = f"{path}." if path else ""
    if path:
        yield f"## `{path}`\n\n{class_doc(model)}"
    yield from _note(model)
    yield table(_HEADS, (_row(model, key, prefix) for key in _keys(model)))
    for (below, step), names in _below(model).items():
        if len(names) > 1 and not _below(below):
            yield _shared(below, f"## {code(path)}: {codes(f'{name}{step}' for name in names)}")
        else:
            for name in names:
                yield from _sections(below, f"{prefix}{name}{step}")


def _note(model: type[Model]) -> Iterator[str]:
    """What no field says; of a model with further keys something must be said."""
    if model in _NOTES or further_keys(model) is not None:
        yield _NOTES[model]


def _keys(model: type[Model]) -> list[Key]:
    """The keys of a model, those of its own before those that it shares with others."""
    own = model.__annotations__
    return sorted(keys_of(model), key=lambda key: key.name not in own)


def _below(model: type[Model]) -> dict[tuple[type[Model], str], list[str]]:
    """The models that the keys of a model hold, with the step that leads to each, and the keys."""
    found: dict[tuple[type[Model], str], list[str]] = {}
    for key in _keys(model):
        for each in _models(key.hint):
            found.setdefault(each, []).append(key.name)
    return found


def _shared(model: type[Model], heading: str) -> str:
    """One section about keys that hold the same kind of map, which holds no map itself."""
    rows = (_row(model, key, "") for key in _keys(model))
    return "\n\n".join([heading, class_doc(model), table(_HEADS, rows)])


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
    choices = [each for each in hints if _is_choice(each) and each not in _PLAIN_WORDS]
    members = [member for each in choices for member in _members(each)]
    return "\n".join([key.doc, *members])


def _members(choice: type[Enum]) -> Iterator[str]:
    docs = field_docs(choice)
    return (f"{code(each.value)}: {docs[each.name]}" for each in choice if each.name in docs)


def _type(hint: Any) -> str:
    """The type in words."""
    plain = bare(hint)
    if model_in(hint) is not None:
        others = [codes(words_in(hint))] if words_in(hint) else []
        return " or ".join(["map", *others, *(f"its {code(key)} alone" for key in short_keys(hint))])
    if get_origin(plain) is dict:
        name, value = get_args(plain)
        of_map = f"map: {'a name' if name is str else _type(name)} → {_type(value)}"
        return f"{of_map}; or such a value alone" if short_value(hint) else of_map
    if get_origin(plain) is tuple:
        return f"list, each {_type(get_args(plain)[0])}".replace("each map", "each a map")
    return _one_of([each.value for each in plain]) if _is_choice(plain) else _scalar(hint)


def _one_of(words: list[str]) -> str:
    return code(words[0]) if len(words) == 1 else f"one of {codes(words)}"


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
