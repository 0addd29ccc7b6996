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
        ("variants:\n" + "".join(f"  v{at}: {{}}\n" for at in range(31)), "v30", "variants of a file must"),
        ("checks:\n" + "".join(f"  c{at}: {{max: 1}}\n" for at in range(101)), "c100", "at most 100"),
        ("ignore:\n" + "".join(f"  - {{code: CAP003, reason: r{at}}}\n" for at in range(101)), "r100", "at most 100"),
        ("x: {" + "".join(f"k{at}: {{a: 1, b: 1}}, " for at in range(90)) + "}\nvariants:\n"
         + "".join(f"  v{at}: {{}}\n" for at in range(30)), "v16", "at most 5000"),
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
    unknown = ", ".join(f"key{number}: 1" for number in range(90))
    parts = "".join(f"{key}: {{{unknown}}}\n" for key in ("alerts", "roi", "recommend"))
    file.write_text(SCENARIO + parts, encoding="utf-8")
    status, _, err = run(capsys, "plan", str(file))
    assert status == 2
    assert err.count("DOC020") == 100
    assert "170 more problems are not shown" in err


def written(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What standard error says of files that are refused."""
    status, _, err = run(capsys, *arguments)
    assert status == 2
    return err


def test_files_that_extend_each_other_are_one_scenario(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inner = ", ".join("{a: 1, b: 1}" for _ in range(90))
    junk = "x: [" + ", ".join(f"[{inner}]" for _ in range(10)) + "]\n"
    for number in range(3):
        written(file.with_name(f"{number}.yaml"), f"extends: {number + 1}.yaml\n{junk}")
    written(file.with_name("3.yaml"), SCENARIO)
    assert "0.yaml:1:10: DOC004" in refusal(capsys, "plan", "0.yaml")


LIST = """format: price-list/v1
vendor: {vendor}
title: T
currency: KRW
sources: {{s: {{title: t, read: 2026-11-01, confidence: A}}}}
meters: {{sms: {{title: m, unit: message}}}}
plans:
"""


def price_list(vendor: str, more: str = "") -> str:
    """A price list of about 10,000 values."""
    tiers = ", ".join(f"{{up_to: {at + 1}, unit_price: 1}}" for at in range(30))
    charge = f"{{meter: sms, mode: volume, tiers: [{tiers}, {{unit_price: 1}}], source: s}}"
    plan = f"{{title: t, price: {{amount: 1, source: s}}, charges: [{charge}]}}"
    return LIST.format(vendor=vendor) + "".join(f"  p{at}: {plan}\n" for at in range(95)) + more


def in_lists(folder: str, more: str = "") -> str:
    return SCENARIO.replace("guide", folder) + more


@pytest.mark.parametrize(("comment", "limit"), [("", "at most 30000"), ("#" * 300_000, "at most 524288")])
def test_the_lists_of_a_folder_are_bounded_together(
    comment: str, limit: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(4):
        written(file.parent / "lists" / f"v{number}.yaml", price_list(f"v{number}", f"{comment}\n"))
    written(file, in_lists("./lists"))
    said = refusal(capsys, "plan", str(file))
    assert said.count("DOC004") == 1
    assert limit in said


def test_so_are_those_that_variants_name(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        written(file.parent / f"lists{number}" / "v.yaml", price_list("v"))
    variants = "".join(f"  v{number}: {{prices: ./lists{number}}}\n" for number in range(4))
    written(file, in_lists("./lists0", f"variants:\n{variants}"))
    said = refusal(capsys, "plan", str(file))
    assert "./lists3" in said
    assert "at most 30000" in said


def test_so_are_the_choices_that_variants_make(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(file.parent / "lists" / "v.yaml", price_list("v"))
    variants = "".join(f"  v{number}: {{services: {{v: {{plan: p0, region: r{number}}}}}}}\n" for number in range(4))
    written(file, in_lists("./lists", f"variants:\n{variants}"))
    assert "at most 30000" in refusal(capsys, "plan", str(file))


@pytest.mark.parametrize(
    ("scheduler", "period", "status"),
    [
        ('"* * * * 1-5"', "{month: 2027-02}", 0),
        ('"* * * * 1-5"', "{days: 366}", 2),
        ('"* * * * *"', "{days: 366}", 0),
        ('"* * * * *", overlap: skip', "{days: 366}", 0),
        ('"*/5 * * * 1-5"', "{days: 366}", 0),
    ],
)
def test_only_so_many_runs_are_followed(
    scheduler: str, period: str, status: int, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(file, SCENARIO.replace('"*/5 * * * *"', scheduler) + f"period: {period}\n")
    found, _, err = run(capsys, "plan", str(file))
    assert (found, "at most 120000" in err) == (status, status == 2)


def test_the_runs_of_variants_count_together(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workdays = SCENARIO.replace("*/5 * * * *", "* * * * 1-5") + "period: {month: 2027-02}\nvariants:\n"
    written(file, workdays + "".join(f"  v{at}: {{name: n{at}}}\n" for at in range(3)))
    assert run(capsys, "plan", str(file))[0] == 0
    written(file, workdays + "".join(f"  v{at}: {{name: n{at}}}\n" for at in range(5)))
    assert "at most 120000" in refusal(capsys, "plan", str(file))


def test_files_that_are_referred_to_are_bounded_together(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        written(file.with_name(f"{number}.env"), "BATCH=50\n" + "#" * 40_000)
    refers = SCENARIO.replace("batch_size: 50", "batch_size: {env: {file: 0.env, name: BATCH}}") + "variants:\n"
    variants = [f"  v{at}: {{scheduler: {{batch_size: {{env: {{file: {at}.env}}}}}}}}\n" for at in range(4)]
    written(file, refers + "".join(variants[:3]))
    assert run(capsys, "plan", str(file))[0] == 0
    assert run(capsys, "plan", str(file), str(file))[0] == 0  # each file of its own
    written(file, refers + "".join(variants))
    assert "at most 131072" in refusal(capsys, "plan", str(file))


def test_a_vercel_json_has_only_so_many_crons(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crons = [{"path": f"/{number}", "schedule": "0 0 * * *"} for number in range(201)]
    schedule = "schedule: {vercel_json: {file: vercel.json, path: /0}}"
    written(file, SCENARIO.replace('schedule: "*/5 * * * *"', schedule))
    written(file.with_name("vercel.json"), json.dumps({"crons": crons[:200]}))
    assert run(capsys, "plan", str(file))[0] != 2
    written(file.with_name("vercel.json"), json.dumps({"crons": crons}))
    assert "at most 200" in refusal(capsys, "plan", str(file))


def test_broken_variants_are_not_all_looked_through(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    services = ", ".join(f"u{{number}}_{at}: {{{{plan: p}}}}" for at in range(60))
    variants = "".join(f"  v{number}: {{services: {{{services.format(number=number)}}}}}\n" for number in range(25))
    written(file, f"{SCENARIO}variants:\n{variants}")
    said = refusal(capsys, "plan", str(file))
    assert 100 <= said.count("DOC040") < 200
    assert "not looked through" in said


def test_a_policy_is_bounded_as_a_scenario_is(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(file, SCENARIO)
    checks = "".join(f"  c{number}: {{max: 1}}\n" for number in range(101))
    written(file.with_name("policy.yaml"), f"format: policy/v1\nchecks:\n{checks}")
    assert "at most 100" in refusal(capsys, "check", str(file), "--policy", "policy.yaml")


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


def test_a_price_list_has_only_so_many_entries_dates_and_choices(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans = "".join(f"  p{at}: {{title: t, price: {{amount: 1, source: s}}}}\n" for at in range(301))
    written(file, LIST.format(vendor="v") + plans)
    assert "at most 300" in refusal(capsys, "validate", str(file))
    dates = ", ".join(f"{{value: {at}, source: s, effective_from: 2026-{at:02d}-01}}" for at in range(1, 13))
    written(file, price_list("v", f"  d: {{title: t, price: {{amount: [{dates}], source: s}}}}\n"))
    assert "at most 100000" in refusal(capsys, "validate", str(file))
