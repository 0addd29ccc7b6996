"""What a document may multiply: variants, chains of files, lists of problems, paths of changes, columns of a page."""

import json
from pathlib import Path

import pytest

from capacity_cli.cli.main import main

SCENARIO = """\
format: scenario/v1
prices: guide
exchange_rates: {USD: 1300}
workload: {messages_per_day: 2000}
scheduler: {trigger: vercel_cron, schedule: "*/5 * * * *", batch_size: 50}
services:
  coolsms: {plan: payg}
  vercel: {plan: pro}
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main([*arguments, "--lang", "en"])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


@pytest.fixture(name="file")
def _file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "scenario.yaml"


@pytest.mark.parametrize(
    ("entries", "place", "limit"),
    [
        ("variants:\n" + "".join(f"  v{at}: {{}}\n" for at in range(201)), "v200", "variants of a file must"),
        ("checks:\n" + "".join(f"  c{at}: {{max: 1}}\n" for at in range(1_001)), "c1000", "at most 1000"),
        ("ignore:\n" + "".join(f"  - {{code: CAP003, reason: r{at}}}\n" for at in range(1_001)), "r1000", "1000"),
        ("x: {" + "".join(f"k{at}: 1, " for at in range(300)) + "}\nvariants:\n"
         + "".join(f"  v{at}: {{}}\n" for at in range(200)), "v15", "at most 50000"),
    ],
)  # fmt: skip
def test_a_document_has_only_so_many_parts(
    entries: str, place: str, limit: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(f"{SCENARIO}{entries}", encoding="utf-8")
    status, out, err = run(capsys, "plan", str(file))
    assert (status, out) == (2, "")
    assert "DOC004" in err
    assert limit in err
    assert place in err


def test_a_chain_of_files_has_an_end(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(30):
        file.with_name(f"{number}.yaml").write_text(f"extends: {number + 1}.yaml\n", encoding="utf-8")
    file.with_name("30.yaml").write_text(SCENARIO, encoding="utf-8")
    assert run(capsys, "plan", "25.yaml")[0] == 0
    status, _, err = run(capsys, "plan", "0.yaml")
    assert status == 2
    assert "extend each other must be at most 10" in err


def test_only_the_first_hundred_problems_are_shown_and_the_others_counted(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(SCENARIO + "".join(f"key{number}: 1\n" for number in range(250)), encoding="utf-8")
    status, _, err = run(capsys, "plan", str(file))
    assert status == 2
    assert err.count("DOC020") == 100
    assert "150 more problems are not shown" in err


@pytest.mark.parametrize(
    "change",
    [".".join(["a"] * 3_000) + "=1", "workload.arrivals.bursts." + "9" * 5_000 + "=1"],
    ids=["a deep path", "a long position"],
)
def test_a_change_with_a_monstrous_path_is_refused(change: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(SCENARIO, encoding="utf-8")
    status, out, err = run(capsys, "plan", str(file), "--set", change)
    assert (status, out) == (2, "")
    assert "BUG" not in err


@pytest.mark.parametrize("columns", ["100000000", "1" + "0" * 20, "0", "-5", "٣"])
def test_any_number_of_columns_gives_a_page(
    columns: str, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    file.write_text(SCENARIO, encoding="utf-8")
    status, out, _ = run(capsys, "plan", str(file))
    assert status == 0
    assert max(map(len, out.splitlines())) <= 500


@pytest.mark.parametrize("zone", ["localtime", "posixrules"])
def test_a_time_zone_that_is_the_machines_own_is_refused(
    zone: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(f"{SCENARIO}timezone: {zone}\n", encoding="utf-8")
    assert run(capsys, "plan", str(file))[0] == 2


def test_a_long_text_is_cut_where_it_is_shown(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(f"{SCENARIO}timezone: {'x' * 5_000}\n", encoding="utf-8")
    _, _, err = run(capsys, "plan", str(file))
    assert "x" * 301 not in err


def test_a_check_writes_each_figure_as_the_plan_does(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checks = (
        "{monthly_cost: {max: 1}, headroom: {min: 9}, capacity.runs_per_day: {max: 1}, capacity.run_seconds: {max: 1}}"
    )
    file.write_text(
        f"{SCENARIO}currency: USD\nchecks: {checks}\n".replace("{USD: 1300}", '{KRW: "0.0008"}'), encoding="utf-8"
    )
    _, out, _ = run(capsys, "check", str(file), "--format", "json")
    [entry] = json.loads(out)["scenarios"]
    assert [each["found"] for each in entry["checks"]] == ["740.00", "7.2", 288, None]


def test_a_second_charge_for_a_meter_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    charges = "[{meter: m, unit_price: 1}, {meter: m, unit_price: 2}]"
    text = f"format: price-list/v1\nvendor: v\ncurrency: KRW\nplans: {{p: {{price: 0, charges: {charges}}}}}\n"
    file.write_text(text, encoding="utf-8")
    status, _, err = run(capsys, "validate", str(file))
    assert status == 2
    assert "DOC046" in err


def with_own_list(file: Path, plan: str, service: str) -> None:
    """Write the scenario with one service, of a vendor whose one plan says this, in a price list beside it."""
    lists = file.with_name("prices")
    lists.mkdir()
    plans = f"plans: {{p: {{price: 0, {plan}}}}}"
    text = f"format: price-list/v1\nvendor: v\ncurrency: KRW\n{plans}\ntriggers: {{clock: {{}}}}\n"
    (lists / "v.yaml").write_text(text, encoding="utf-8")
    scenario = SCENARIO.replace("prices: guide", "prices: ./prices").replace("vercel_cron", "clock")
    file.write_text(f"{scenario.partition('services:')[0]}services: {{v: {service}}}\n", encoding="utf-8")


def test_a_ceiling_of_zero_is_broken_by_any_use_without_a_made_up_percentage(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_own_list(file, "limits: [{meter: m, limit: 0, on_exceed: block}]", "{plan: p, usage: {m: 1}}")
    status, out, _ = run(capsys, "plan", str(file))
    assert status == 0
    assert "LIM002" in out
    assert "∞ % of its limit" in out


def test_a_fee_in_any_case_is_billed_where_the_meter_is_not_mentioned(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_own_list(file, "charges: [{meter: m, unit_price: 1, base_fee: 500}]", "{plan: p}")
    _, out, _ = run(capsys, "plan", str(file), "--format", "json")
    [entry] = json.loads(out)["scenarios"]
    assert [(line["meter"], line["amount"]) for line in entry["cost"]["lines"][:2]] == [(None, "0"), ("m", "500")]
