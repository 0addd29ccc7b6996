"""Footprints, stocks and usage in units: exactly what they come to in their meters' own, and what is refused."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from capacity_cli.cli.main import main

PRICES = """\
format: price-list/v1
vendor: cloud
currency: USD
meters:
  cpu: {title: CPU, unit: hour}
  memory: {title: Memory, unit: GB-hour}
  database: {title: Database, unit: GB, kind: stock}
  minutes: {title: Minutes, unit: minute, increment: 1, per: run}
  firing: {title: Firing, unit: hour}
  calls: {title: Calls, unit: call}
plans:
  pro:
    price: 0
    charges:
      - {meter: cpu, unit_price: 1}
      - {meter: memory, unit_price: 1}
      - {meter: database, unit_price: 1}
      - {meter: minutes, unit_price: 1}
      - {meter: firing, unit_price: 1}
      - {meter: calls, unit_price: 1}
triggers: {clock: {footprint: {firing: {per_run: 90 s}}}}
"""
SCENARIO = """\
format: scenario/v1
prices: prices
currency: USD
workload: {messages_per_day: 100}
scheduler: {trigger: clock, schedule: "0 0 * * *", batch_size: 100}
"""


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "prices"
    folder.mkdir()
    (folder / "cloud.yaml").write_text(PRICES, encoding="utf-8")
    return folder


def run(capsys: pytest.CaptureFixture[str], stated: str, *options: str) -> tuple[int, str, str]:
    services = "" if "services:" in stated else "services: {cloud: {plan: pro}}\n"
    Path("s.yaml").write_text(f"{SCENARIO}{stated}\n{services}", encoding="utf-8")
    return main(["plan", "s.yaml", "--lang", "en", *options]), *capsys.readouterr()


def used(capsys: pytest.CaptureFixture[str], stated: str) -> dict[str, Fraction]:
    """The quantity of each meter in a period of 30 days: 30 runs, 3,000 messages."""
    status, out, err = run(capsys, stated, "--format", "json")
    assert (status, err) == (0, "")
    lines: list[Any] = json.loads(out)["scenarios"][0]["cost"]["lines"]
    return {line["meter"]: Fraction(line["quantity"]) for line in lines if line["kind"] == "usage" and line["vendor"]}


@pytest.mark.parametrize(
    ("stated", "meter", "quantity"),
    [
        ("footprint: {cpu: {per_run: 2 s}}", "cpu", Fraction("0.016666666667")),
        ("footprint: {cpu: {per_run: 6 min, per_message: 36 s}}", "cpu", Fraction(33)),
        ("footprint: {cpu: {per_run: 1, per_month: 2 d}}", "cpu", Fraction(78)),
        ('footprint: {memory: {per_run: "40 GB-s"}}', "memory", Fraction("0.333333333333")),
        ("footprint: {memory: {per_message: 1200 MB-s}}", "memory", Fraction(1)),
        ("footprint: {minutes: {per_run: 61 s}}", "minutes", Fraction(60)),
        ("footprint: {calls: {per_run: 7 calls}}", "calls", Fraction(210)),
        ('stocks: {database: {now: "100 MB"}}', "database", Fraction("0.1")),
        ("stocks: {database: {now: 1 GB, per_message: 2 KB}}", "database", Fraction("1.006")),
        ("services: {cloud: {plan: pro, usage: {cpu: 90 min}}}", "cpu", Fraction("1.5")),
        ("", "firing", Fraction("0.75")),
    ],
)
def test_a_quantity_comes_to_what_it_is_in_its_meters_unit(
    stated: str, meter: str, quantity: Fraction, capsys: pytest.CaptureFixture[str]
) -> None:
    assert used(capsys, stated)[meter] == quantity


def test_a_unit_and_the_same_without_it_cost_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert used(capsys, "footprint: {cpu: {per_job: 9 s}}") == used(capsys, 'footprint: {cpu: {per_job: "0.0025"}}')


@pytest.mark.parametrize(
    ("stated", "place", "message", "allowed"),
    [
        ("footprint: {cpu: {per_run: 2 GB}}", "6:28", "`GB` does not convert into `hour`", "hour, ms, s, min, h, d"),
        ("footprint: {memory: {per_job: 1 h}}", "6:31", "`h` does not convert into `GB-hour`", "GB-hour, MB-s"),
        ("footprint: {calls: {per_job: 1 h}}", "6:30", "`h` does not convert into `call`", "allowed: call"),
        ("stocks: {database: {now: 3 h}}", "6:26", "`h` does not convert into `GB`", "GB, B, kB, KB, MB"),
        ("stocks: {database: {now: 1, per_run: 3 h}}", "6:38", "`h` does not convert into `GB`", "GB, B, kB, KB, MB"),
        ("services: {cloud: {plan: pro, usage: {cpu: 1 MB}}}", "6:44", "`MB` does not convert into `hour`", "min, h"),
    ],
)
def test_a_unit_of_another_dimension_is_refused(
    stated: str, place: str, message: str, allowed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, stated)
    assert (status, out) == (2, "")
    assert f"s.yaml:{place}: DOC039" in err
    assert message in err
    assert allowed in err


def test_a_trigger_with_a_unit_of_another_dimension_is_refused_with_its_list(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "cloud.yaml").write_text(PRICES.replace("90 s", "90 MB"), encoding="utf-8")
    assert main(["validate", "prices/cloud.yaml", "--lang", "en"]) == 2
    found = capsys.readouterr()
    assert "DOC039 `MB` does not convert into `hour`" in found.out + found.err


def test_what_a_firing_uses_is_shown_in_its_meters_unit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prices", "show", "prices/cloud.yaml", "--format", "json"]) == 0
    [trigger] = json.loads(capsys.readouterr().out)["triggers"]
    assert trigger["footprint"] == [{"meter": "firing", "per": "per_run", "amount": "0.025"}]


def test_an_explanation_says_what_is_written_and_what_converts_it(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "footprint: {cpu: {per_run: 36 s}}")
    assert main(["explain", "monthly_cost", "s.yaml", "--lang", "en"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "36 ÷ 3,600 = 0.01" in page
    assert "as written, in s: 36" in page
