"""The JSON Schemas describe exactly what the program reads and writes."""

import io
import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from editor import ROOT, as_an_editor
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import TypeAdapter

from capacity_cli.api.schema import SCHEMAS, json_schema
from capacity_cli.api.schema.definitions import Schema
from capacity_cli.api.schema.document_keys import Key, bare, keys_of
from capacity_cli.cli.main import main
from capacity_cli.documents.price_lists import read_price_list
from capacity_cli.documents.selection import Selection
from capacity_cli.model.fields import Model
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.scenario import Scenario

SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
PRICE_LISTS = sorted((ROOT / "pricing").glob("*/*.yaml"))
DOCUMENTS = [("scenario", path) for path in SCENARIOS] + [("price-list", path) for path in PRICE_LISTS]
OF_PRICES = ("quote", "prices-list", "prices-show", "prices-diff")
OF_EXPLAIN = ("explain", "explain-code")
READ = ("scenario", "price-list", "policy", "baseline")
ANSWERS = [name for name in SCHEMAS if name not in (*READ, *OF_PRICES, *OF_EXPLAIN)]
MORE = {
    "plan": ("--explain",),
    "diff": (str(ROOT / "scenarios" / "daily-2000-pro.yaml"), "--base-prices", "2026-11"),
    "roi": (
        "--compare", str(ROOT / "scenarios" / "daily-2000.yaml"),
        "--set", "labor.hourly_wage=14_000 to 16_000", "--set", "roi.invalid_share_before=8%",
    ),
    "solve": ("--budget", "100_000_000"),
    "ladder": ("--ladder", "--up-to", "3_000", "--set", "workload.growth=10%"),
}  # fmt: skip
"""What makes an answer of a command whole, beside a file."""
PLANS = [
    (f"{path.parent.name}/{path.stem}", plan)
    for path in PRICE_LISTS
    for plan in read_price_list(str(path), path.read_bytes()).taken(Selection("2026-11-01")).listed.prices.plans
]
BASES = {"scenario": ROOT / "scenarios" / "realistic.yaml", "price-list": ROOT / "pricing" / "guide" / "coolsms.yaml"}


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(name), format_checker=FormatChecker())


def printed(*arguments: str) -> tuple[int, Any]:
    """The exit status of a command, and the JSON that it prints, or None."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
    with redirect_stdout(out):
        status = main(arguments)
    return status, json.loads(raw.getvalue()) if raw.getvalue() else None


def answer(command: str, path: Path) -> Any:
    name = "recommend" if command == "ladder" else command
    return printed(name, *MORE.get(command, ()), str(path), "--format", "json")[1]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_valid_one_and_the_command_prints_it(name: str) -> None:
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["$id"] == f"capacity/{name}/v1"
    assert printed("schema", name) == (0, schema)


@pytest.mark.parametrize(("name", "path"), DOCUMENTS, ids=lambda value: getattr(value, "stem", value))
def test_a_shipped_document_is_as_its_schema_says(name: str, path: Path) -> None:
    assert [error.message for error in validator(name).iter_errors(as_an_editor(path))] == []


def changed(name: str, path: str, value: Any) -> Any:
    """The document of that kind with one value replaced, or with one key removed if the value is `...`."""
    document = deepcopy(as_an_editor(BASES[name]))
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split("/")]
    owner = document
    for step in steps:
        owner = owner[step]
    if value is ...:
        del owner[last]
    else:
        owner[last] = value
    return document


def accepted(document: Any, folder: Path) -> bool:
    """Whether the program takes a document."""
    file = folder / "document.yaml"
    file.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    return printed("validate", str(file), "--format", "json")[0] == 0


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("scenario", "format", ...),
        ("scenario", "format", "scenario/v2"),
        ("scenario", "workload", ...),
        ("scenario", "workload/messages_per_day", ...),
        ("scenario", "workload/messages_per_day", 0),
        ("scenario", "workload/messages_per_day", "many"),
        ("scenario", "workload/messages_per_day", None),
        ("scenario", "workload/messages_a_day", 2000),
        ("scenario", "workload/channels", {"telegram": "100%"}),
        ("scenario", "workload/arrivals", "even"),
        ("scenario", "workload/arrivals/bursts/0/at", "9:00"),
        ("scenario", "workload/arrivals/bursts/0/share", ...),
        ("scenario", "scheduler/concurrency", "all"),
        ("scenario", "scheduler/seconds_per_job", 0),
        ("scenario", "scheduler/batch_size", 1.5),
        ("scenario", "services/coolsms/plan", ...),
        ("scenario", "period", {}),
        ("scenario", "period", {"days": 30, "month": "2026-12"}),
        ("scenario", "period", {"days": 367}),
        ("scenario", "currency", "KRV"),
        ("scenario", "labor/manual/hours_per_day", ...),
        ("scenario", "budget/contingency", 20),
        ("scenario", "checks/headroom", {}),
        ("scenario", "checks/headroom", {"level": "error"}),
        ("scenario", "checks/headroom/level", "fatal"),
        ("scenario", "variants", {"more": {"scheduler": {"batch": 1}}}),
        ("scenario", "variants", {"more": {"variants": {}}}),
        ("price-list", "plans", ...),
        ("price-list", "plans/payg/price", "free"),
        ("price-list", "plans/payg/price", {}),
        ("price-list", "plans/payg/charges/0/mode", ...),
        ("price-list", "plans/payg/charges/0/tiers", ...),
        ("price-list", "plans/payg/charges/0/unit_price", 8),
        ("price-list", "plans/payg/charges/0/flat_fee_at_zero", "no"),
        ("price-list", "sources/guide/read", "1.11.2026"),
        ("price-list", "sources/guide/confidence", "D"),
    ],
)
def test_a_bad_document_is_refused_by_its_schema_and_by_the_program(
    name: str, path: str, value: Any, tmp_path: Path
) -> None:
    document = changed(name, path, value)
    assert not validator(name).is_valid(document)
    assert not accepted(document, tmp_path)


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("scenario", "workload/messages_per_day", "2_000"),
        ("scenario", "workload/messages_per_day", "2,000"),
        ("scenario", "workload/arrivals", "uniform"),
        ("scenario", "scheduler/concurrency", "batch"),
        ("scenario", "scheduler/seconds_per_job", "unknown"),
        ("scenario", "scheduler/seconds_per_job", 0.25),
        ("scenario", "scheduler/function_max_seconds", "plan"),
        ("scenario", "period", {"month": "2026-12"}),
        ("scenario", "checks/headroom", {"max": 9}),
        ("scenario", "variants", {"more": {"scheduler": {"batch_size": 100}}}),
        ("price-list", "plans/payg/price", 5),
        ("price-list", "plans/payg/price", "unknown"),
        ("price-list", "plans/payg/limits", [{"meter": "alimtalk", "limit": "unlimited", "on_exceed": "bill"}]),
        ("price-list", "plans/payg/capabilities", {"function_max_seconds": 10}),
    ],
)
def test_a_good_document_is_taken_by_its_schema_and_by_the_program(
    name: str, path: str, value: Any, tmp_path: Path
) -> None:
    document = changed(name, path, value)
    assert [error.message for error in validator(name).iter_errors(document)] == []
    assert accepted(document, tmp_path)


def test_a_file_that_extends_another_may_leave_out_anything_but_must_be_right_in_what_it_says() -> None:
    judge = validator("scenario")
    extending = {"extends": "base.yaml"}
    assert judge.is_valid({**extending, "scheduler": {"concurrency": 10}, "labor": {"hourly_wage": 1}})
    assert not judge.is_valid({**extending, "scheduler": {"concurrency": 0}})
    assert not judge.is_valid({**extending, "workload": {"arrivals": {"bursts": [{"at": "09:00"}]}}})
    assert not judge.is_valid({"format": "scenario/v1"})


def below(model: type[Model]) -> Iterator[type[Model]]:
    """A model and every model that its keys hold."""
    yield model
    for key in keys_of(model):
        yield from models_of(key.hint)


def models_of(hint: Any) -> Iterator[type[Model]]:
    plain = bare(hint)
    if isinstance(plain, type) and issubclass(plain, Model):
        yield from below(plain)
    for part in getattr(plain, "__args__", ()):
        yield from models_of(part)


KEYS = [(model, key) for document in (Scenario, PriceList) for model in below(document) for key in keys_of(model)]


def as_read(value: Any) -> Any:
    """Plain data as the reader hands it over: every scalar as text."""
    match value:
        case dict():
            return {key: as_read(each) for key, each in value.items()}
        case list():
            return [as_read(each) for each in value]
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


@pytest.mark.parametrize(
    ("model", "key"), [pytest.param(model, key, id=f"{model.__name__}.{key.name}") for model, key in KEYS]
)
def test_the_default_of_a_key_is_what_the_model_takes_where_it_is_missing(model: type[Model], key: Key) -> None:
    [field] = [each for name, each in model.model_fields.items() if key.name == (each.alias or name)]
    assert key.needed == field.is_required()
    if key.default is not None:
        assert TypeAdapter(key.hint).validate_python(as_read(key.default)) == field.get_default()
    elif not key.needed:
        assert field.get_default() is None


def parts_of(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Each map of a schema that describes a value, by its place."""
    for name, part in (("", schema), *schema["$defs"].items()):
        yield name, part
        yield from ((f"{name}.{key}", each) for key, each in part.get("properties", {}).items())


@pytest.mark.parametrize("name", SCHEMAS)
def test_everything_in_a_schema_is_described(name: str) -> None:
    described = {place for place, part in parts_of(json_schema(name)) if part.get("description")}
    assert {place for place, _ in parts_of(json_schema(name))} - described <= {
        f"change.{key}" for key in json_schema(name)["properties"]
    }


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
@pytest.mark.parametrize("command", ANSWERS)
def test_an_answer_is_as_its_schema_says(command: str, path: Path) -> None:
    document = answer(command, path)
    if document is None:
        assert command == "roi"
        assert "labor:" not in path.read_text(encoding="utf-8")
        return
    assert [error.message for error in validator(command).iter_errors(document)] == []


@pytest.mark.parametrize(("price_list", "plan"), PLANS)
def test_a_quote_is_as_its_schema_says(price_list: str, plan: str) -> None:
    status, document = printed("prices", "quote", price_list, "--plan", plan, "--format", "json")
    assert status == 0
    assert [error.message for error in validator("quote").iter_errors(document)] == []


def bad_file(folder: Path) -> Path:
    file = folder / "bad.yaml"
    file.write_text("format: scenario/v1\nnames: x\n", encoding="utf-8")
    return file


def impossible_file(folder: Path) -> Path:
    """A scenario of which no configuration holds."""
    file = folder / "impossible.yaml"
    text = (ROOT / "scenarios" / "daily-2000-pro.yaml").read_text(encoding="utf-8")
    file.write_text(f"{text}\nchecks: {{monthly_cost: {{max: 1}}}}\n", encoding="utf-8")
    return file


def ignoring_file(folder: Path) -> Path:
    """A scenario that ignores a finding, which no shipped one does."""
    file = folder / "ignoring.yaml"
    entry = "\nignore: [{code: LIM001, reason: moves to Pro, until: 2026-12-31}]\n"
    file.write_text((ROOT / "scenarios" / "realistic.yaml").read_text(encoding="utf-8") + entry, encoding="utf-8")
    return file


def ignored_and_gone(folder: Path) -> Any:
    """The difference to a scenario in which what the other one ignores is gone."""
    base, head = ignoring_file(folder), folder / "head.yaml"
    text = base.read_text(encoding="utf-8").replace("messages_per_day: 2000", "messages_per_day: 20")
    head.write_text(text, encoding="utf-8")
    return printed("diff", str(base), str(head), "--format", "json")[1]


def known_errors(folder: Path) -> Any:
    """The answer about a scenario whose error is in the baseline."""
    over, file = "workload.messages_per_day=20000", str(ROOT / "scenarios" / "daily-2000.yaml")
    status, document = printed(
        "check", file, "--set", over, "--write-baseline", str(folder / "baseline.json"), "--format", "json"
    )
    assert status == 0
    assert [error.message for error in validator("check").iter_errors(document)] == []
    return document


def deref(schema: Schema, whole: Schema) -> Schema:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Schema = whole["$defs"][name] if name else schema
    return found


def key_lists(schema: Schema, whole: Schema, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """The keys of each map of an answer, in order, by the path of the map."""
    part = deref(schema, whole)
    for each in part.get("anyOf", ()):
        yield from key_lists(each, whole, path)
    if "items" in part:
        yield from key_lists(part["items"], whole, f"{path}[]")
    if "properties" in part:
        yield path, list(part["properties"])
        for key, each in part["properties"].items():
            yield from key_lists(each, whole, f"{path}.{key}")


def found_lists(value: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """The same of an answer itself."""
    if isinstance(value, dict):
        yield path, list(value)
        for key, each in value.items():
            yield from found_lists(each, f"{path}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from found_lists(each, f"{path}[]")


@pytest.mark.parametrize("command", ANSWERS)
def test_every_key_of_a_schema_occurs_in_answers_and_in_the_same_order(command: str, tmp_path: Path) -> None:
    schema = json_schema(command)
    of_diff = ".scenarios[].difference"  # what it holds occurs in the answers of `diff`
    expected = {path: keys for path, keys in key_lists(schema, schema) if not path.startswith(of_diff)}
    seen: dict[str, set[str]] = {path: set() for path in expected}
    files = [*SCENARIOS, bad_file(tmp_path) if command == "validate" else ignoring_file(tmp_path)]
    if command == "recommend":
        files.append(impossible_file(tmp_path))
    answers = [answer(command, file) for file in files]
    if command == "check":
        answers.append(known_errors(tmp_path))
    if command == "diff":
        answers.append(ignored_and_gone(tmp_path))
    for path, keys in (each for document in answers for each in found_lists(document)):
        if path in expected:
            assert keys == [key for key in expected[path] if key in keys], path
            seen[path].update(keys)
    assert seen == {path: set(keys) for path, keys in expected.items()}


def test_a_baseline_and_a_policy_are_as_their_schemas_say(tmp_path: Path) -> None:
    known_errors(tmp_path)
    document = json.loads((tmp_path / "baseline.json").read_text(encoding="utf-8"))
    assert [error.message for error in validator("baseline").iter_errors(document)] == []
    policy = {
        "format": "policy/v1",
        "checks": {"headroom": {"min": 2}, "monthly_cost": {"max": "budget"}, "limits.a.b": {"max": "80%"}},
        "findings": {"LIM001": "error"},
        "max_price_age": "90d",
        "currency": "KRW",
        "period": {"min_days": 28, "max_days": 31},
        "plans": {"vercel": ["pro"]},
        "prices": ["2026-11"],
        "ignores": "forbidden",
        "never_ignore": ["CAP001"],
    }
    assert [error.message for error in validator("policy").iter_errors(policy)] == []
    assert not validator("policy").is_valid({**policy, "ignores": "sometimes"})
