"""What findings say where a scenario leaves something out, or where the usual remedy would not help."""

import re
from pathlib import Path

import pytest

from capacity_cli.cli.main import main
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.problems import ProblemCode
from capacity_cli.render.text.texts import Language, Texts

PLACEHOLDER = re.compile(r"\{\w*\}|\{\{")
SCENARIO = """format: scenario/v1
prices: "2026-11"
exchange_rates: {USD: 1300}
workload: {messages_per_day: 2000}
scheduler: {trigger: vercel_cron, schedule: "*/5 * * * *", batch_size: 50, seconds_per_job: 0.1}
services: {coolsms: {plan: payg}, vercel: {plan: pro, region: icn1}}
"""


@pytest.fixture(autouse=True)
def scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "capacity.yaml").write_text(SCENARIO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *changes: str, lang: str = "en") -> str:
    """The plan as people read it, in one line."""
    options = [part for change in changes for part in ("--set", change)]
    assert main(["plan", *options, "--lang", lang]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("balance", "expected"),
    [
        (19_999, "is empty within a day at this load"),
        (20_000, "is empty after 1 day at this load"),
        (39_999, "is empty after 1 day at this load"),
        (40_000, "is empty after 2 days at this load"),
    ],
)
def test_a_balance_lasts_whole_days(balance: int, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    changes = (f"services.coolsms.balance={balance}", "services.coolsms.contract={alimtalk: 10}")
    assert expected in said(capsys, *changes)


def test_one_day_is_no_days(capsys: pytest.CaptureFixture[str]) -> None:
    changes = ("services.coolsms.balance=20000", "services.coolsms.contract={alimtalk: 10}")
    assert "coolsms: 1 day " in said(capsys, *changes)
    assert "하루 뒤 바닥납니다" in said(capsys, *changes, lang="ko")


def test_a_host_without_a_service_is_named_with_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "scheduler.host=supabase")
    assert "a function of supabase may run is unknown, since `services` names no plan of it" in out
    assert "name the plan as `services.supabase.plan`, or set `scheduler.function_max_seconds`" in out
    assert "`services.supabase.plan`에 적거나" in said(capsys, "scheduler.host=supabase", lang="ko")


def test_no_larger_plan_is_advised_where_none_lifts_the_limit(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "services.coolsms.quota={messages: 1000}")
    assert "LIM002" in out
    assert "use less of the meter, or have the vendor raise the limit" in out
    assert "larger plan" not in out


def test_a_trigger_whose_vendor_has_no_service_is_named_without_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    changes = ("scheduler.trigger=github_actions", "scheduler.host=vercel", "scheduler.schedule=*/2 * * * *")
    assert "github_actions takes no schedule more frequent than one run in 300 s" in said(capsys, *changes)
    korean = said(capsys, *changes, lang="ko")
    assert "github_actions은(는) 300초에 한 번보다 잦은 일정을" in korean
    assert "every plan" not in korean


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("output", ["table", "json"])
def test_the_page_of_a_code_names_no_placeholder(lang: str, output: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "CAP017", "--lang", lang, "--format", output]) == 0
    out = capsys.readouterr().out
    assert "{messages}" not in out
    assert "…" in out


@pytest.mark.parametrize("language", Language)
def test_no_general_text_of_a_code_has_a_placeholder(language: Language) -> None:
    texts = Texts(language)
    for code in FindingCode:
        for part in ("", ".why", ".remedy"):
            assert not PLACEHOLDER.search(texts.general(f"finding.{code}{part}"))
    for problem in ProblemCode:
        for part in ("", ".remedy"):
            assert not PLACEHOLDER.search(texts.general(f"problem.{problem}{part}"))
