"""Every field of a price list is shown and compared, or stands here with the reason why it is not.

A list that states every field is changed in one place at a time; each change must be seen in what `capacity prices
show` prints, as a table and as JSON, and be a change to `capacity prices diff`.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from capacity_cli.cli.main import main
from capacity_cli.documents.price_lists import read_price_list
from capacity_cli.documents.selection import Selection
from capacity_cli.model.fields import Model
from capacity_cli.model.prices.price_list import PriceList

ONE_VALUE = {
    "PriceList.format": "is always the same",
    "PriceList.vendor": "is the name of the file, by which lists are found and compared",
    "DialectEntry.fields": "is always the same",
}
"""Fields that cannot be changed."""
NO_FIGURES = {
    "PriceList.edition": "is the name of what is compared",
    "PriceList.sources": "a figure that was merely read elsewhere has not changed",
}
"""Fields that are shown and not compared; nor is any `source`, for the reason that `sources` has."""
EVERY_FIELD = (Path(__file__).parent / "every_field.yaml").read_text(encoding="utf-8")
AS_OF = ("--as-of", "2026-05-01")
FORMS = (("--format", "json"), ("--lang", "en"), ("--lang", "ko"))
CHANGE = re.compile(r"«([^«»|]*)\|([^«»|]*)»")
CHANGES = len(CHANGE.findall(EVERY_FIELD))


def written(changed: int | None = None) -> str:
    """The list, or the list with one of its values changed."""
    numbers = iter(range(CHANGES))
    return CHANGE.sub(lambda found: found[2 if next(numbers) == changed else 1], EVERY_FIELD)


def listed(changed: int | None = None) -> PriceList:
    file = read_price_list("acme.yaml", written(changed).encode())
    return file.taken(Selection("2026-05-01", {})).listed.prices


def saved(folder: Path, changed: int | None = None) -> str:
    folder.mkdir()
    (folder / "acme.yaml").write_text(written(changed), encoding="utf-8")
    return str(folder)


def models_in(hint: Any) -> Iterator[type[Model]]:
    """The models that an annotation names."""
    if isinstance(hint, type) and issubclass(hint, Model):
        yield hint
    for part in get_args(hint):
        yield from models_in(part)


def fields_of(model: type[Model], seen: set[type[Model]]) -> Iterator[str]:
    """Every field of a model and of the models in it, as `Model.field`."""
    seen.add(model)
    for name, field in model.model_fields.items():
        yield f"{model.__name__}.{name}"
        for inner in models_in(field.annotation):
            if inner not in seen:
                yield from fields_of(inner, seen)


def changed_fields(before: Any, after: Any) -> set[str]:
    """The fields that differ, and those that hold them."""
    match before:
        case Model():
            found: set[str] = set()
            for name in type(before).model_fields:
                old, new = getattr(before, name), getattr(after, name)
                if old != new:
                    found |= {f"{type(before).__name__}.{name}"} | changed_fields(old, new)
            return found
        case dict():
            return set().union(*(changed_fields(old, after.get(key)) for key, old in before.items()))
        case tuple():
            return set().union(*(changed_fields(old, new) for old, new in zip(before, after, strict=True)))
        case _:
            return set()


DIFFERENT = [changed_fields(listed(), listed(changed)) for changed in range(CHANGES)]
each_change = pytest.mark.parametrize(
    "changed", range(CHANGES), ids=["-".join(found) for found in CHANGE.findall(EVERY_FIELD)]
)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main(["prices", *arguments])
    out, err = capsys.readouterr()
    assert not err
    return out.replace("/head", "/base")


def test_the_list_states_every_field_and_changes_it() -> None:
    assert set(fields_of(PriceList, set())) - set().union(*DIFFERENT) == set(ONE_VALUE)


@each_change
def test_every_field_is_shown(changed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base, head = saved(tmp_path / "base"), saved(tmp_path / "head", changed)
    pages = [
        [printed(capsys, "show", f"{folder}/acme.yaml", *AS_OF, *form) for form in FORMS] for folder in (base, head)
    ]
    (old_json, *old_tables), (new_json, *new_tables) = pages
    assert old_json != new_json
    assert old_tables != new_tables


@each_change
def test_every_figure_is_compared(changed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base, head = saved(tmp_path / "base"), saved(tmp_path / "head", changed)
    answer = json.loads(printed(capsys, "diff", base, head, *AS_OF, "--base-as-of", "2026-05-01", "--format", "json"))
    no_figure = any(field in NO_FIGURES or field.endswith(".source") for field in DIFFERENT[changed])
    assert bool(answer["changes"]) is not no_figure
