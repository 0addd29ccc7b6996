"""The ratchet: what the baseline knows passes, what is new or worse fails, and what is better is said."""

import json
import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from capacity_cli.cli.main import main

SCENARIOS = Path(__file__).parents[2] / "scenarios"
DAILY = str(SCENARIOS / "daily-2000.yaml")
MIN_2 = ("--set", "checks.headroom.min=2")
OVER = ("--set", "workload.messages_per_day=20000")
"""A load that the schedule cannot carry: the error CAP001, and a headroom of 0.72."""


def every(minutes: int) -> tuple[str, str]:
    """A schedule; its headroom is 36 ÷ minutes, so 1.2 every half an hour."""
    return "--set", f"scheduler.schedule=*/{minutes} * * * *"


@pytest.fixture
def baseline(tmp_path: Path) -> Path:
    return tmp_path / "baseline.json"


def written(baseline: Path, *options: str) -> int:
    return main(["check", DAILY, *options, "--write-baseline", str(baseline)])


def check(capsys: pytest.CaptureFixture[str], baseline: Path, *options: str) -> tuple[int, Any]:
    capsys.readouterr()
    status = main(["check", DAILY, *options, "--baseline", str(baseline), "--format", "json"])
    return status, json.loads(capsys.readouterr().out)["scenarios"][0]


def standings(entry: Any) -> list[tuple[str, str | None]]:
    return [(each["status"], each["baseline"]) for each in entry["checks"]]


def test_what_fails_already_passes_and_says_so(baseline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", DAILY, *every(30), *MIN_2]) == 1
    assert written(baseline, *every(30), *MIN_2) == 0
    status, entry = check(capsys, baseline, *every(30), *MIN_2)
    assert (status, standings(entry)) == (0, [("failed", "known")])
    assert (entry["checks"][0]["found"], entry["checks"][0]["level"]) == ("1.2", "error")
    main(["check", DAILY, *every(30), *MIN_2, "--baseline", str(baseline), "--lang", "en"])
    assert "failed (in the baseline)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("now", "tolerance", "status", "standing"),
    [
        (30, "0%", 0, "known"),
        (20, "0%", 0, "better"),
        (15, "0%", 0, "better"),  # 2.4: it holds
        (60, "0%", 1, "worse"),
        (60, "49.9%", 1, "worse"),
        (60, "50%", 1, "worse"),  # the check is known, but CAP001 is not
    ],
)
def test_it_fails_on_what_is_worse_by_more_than_the_tolerance(  # noqa: PLR0913, PLR0917  a table
    now: int, tolerance: str, status: int, standing: str, baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(baseline, *every(30), *MIN_2)
    schedule = every(now) if now < 60 else ("--set", "scheduler.schedule=0 * * * *")
    found, entry = check(capsys, baseline, *schedule, *MIN_2, "--tolerance", tolerance)
    assert found == status
    expected = "known" if tolerance == "50%" else standing
    assert entry["checks"][0]["baseline"] == expected
    assert ("CHK009" in {each["code"] for each in entry["findings"]}) is (standing == "better")


def test_a_check_that_held_is_new_however_near(baseline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert written(baseline, "--max-unit-cost", "15") == 0
    status, entry = check(capsys, baseline, "--max-unit-cost", "14.99", "--tolerance", "100%")
    assert (status, standings(entry)) == (0, [("failed", "known")])  # the figure is the same, only the bound is new
    dearer = ("--set", "services.coolsms.contract={alimtalk: 15.001}")
    status, entry = check(capsys, baseline, "--max-unit-cost", "15", *dearer, "--tolerance", "100%")
    assert (status, standings(entry)) == (1, [("failed", "new")])


def test_known_errors_are_notes_and_new_ones_fail(baseline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert written(baseline, *OVER) == 0
    status, entry = check(capsys, baseline, *OVER)
    (error,) = (each for each in entry["findings"] if each["code"] == "CAP001")
    assert (status, error["level"], error["baseline"]) == (0, "note", "known")
    assert written(baseline) == 0
    status, entry = check(capsys, baseline, *OVER)
    (error,) = (each for each in entry["findings"] if each["code"] == "CAP001")
    assert (status, error["level"], error["baseline"]) == (1, "error", "new")


def errors_of(entry: Any, code: str) -> list[tuple[str, str]]:
    return [(each["level"], each["baseline"]) for each in entry["findings"] if each["code"] == code]


@pytest.mark.parametrize(
    ("messages", "tolerance", "status", "standing"),
    [
        (20_000, "0%", 0, "known"),
        (20_001, "0%", 1, "worse"),
        (40_000, "49.9%", 1, "worse"),
        (40_000, "50%", 0, "known"),
        (9_000_000, "50%", 1, "worse"),
        (19_999, "0%", 0, "better"),
    ],
)
def test_a_known_error_that_gets_worse_by_more_than_the_tolerance_fails(  # noqa: PLR0913, PLR0917  a table
    messages: int, tolerance: str, status: int, standing: str, baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(baseline, *OVER)
    now = ("--set", f"workload.messages_per_day={messages}")
    found, entry = check(capsys, baseline, *now, "--tolerance", tolerance)
    level = "error" if status else "note"
    assert (found, errors_of(entry, "CAP001")) == (status, [(level, standing)])
    notes = [each["message"] for each in entry["findings"] if each["code"] == "CHK009"]
    assert len(notes) == (standing == "better")
    assert all("CAP001 workload messages_per_day: 0.72 → 0.720036" in note for note in notes)


def requests(per_job: int) -> tuple[str, ...]:
    """What a job asks of Supabase, whose free plan takes 500,000 requests a month."""
    return "check", str(SCENARIOS / "realistic.yaml"), "--set", f"footprint.requests.per_job={per_job}"


def test_a_broken_limit_that_is_broken_further_fails(baseline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([*requests(10), "--write-baseline", str(baseline)])
    assert main([*requests(10), "--baseline", str(baseline)]) == 0
    capsys.readouterr()
    assert main([*requests(100), "--baseline", str(baseline)]) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert "[worse than the baseline]" in shown


def test_a_baseline_without_measures_knows_of_each_error_only_that_it_is_there(
    baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(baseline, *OVER)
    document = json.loads(baseline.read_text("utf-8"))
    del document["scenarios"][0]["findings"][0]["measure"]
    baseline.write_text(json.dumps(document), encoding="utf-8")
    status, entry = check(capsys, baseline, "--set", "workload.messages_per_day=9000000")
    assert (status, errors_of(entry, "CAP001")) == (0, [("note", "known")])


def test_two_errors_about_the_same_are_as_bad_as_the_worse_one(
    tmp_path: Path, baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("format: policy/v1\nfindings: {BUD001: error, CAP003: error, LIM006: error}\n", "utf-8")
    options = ("--policy", str(policy), "--set", "workload.messages_per_day=3000")
    assert main([*requests(10), *options, "--write-baseline", str(baseline)]) == 0
    known = json.loads(baseline.read_text("utf-8"))["scenarios"][0]["findings"]
    assert {each["code"] for each in known if "measure" in each} >= {"BUD001", "CAP003", "LIM002", "LIM006"}
    capsys.readouterr()
    assert main([*requests(10), *options, "--baseline", str(baseline), "--format", "json"]) == 0
    assert "CHK009" not in capsys.readouterr().out


def test_it_says_what_is_gone_at_its_line(baseline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(baseline, *OVER, *MIN_2)
    status, entry = check(capsys, baseline, *MIN_2)
    found = [(each["file"], each["message"]) for each in entry["findings"] if each["code"] == "CHK009"]
    assert status == 0
    assert [file for file, _ in found] == [str(baseline), str(baseline)]
    assert "headroom: 0.72 → 7.2" in found[0][1]
    assert "CAP001" in found[1][1]


def test_it_is_small_sorted_and_stable(baseline: Path) -> None:
    options = ("--max-unit-cost", "1", "--min-headroom", "9", "--max-wait-minutes", "1", *OVER)
    written(baseline, *options)
    first = baseline.read_text("utf-8")
    document = json.loads(first)
    (scenario,) = document["scenarios"]
    assert document["format"] == "baseline/v1"
    assert scenario["checks"] == {"headroom": "0.72", "unit_cost": "10", "wait_minutes": "endless"}
    assert list(scenario["checks"]) == sorted(scenario["checks"])
    assert scenario["findings"] == [{"code": "CAP001", "about": "workload messages_per_day", "measure": "0.72"}]
    written(baseline, *options)
    assert baseline.read_text("utf-8") == first


def test_a_file_is_named_from_the_folder_of_the_baseline(
    tmp_path: Path, baseline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "service"
    folder.mkdir()
    (folder / "capacity.yaml").write_bytes(Path(DAILY).read_bytes())
    monkeypatch.chdir(folder)
    assert main(["check", "--min-headroom", "9", "--write-baseline", str(baseline)]) == 0
    assert json.loads(baseline.read_text("utf-8"))["scenarios"][0]["file"] == "service/capacity.yaml"
    monkeypatch.chdir(tmp_path)
    assert main(["check", "service/capacity.yaml", "--min-headroom", "9", "--baseline", baseline.name]) == 0


def test_each_variant_and_file_has_an_entry_and_a_further_file_is_new(baseline: Path) -> None:
    realistic = str(SCENARIOS / "realistic-variants.yaml")
    other = str(SCENARIOS / "daily-50000.yaml")
    assert main(["check", realistic, DAILY, "--min-headroom", "9", "--write-baseline", str(baseline)]) == 0
    entries = [(each["file"], each.get("variant", "")) for each in json.loads(baseline.read_text())["scenarios"]]
    assert entries == sorted(entries)
    assert len(entries) > 2
    assert main(["check", DAILY, realistic, "--min-headroom", "9", "--baseline", str(baseline)]) == 0
    assert main(["check", DAILY, other, "--min-headroom", "9", "--baseline", str(baseline)]) == 1


def test_it_tightens_by_itself_and_loosens_only_on_purpose(baseline: Path) -> None:
    both = ("--baseline", str(baseline), "--write-baseline", str(baseline))
    written(baseline, *every(30), *MIN_2)
    assert main(["check", DAILY, *every(20), *MIN_2, *both]) == 0
    assert json.loads(baseline.read_text("utf-8"))["scenarios"][0]["checks"] == {"headroom": "1.8"}
    assert main(["check", DAILY, *every(30), *MIN_2, *both]) == 1
    assert main(["check", DAILY, *every(30), *MIN_2, *both, "--tolerance", "50%"]) == 0
    assert json.loads(baseline.read_text("utf-8"))["scenarios"][0]["checks"] == {"headroom": "1.8"}


def test_nothing_is_written_where_a_file_is_broken_or_over_another_file(
    tmp_path: Path, baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", DAILY, str(tmp_path / "none.yaml"), "--write-baseline", str(baseline)]) == 2
    assert not baseline.exists()
    assert "is not written" in capsys.readouterr().err
    own = tmp_path / "capacity.yaml"
    own.write_bytes(Path(DAILY).read_bytes())
    assert main(["check", str(own), "--write-baseline", str(own)]) == 2
    assert own.read_bytes() == Path(DAILY).read_bytes()
    assert main(["check", DAILY, "--write-baseline", str(tmp_path / "none" / "b.json")]) == 2


def test_an_undecided_check_is_never_known(baseline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(baseline, "--set", "checks.headrom.min=2")
    assert check(capsys, baseline, "--set", "checks.headrom.min=2")[0] == 3


GOOD = '{"format": "baseline/v1", "scenarios": [%s]}'
ENTRY = '{"file": "%s", "checks": {%s}, "findings": [%s]}'


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "DOC009"),
        ("[]", "DOC022"),
        ("format: baseline/v1", "DOC009"),
        ('{"format": "baseline/v2"}', ":1:12: DOC023"),
        ('{"format": "policy/v1"}', ":1:12: DOC023"),
        ('{"scenarios": []}', "DOC021"),
        (GOOD % "", "DOC040"),
        (GOOD % (ENTRY % ("other.yaml", "", "")), "DOC040"),
        (GOOD % (ENTRY % ("x", '"headroom": "much"', "")), "DOC036"),
        (GOOD % (ENTRY % ("x", '"headroom": null', "")), "DOC025"),
        (GOOD % (ENTRY % ("x", "", '{"code": "CAP001"}')), "DOC021"),
        (GOOD % ", ".join([ENTRY % ("x", "", ""), ENTRY % ("y", "", ""), ENTRY % ("x", "", "")]), ":1:140: DOC065"),
        (GOOD % (ENTRY % ("x", '"a": "1", "a": "2"', "")), "DOC007"),
        (GOOD.replace("{", '{"more": 1, ', 1) % "", "DOC020"),
        (GOOD % (ENTRY % ("\\udcff", "", "")), r"`\udcff`"),
        (GOOD % (ENTRY % ("x", '"\\udcff": "1"', "")), r"`\udcff`"),
        (GOOD % (ENTRY % ("x", "", '{"code": "CAP001", "about": "\\ud800"}')), r"`\ud800`"),
    ],
)
def test_what_is_no_baseline_or_one_of_other_files_is_refused(
    text: str, said: str, lang: str, baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    baseline.write_text(text, encoding="utf-8")
    assert main(["check", DAILY, "--baseline", str(baseline), "--lang", lang]) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert "Input should" not in shown


def test_a_name_that_is_not_utf_8_is_known_again(tmp_path: Path, baseline: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    (folder / "capacity.yaml").write_bytes(Path(DAILY).read_bytes())
    options = ("check", str(folder / "capacity.yaml"), *every(30), *MIN_2)
    assert main([*options, "--write-baseline", str(baseline)]) == 0
    assert json.loads(baseline.read_bytes())["scenarios"][0]["file"] == r"\udcff/capacity.yaml"
    assert main([*options, "--baseline", str(baseline)]) == 0
    inside = folder / "baseline.json"
    assert main([*options, "--write-baseline", str(inside)]) == 0
    assert main([*options, "--baseline", str(inside)]) == 0


def test_a_missing_baseline_and_a_tolerance_that_is_none_are_refused(
    baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", DAILY, "--baseline", str(baseline)]) == 2
    written(baseline)
    capsys.readouterr()
    assert main(["check", DAILY, "--baseline", str(baseline), "--tolerance", "5"]) == 2
    assert "--tolerance 5: DOC036" in capsys.readouterr().err
    assert main(["check", DAILY, "--tolerance", "5%"]) == 2
    assert "--tolerance 5%: DOC043" in capsys.readouterr().err


@pytest.mark.parametrize("report", ["table", "csv", "markdown", "github", "junit", "sarif", "gitlab"])
def test_every_report_says_that_a_failure_is_known(
    report: str, baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(baseline, *OVER, *MIN_2)
    capsys.readouterr()
    assert main(["check", DAILY, *OVER, *MIN_2, "--baseline", str(baseline), "--format", report]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert ("known" if report == "csv" else "in the baseline") in text
    assert "::error" not in text
    assert "capacity and budget hold" not in text


def test_code_scanning_and_test_results_have_words_of_their_own_for_it(
    baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(baseline, *OVER, *MIN_2)
    options = [*OVER, *MIN_2, "--min-peak-headroom", "9", "--baseline", str(baseline)]
    capsys.readouterr()
    assert main(["check", DAILY, *options, "--format", "sarif"]) == 1
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    states = {
        each["message"]["text"].partition(" ")[0]: each["baselineState"] for each in results if "baselineState" in each
    }
    assert states == {"headroom": "unchanged", "peak_headroom": "new", "20,000": "unchanged"}
    assert main(["check", DAILY, *options, "--format", "junit"]) == 1
    suite = ET.fromstring(capsys.readouterr().out)[0]  # noqa: S314  our own output
    assert (suite.attrib["skipped"], suite.attrib["failures"]) == ("2", "1")


CHECKS = st.dictionaries(
    st.sampled_from(["headroom", "peak_headroom", "unit_cost", "wait_minutes", "capacity.utilization", "cost.total"]),
    st.tuples(st.sampled_from(["min", "max"]), st.sampled_from(["1", "0.333333333333", "6.6666", "1000000"])),
    max_size=4,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(checks=CHECKS, messages=st.sampled_from([1, 7, 2160, 14_400, 14_401, 99_999]))
def test_a_baseline_that_was_written_passes(
    checks: dict[str, tuple[str, str]], messages: int, baseline: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = ", ".join(f"{metric}: {{{key}: {bound}}}" for metric, (key, bound) in checks.items())
    options = ("--set", f"workload.messages_per_day={messages}", "--set", f"checks={{{text}}}")
    assert written(baseline, *options) == 0
    first = baseline.read_bytes()
    status, entry = check(capsys, baseline, *options)
    assert status == 0
    assert {standing for _, standing in standings(entry)} <= {"known", None}
    assert "CHK009" not in {each["code"] for each in entry["findings"]}
    assert written(baseline, *options) == 0
    assert baseline.read_bytes() == first
