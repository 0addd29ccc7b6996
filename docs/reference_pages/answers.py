"""The page about the JSON that commands print: every key with type and meaning, from the schemas."""

from collections.abc import Iterator

from capacity_cli.api.schema import SCHEMAS, json_schema
from capacity_cli.api.schema.definitions import Schema, resolved
from capacity_cli.api.schema.field_docs import field_docs
from capacity_cli.model.leaves import Leaf
from capacity_cli.model.metrics import SHORT_NAMES
from reference_pages.markdown import code, codes, page, table

_KINDS = "#kinds-of-numbers"
_TYPES = {
    "object": "map",
    "string": "a text",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "null": "`null`",
}
_INTRO = (
    "What `--format json` prints. Every key is always there, in this order; what is unknown is `null`. Keys and codes "
    "are English in any language. A check can name any figure of an entry of `capacity plan` by its path."
)


def answers_page() -> str:
    """The page about all answers."""
    docs = field_docs(Leaf)
    kinds = ((each.value, docs[each.name]) for each in Leaf if each is not Leaf.HIDDEN)
    answers = [each for each in (_section(name) for name in SCHEMAS) if each]
    short = ((code(name), code(path)) for name, path in SHORT_NAMES.items())
    return page(
        "# JSON",
        _INTRO,
        *answers,
        "## Kinds of numbers",
        table(["Kind", "How it is written"], kinds),
        "## Short names of metrics",
        table(["Name", "Path"], short),
    )


def _section(name: str) -> str:
    """The keys of one answer; nothing for the schema of a document that people write."""
    schema = json_schema(name)
    if "schema" not in schema["properties"]:
        return ""
    rows = table(["Key", "Type", "Meaning"], _rows(schema, "", schema["$defs"]))
    return f"## `capacity {name}`\n\n{code(schema['$id'])} ([JSON Schema](schema/{name}.v1.json))\n\n{rows}"


def _rows(schema: Schema, prefix: str, parts: dict[str, Schema]) -> Iterator[tuple[str, str, str]]:
    for key, each in schema["properties"].items():
        path = f"{prefix}{key}"
        always = "" if key in schema.get("required", ()) else " Left out where there is none."
        yield code(path), _type(each, parts), each["description"] + always + _members(each, parts)
        for step, below in _below(each, parts):
            yield from _rows(below, f"{path}{step}.", parts)


def _below(schema: Schema, parts: dict[str, Schema]) -> Iterator[tuple[str, Schema]]:
    """The maps that a value holds, each with the step that leads to it."""
    part = resolved(schema, parts)
    for each in part.get("anyOf", ()):
        yield from _below(each, parts)
    if "items" in part:
        yield from ((f"[]{step}", below) for step, below in _below(part["items"], parts))
    if "properties" in part:
        yield "", part


def _type(schema: Schema, parts: dict[str, Schema]) -> str:
    name, part = schema.get("$ref", "").rpartition("/")[2], resolved(schema, parts)
    if "anyOf" in part:
        return " or ".join(_type(each, parts) for each in part["anyOf"])
    if name in set(Leaf):
        return f"[{name}]({_KINDS})"
    if "const" in part:
        return code(part["const"])
    return "a word" if "enum" in part else _plain(part, parts)


def _plain(part: Schema, parts: dict[str, Schema]) -> str:
    if part["type"] == "array":
        return f"list: {_type(part['items'], parts)}, …"
    if part["type"] == "object" and part["additionalProperties"] is not False:
        return f"map: a name → {_type(part['additionalProperties'], parts)}"
    return _TYPES[part["type"]]


def _members(schema: Schema, parts: dict[str, Schema]) -> str:
    """The words of an enum, each with what it means if it says so."""
    for each in (schema, *schema.get("anyOf", ())):
        part = resolved(each, parts)
        if "enum" in part:
            _, _, listed = part["description"].partition("\n\n")
            return "\n" + (listed.replace("\n- ", "\n").removeprefix("- ") or codes(part["enum"]))
    return ""
