"""Priced examples of real billing systems, to the last digit, through `capacity prices quote`."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from capacity_cli.cli.main import main

EXAMPLES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("charges.yaml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(example, quantity, amount, id=f"{example['id']}-{quantity}")
    for example in EXAMPLES
    for quantity, amount in example["cases"]
]


def model_of(example: Mapping[str, Any]) -> dict[str, Any]:
    """The charge of an example in the words of a price list."""
    config = example["config"]
    match example["charge"]:
        case "per_unit":
            return {"unit_price": config["price"]}
        case "included":
            return {"included": config["included"], "unit_price": config["price"]}
        case "package":
            minimum = config.get("min_packages", "0")
            package = {"size": config["size"], "price": config["price"], "minimum": minimum}
            return {"included": config.get("free", "0"), "package": package}
        case mode:
            return {"mode": mode, "tiers": [tier_of(*tier) for tier in config["tiers"]]}


def tier_of(up_to: str | None, unit_price: str, flat_fee: str) -> dict[str, str]:
    """A tier in the words of a price list."""
    bound = {} if up_to is None else {"up_to": up_to}
    return {**bound, "unit_price": unit_price, "flat_fee": flat_fee}


def price_list_of(example: Mapping[str, Any]) -> str:
    """A price list with nothing but the example's charge."""
    config = example["config"]
    charge = {"meter": "units", **model_of(example)}
    names = {"base": "base_fee", "min": "minimum", "max": "maximum"}
    charge |= {names[key]: config[key] for key in names if key in config}
    if config.get("zero") == "first_flat":
        charge["flat_fee_at_zero"] = True
    rounding = {"to": str(Decimal(1).scaleb(-example["round"])), "mode": "half_up"} if "round" in example else "none"
    document = {
        "format": "price-list/v1",
        "vendor": "example",
        "currency": "USD",
        "rounding": rounding,
        "plans": {"plan": {"price": "0", "charges": [charge]}},
    }
    return yaml.safe_dump(document)


def test_no_example_is_left_out() -> None:
    assert (len(EXAMPLES), len(CASES)) == (41, 120)


@pytest.mark.parametrize(("example", "quantity", "amount"), CASES)
def test_an_example_is_quoted_to_the_last_digit(
    example: dict[str, Any], quantity: str, amount: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "example.yaml"
    file.write_text(price_list_of(example), encoding="utf-8")
    command = ["prices", "quote", str(file), "--plan", "plan", "--usage", f"units={quantity}", "--format", "json"]
    assert main(command) == 0
    answer = json.loads(capsys.readouterr().out)
    assert Decimal(answer["total"]) == Decimal(amount)
