"""What the edition `2026-11` charges, in the vendors' own examples, and what a plan makes of the same usage."""

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pytest

from capacity_cli.cli.main import main

SUPABASE, VERCEL, COOLSMS = "2026-11/supabase", "2026-11/vercel", "2026-11/coolsms"
CONTRACT = Path(__file__).parents[2] / "scenarios" / "daily-50000-contract.yaml"
Entry: TypeAlias = dict[str, Any]
Lines: TypeAlias = list[tuple[str | None, str | None]]


class Answer(NamedTuple):
    """What a command answered."""

    status: int
    entry: Entry
    """The quote, or the one entry of a plan or a check."""

    @property
    def cost(self) -> Entry:
        """The bill of a plan, or a quote itself."""
        cost: Entry = self.entry.get("cost", self.entry)
        return cost

    @property
    def lines(self) -> Lines:
        """What each line is of, a meter or a kind of line, and its amount in the vendor's currency."""
        return [(line["meter"] or line["kind"], line["amount"]) for line in self.cost["lines"]]

    @property
    def codes(self) -> set[str]:
        """The codes of the findings."""
        return {finding["code"] for finding in self.entry["findings"]}

    def limit(self, meter: str) -> Entry:
        """The row of a meter that has one ceiling."""
        row: Entry
        (row,) = [row for row in self.entry["limits"] if row["meter"] == meter]
        return row


@pytest.fixture(autouse=True)
def _environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("CAPACITY_")]:
        monkeypatch.delenv(name)


class Command:
    """Runs command lines in this process and reads their JSON."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def quote(self, price_list: str, plan: str, *options: str, **usage: object) -> Answer:
        """What a plan costs for a usage."""
        used = [text for meter, quantity in usage.items() for text in ("--usage", f"{meter}={quantity}")]
        return self._run("prices", "quote", price_list, "--plan", plan, *used, *options)

    def plan(self, scenario: Entry, *options: str, command: str = "plan") -> Answer:
        """The plan, or the verdict, of a scenario."""
        Path("capacity.yaml").write_text(json.dumps(scenario), encoding="utf-8")  # JSON is YAML
        return self.file("capacity.yaml", *options, command=command)

    def file(self, path: str, *options: str, command: str = "plan") -> Answer:
        """The same of a file."""
        return self._run(command, path, *options)

    def _run(self, *arguments: str) -> Answer:
        status = main([*arguments, "--lang", "en", "--format", "json"])
        answer = json.loads(self._capsys.readouterr().out)
        [entry] = answer.get("scenarios", [answer])
        return Answer(status, entry)


@pytest.fixture
def capacity(capsys: pytest.CaptureFixture[str]) -> Command:
    """The command, run in this process."""
    return Command(capsys)


def scenario(services: Entry, schedule: str = "*/5 * * * *", **more: Any) -> Entry:
    """A service of 1,000 messages a day in a month of 30 days, on the edition's plans."""
    scheduler = {"trigger": "vercel_cron", "schedule": schedule, "batch_size": 50, **more.pop("scheduler", {})}
    return {
        "format": "scenario/v1",
        "prices": "2026-11",
        "currency": "USD",
        "exchange_rates": {"KRW": "0.001"},
        "period": {"days": 30},
        "workload": {"messages_per_day": 1000},
        "scheduler": scheduler,
        "services": services,
        **more,
    }


@pytest.mark.parametrize(
    ("usage", "lines", "total"),
    [
        ({"micro_hours": 744}, [("plan", "25.00"), ("micro_hours", "10.00"), ("credit", "-10.00")], "25.00"),
        ({"micro_hours": 2232}, [("plan", "25.00"), ("micro_hours", "30.00"), ("credit", "-10.00")], "45.00"),
        (
            {"micro_hours": 233, "small_hours": 511},
            [("plan", "25.00"), ("micro_hours", "3.13"), ("small_hours", "10.53"), ("credit", "-10.00")],
            "28.66",
        ),
        ({"micro_hours": 100}, [("plan", "25.00"), ("micro_hours", "1.34"), ("credit", "-1.34")], "25.00"),
        ({"egress_gb": 250}, [("plan", "25.00"), ("egress_gb", "0.00")], "25.00"),
    ],
)
def test_supabase_pro_bills_compute_by_the_hour_less_its_credit(
    usage: dict[str, int], lines: Lines, total: str, capacity: Command
) -> None:
    answer = capacity.quote(SUPABASE, "pro", **usage)
    assert (answer.lines, answer.cost["total"], answer.cost["complete"]) == (lines, total, True)


def test_three_supabase_projects_pay_compute_each_and_share_one_credit(capacity: Command) -> None:
    projects = {name: {"micro_hours": 744} for name in ("app", "test", "archive")}
    answer = capacity.plan(scenario({"supabase": {"plan": "pro", "projects": projects}, "coolsms": {"plan": "payg"}}))
    own = [line for line in answer.cost["lines"] if line["vendor"] == "supabase"]
    assert [(line["kind"], line["quantity"], line["amount"]) for line in own] == [
        ("plan", "1", "25.00"), ("usage", "2232", "30.00"), ("credit", "1", "-10.00"),
    ]  # fmt: skip
    assert answer.cost["complete"]


def test_a_started_hour_of_a_supabase_project_counts_whole(capacity: Command) -> None:
    projects = {"app": {"micro_hours": "743 h"}, "test": {"micro_hours": "90 min"}}
    answer = capacity.plan(scenario({"supabase": {"plan": "pro", "projects": projects}}))
    assert [line["quantity"] for line in answer.cost["lines"] if line["meter"] == "micro_hours"] == ["745"]


ABOVE_THE_CAP = [
    ("edge_function_invocations", 3_400_000, "2000000", "4.00"),
    ("egress_gb", 300, "250", "4.50"),
    ("cached_egress_gb", 800, "250", "16.50"),
]


@pytest.mark.parametrize(("meter", "used", "included", "amount"), ABOVE_THE_CAP)
def test_without_the_spend_cap_supabase_bills_what_is_not_included(
    meter: str, used: int, included: str, amount: str, capacity: Command
) -> None:
    answer = capacity.quote(SUPABASE, "pro", "--switch", "spend_cap=off", **{meter: used})
    assert answer.lines == [("plan", "25.00"), (meter, amount)]
    row = answer.limit(meter)
    assert (row["limit"], row["on_exceed"]) == (included, "bill")


@pytest.mark.parametrize("options", [(), ("--switch", "spend_cap=on")])
@pytest.mark.parametrize(("meter", "used", "included", "_amount"), ABOVE_THE_CAP)
def test_under_the_spend_cap_supabase_stops_instead_of_billing(
    meter: str, used: int, included: str, _amount: str, options: tuple[str, ...], capacity: Command
) -> None:
    answer = capacity.quote(SUPABASE, "pro", *options, **{meter: used})
    assert (answer.lines, answer.cost["total"]) == ([("plan", "25.00"), (meter, "0.00")], "25.00")
    row = answer.limit(meter)
    assert (row["used"], row["limit"], row["on_exceed"]) == (str(used), included, "block")


def test_the_spend_cap_does_not_cover_compute(capacity: Command) -> None:
    answer = capacity.quote(SUPABASE, "pro", "--switch", "spend_cap=on", micro_hours=2232)
    assert ("micro_hours", "30.00") in answer.lines
    assert answer.entry["limits"] == []


def test_a_plan_breaks_the_spend_cap_and_says_so(capacity: Command) -> None:
    usage = {"egress_gb": 300}
    capped = capacity.plan(scenario({"supabase": {"plan": "pro", "usage": usage}}))
    assert ("egress_gb", "0.00") in capped.lines
    assert [each["level"] for each in capped.entry["findings"] if each["code"] == "LIM002"] == ["error"]
    assumed = [each["message"] for each in capped.entry["findings"] if each["code"] == "ASM003"]
    assert any("services.supabase.spend_cap" in message for message in assumed)
    billed = capacity.plan(scenario({"supabase": {"plan": "pro", "spend_cap": "off", "usage": usage}}))
    assert ("egress_gb", "4.50") in billed.lines
    assert "LIM002" not in billed.codes


def test_the_database_of_each_supabase_project_has_8_gb(capacity: Command) -> None:
    projects = {"app": {"database_gb": 10}, "test": {"database_gb": 1}}
    answer = capacity.plan(scenario({"supabase": {"plan": "pro", "spend_cap": "off", "projects": projects}}))
    assert ("database_gb", "0.25") in answer.lines  # 2 GB of the first at 0.125, though 11 GB are below 16
    row = answer.limit("database_gb")
    assert (row["used"], row["limit"], row["per"]) == ("10", "8", "project")


@pytest.mark.parametrize(
    ("meter", "quantity", "amount"),
    [
        ("active_cpu_hours", "40_000_000 s", "2455.56"),
        ("memory_gb_hours", "400_000_000 GB-s", "2033.33"),
    ],
)
def test_the_vendors_own_example_of_a_function_in_gru1(
    meter: str, quantity: str, amount: str, capacity: Command
) -> None:
    answer = capacity.quote(VERCEL, "pro", "--region", "gru1", **{meter: quantity})
    assert answer.lines == [("plan", "20.00"), (meter, amount), ("credit", "-20.00")]


A_MONTH_OF_MINUTES = [
    # seconds of CPU, GB-seconds, the lines of memory and CPU, the credit, the total
    ("21_600", "1_728_000", "6.72", "1.01", "-7.76", "20.00"),
    ("129_600", "10_368_000", "40.32", "6.08", "-20.00", "46.43"),
]


@pytest.mark.parametrize(("cpu", "memory", "of_memory", "of_cpu", "credit", "total"), A_MONTH_OF_MINUTES)
def test_a_run_every_minute_in_seoul_as_a_quote(  # noqa: PLR0913, PLR0917  a table of six columns
    cpu: str, memory: str, of_memory: str, of_cpu: str, credit: str, total: str, capacity: Command
) -> None:
    answer = capacity.quote(
        VERCEL, "pro", "--region", "icn1",
        invocations=43_200, active_cpu_hours=f"{cpu} s", memory_gb_hours=f"{memory} GB-s",
    )  # fmt: skip
    assert dict(answer.lines) == {
        "plan": "20.00", "invocations": "0.03", "active_cpu_hours": of_cpu, "memory_gb_hours": of_memory,
        "credit": credit,
    }  # fmt: skip
    assert answer.cost["total"] == total


@pytest.mark.parametrize(("seconds_per_job", "month"), [("0.2", A_MONTH_OF_MINUTES[0]), ("1.2", A_MONTH_OF_MINUTES[1])])
def test_a_run_every_minute_in_seoul_as_a_plan(seconds_per_job: str, month: tuple[str, ...], capacity: Command) -> None:
    *_, of_memory, of_cpu, credit, total = month
    footprint = {
        "invocations": {"per_run": 1},
        "memory_gb_hours": {"per_run_hour": 4},
        "active_cpu_hours": {"per_run_hour": "0.05"},
    }
    services = {"vercel": {"plan": "pro", "region": "icn1", "seats": 1}, "coolsms": {"plan": "payg"}}
    timed = {"seconds_per_job": seconds_per_job}  # 50 jobs to a run, each of which is full: 10 seconds, or 60
    full = {"messages_per_day": 72_000}
    answer = capacity.plan(scenario(services, "* * * * *", scheduler=timed, footprint=footprint, workload=full))
    own = {line["meter"] or line["kind"]: line for line in answer.cost["lines"] if line["vendor"] == "vercel"}
    assert {what: line["amount"] for what, line in own.items()} == {
        "plan": "20.00", "invocations": "0.03", "active_cpu_hours": of_cpu, "memory_gb_hours": of_memory,
        "credit": credit,
    }  # fmt: skip
    assert own["invocations"]["quantity"] == "43200"
    assert sum(Decimal(line["amount"]) for line in own.values()) == Decimal(total)


def test_a_further_seat_costs_20_more_and_brings_no_credit(capacity: Command) -> None:
    answer = capacity.quote(VERCEL, "pro", "--region", "icn1", "--seats", "3", memory_gb_hours=10_000)
    assert answer.lines == [("plan", "60.00"), ("memory_gb_hours", "140.00"), ("credit", "-20.00")]


def test_the_credit_pays_no_seat(capacity: Command) -> None:
    answer = capacity.quote(VERCEL, "pro", "--seats", "2", invocations=1_000_000)
    assert answer.lines == [("plan", "40.00"), ("invocations", "0.60"), ("credit", "-0.60")]


@pytest.mark.parametrize(
    ("as_of", "invocations", "amount"),
    [
        ("2026-05-28", 1, "0.60"),
        ("2026-05-28", 1_000_000, "0.60"),
        ("2026-05-28", 2_000_001, "1.80"),
        ("2026-05-29", 1, "0.00"),
        ("2026-05-29", 2_500_000, "1.50"),
        ("2026-11-01", 2_500_000, "1.50"),
    ],
)
def test_invocations_were_sold_in_started_millions_until_2026_05_29(
    as_of: str, invocations: int, amount: str, capacity: Command
) -> None:
    answer = capacity.quote(VERCEL, "pro", "--as-of", as_of, invocations=invocations)
    assert ("invocations", amount) in answer.lines
    assert answer.entry["as_of"] == as_of


@pytest.mark.parametrize(
    ("plan", "as_of", "limit", "per"),
    [
        ("pro", "2026-01-19", "40", "team"),
        ("pro", "2026-01-20", "100", "project"),
        ("hobby", "2026-01-19", "2", "team"),
        ("hobby", "2026-01-20", "100", "project"),
    ],
)
def test_the_cron_jobs_of_vercel_changed_on_2026_01_20(
    plan: str, as_of: str, limit: str, per: str, capacity: Command
) -> None:
    row = capacity.quote(VERCEL, plan, "--as-of", as_of, cron_jobs=50).limit("cron_jobs")
    assert (row["limit"], row["per"], row["on_exceed"]) == (limit, per, "reject")
    service = {"vercel": {"plan": plan, "usage": {"cron_jobs": 50}}}
    row = capacity.plan(scenario(service), "--as-of", as_of).limit("cron_jobs")
    assert (row["limit"], row["per"]) == (limit, per)


@pytest.mark.parametrize(
    ("as_of", "amount"), [("2025-12-31", "53.12"), ("2026-01-01", "39.84"), ("2026-11-01", "39.84")]
)
def test_a_private_workflow_of_a_started_minute_every_5_minutes(as_of: str, amount: str, capacity: Command) -> None:
    answer = capacity.quote("2026-11/github_actions", "private", "--as-of", as_of, runner_minutes=8640)
    assert answer.lines == [("plan", "0.00"), ("runner_minutes", amount)]


@pytest.mark.parametrize(
    ("seconds_per_job", "minutes", "amount"),
    [
        ("unknown", "8640", "39.84"),
        ("0.01", "8640", "39.84"),  # half a second
        ("1.2", "8640", "39.84"),  # a minute
        ("1.21", "17280", "91.68"),  # half a second more
        ("3", "25920", "143.52"),  # two and a half minutes
    ],
)
def test_a_workflow_run_pays_its_started_minutes(
    seconds_per_job: str, minutes: str, amount: str, capacity: Command
) -> None:
    scheduler = {"trigger": "github_actions", "seconds_per_job": seconds_per_job}
    full = {"messages_per_day": 50 * 288}
    answer = capacity.plan(scenario({"github_actions": {"plan": "private"}}, scheduler=scheduler, workload=full))
    [line] = [line for line in answer.cost["lines"] if line["meter"] == "runner_minutes"]
    assert (line["quantity"], line["amount"]) == (minutes, amount)
    assert ("ASM007" in answer.codes) == (seconds_per_job == "unknown")


def test_a_workflow_run_that_is_not_full_is_over_sooner(capacity: Command) -> None:
    """1,000 messages a day are 3.5 to a run, which takes 10 seconds for them, and 150 for a whole batch."""
    scheduler = {"trigger": "github_actions", "seconds_per_job": 3}
    answer = capacity.plan(scenario({"github_actions": {"plan": "private"}}, scheduler=scheduler))
    [line] = [line for line in answer.cost["lines"] if line["meter"] == "runner_minutes"]
    assert line["quantity"] == "8640"


def test_runner_minutes_that_the_scenario_states_replace_those_of_the_trigger(capacity: Command) -> None:
    service = {"github_actions": {"plan": "private", "usage": {"runner_minutes": 2500}}}
    answer = capacity.plan(scenario(service, scheduler={"trigger": "github_actions"}))
    assert ("runner_minutes", "3.00") in answer.lines
    assert "ASM007" not in answer.codes


def test_a_yearly_price_is_paid_by_the_month(capacity: Command) -> None:
    assert capacity.quote("2026-11/easycron", "paid").lines == [("plan", "2.00")]


@pytest.mark.parametrize(
    ("messages", "amount", "tax", "with_tax"),
    [
        (9_999, "129987", "12999", "142986"),
        (10_000, "100000", "10000", "110000"),
        (99_999, "999990", "99999", "1099989"),
        (100_000, "800000", "80000", "880000"),
    ],
)
def test_an_alimtalk_costs_what_its_volume_reaches_and_tax_comes_on_top(
    messages: int, amount: str, tax: str, with_tax: str, capacity: Command
) -> None:
    answer = capacity.quote(COOLSMS, "payg", alimtalk=messages)
    assert answer.lines == [("plan", "0"), ("alimtalk", amount), ("tax", tax)]
    cost = answer.cost
    assert (cost["total"], cost["tax"], cost["total_with_tax"]) == (amount, tax, with_tax)


def test_8100_messages_cost_more_than_10000_and_the_plan_says_so(capacity: Command) -> None:
    answer = capacity.plan(
        scenario({"coolsms": {"plan": "payg"}}, currency="KRW", workload={"messages_per_day": 270})
    )  # 8,100 in 30 days: 105,300 won, and 100,000 for 10,000
    [finding] = [finding for finding in answer.entry["findings"] if finding["code"] == "PRI006"]
    assert all(number in finding["message"] for number in ("8,100", "10,000", "5,300"))
    assert "ASM008" in answer.codes


@pytest.mark.parametrize(("a_day", "said"), [(256, False), (257, True), (333, True), (334, False)])
def test_only_a_volume_that_is_dearer_than_a_larger_one_is_remarked_on(
    a_day: int, said: bool, capacity: Command
) -> None:
    """7,693 messages at 13 won are the first that cost more than 10,000 at 10; 257 a day are 7,710."""
    answer = capacity.plan(scenario({"coolsms": {"plan": "payg"}}, workload={"messages_per_day": a_day}))
    assert ("PRI006" in answer.codes) is said


def test_the_quota_of_the_account_counts_all_channels(capacity: Command) -> None:
    workload = {"messages_per_day": 1000, "channels": {"alimtalk": "60%", "sms": "40%"}}
    unstated = capacity.plan(scenario({"coolsms": {"plan": "payg"}}, workload=workload))
    row = unstated.limit("messages")
    assert (row["used"], row["limit"], row["status"]) == ("1000", None, "unknown")
    service = {"coolsms": {"plan": "payg", "quota": {"messages": 2000}}}
    row = capacity.plan(scenario(service, workload=workload)).limit("messages")
    assert (row["used"], row["limit"], row["per"], row["headroom"]) == ("1000", "2000", "day", "2")


BKEND = ("free", "starter", "growth", "enterprise")


@pytest.mark.parametrize("plan", BKEND)
def test_a_price_that_was_never_published_is_never_0(plan: str, capacity: Command) -> None:
    answer = capacity.quote("2026-11/bkend", plan, api_calls=5000)
    cost = answer.cost
    assert (answer.status, answer.lines) == (0, [("plan", None)])
    assert (cost["complete"], cost["total"], cost["total_with_tax"]) == (False, None, None)
    assert [line["status"] for line in cost["lines"]] == ["unknown"]
    assert capacity.quote("2026-11/bkend", plan, "--strict", api_calls=5000).status == 3


WITH_BKEND = {"coolsms": {"plan": "payg"}, "bkend": {"plan": "starter"}}


def test_an_unknown_price_makes_the_cost_of_a_plan_a_lower_bound(capacity: Command) -> None:
    answer = capacity.plan(scenario(WITH_BKEND, currency="KRW"))
    cost = answer.cost
    assert (answer.status, cost["complete"], cost["total"]) == (0, False, "300000")
    assert {"PRI001", "PRI009", "PRI010"} <= answer.codes
    assert capacity.plan(scenario(WITH_BKEND, currency="KRW"), "--strict").status == 3


@pytest.mark.parametrize(
    ("maximum", "check", "status"),
    [(10**9, "undecided", 3), (300_000, "undecided", 3), (299_999, "failed", 1), (1, "failed", 1)],
)
def test_a_check_of_the_cost_fails_on_the_known_part_and_never_passes_on_it(
    maximum: int, check: str, status: int, capacity: Command
) -> None:
    checks = {"monthly_cost": {"max": maximum}}
    answer = capacity.plan(scenario(WITH_BKEND, currency="KRW", checks=checks), command="check")
    [found] = answer.entry["checks"]
    assert (found["status"], answer.entry["exit_status"], answer.status) == (check, status, status)


def test_a_check_of_the_cost_with_tax_fails_on_the_known_part_too(capacity: Command) -> None:
    checks = {"monthly_cost_with_tax": {"max": 1}}
    answer = capacity.plan(scenario(WITH_BKEND, currency="KRW", checks=checks), command="check")
    assert (answer.entry["checks"][0]["status"], answer.status) == ("failed", 1)


def test_a_contract_that_names_the_price_makes_the_cost_known(capacity: Command) -> None:
    services = {"coolsms": {"plan": "payg"}, "bkend": {"plan": "starter", "contract": {"price": 50_000}}}
    checks = {"monthly_cost": {"max": 350_000}}
    answer = capacity.plan(scenario(services, currency="KRW", checks=checks), command="check")
    assert (answer.entry["checks"][0]["status"], answer.entry["checks"][0]["found"]) == ("passed", "350000")
    cost = capacity.plan(scenario(services, currency="KRW")).cost
    assert (cost["complete"], cost["total"]) == (True, "350000")
    assert cost["at_list_prices"] == {"total": None, "saved": None}  # nobody knows what the list would charge


def test_a_contract_dearer_than_the_list_is_said_to_be(capacity: Command) -> None:
    answer = capacity.file(str(CONTRACT))
    assert answer.cost["total"] == "15045000"
    assert answer.cost["at_list_prices"] == {"total": "12045000", "saved": "-3000000"}
    [line] = [line for line in answer.cost["lines"] if line["meter"] == "alimtalk"]
    assert (line["amount_converted"], line["list_amount_converted"]) == ("15000000", "12000000")
    [finding] = [finding for finding in answer.entry["findings"] if finding["code"] == "PRI005"]
    assert (finding["level"], finding["line"], finding["column"]) == ("warning", 9, 15)
    assert "3,000,000" in finding["message"]


def of_supabase(capacity: Command, **contract: Any) -> Answer:
    """Supabase Pro, with compute for 20 USD and 300 GB of egress, under a contract."""
    usage = {"micro_hours": 1488, "egress_gb": 300}
    return capacity.plan(
        scenario({"supabase": {"plan": "pro", "spend_cap": "off", "usage": usage, "contract": contract}})
    )


@pytest.mark.parametrize(
    ("contract", "line", "amount", "saved"),
    [
        ({"price": 20}, "plan", "20.00", "5.00"),
        ({"price": {"amount": 120, "per": "year"}}, "plan", "10.00", "15.00"),
        ({"credits": [{"amount": 15, "meters": ["micro_hours"]}]}, "credit", "-15.00", "5.00"),
        ({"egress_gb": "0.01"}, "egress_gb", "3.00", "1.50"),  # no allowance but what the contract has
        ({"egress_gb": {"included": 200, "unit_price": "0.05"}}, "egress_gb", "5.00", "-0.50"),
        (
            {"egress_gb": {"mode": "graduated", "tiers": [{"up_to": 100, "unit_price": "0.02"}, {"unit_price": 0}]}},
            "egress_gb", "2.00", "2.50",
        ),
        ({"egress_gb": {"package": {"size": 100, "price": 1}}}, "egress_gb", "3.00", "1.50"),
        ({"micro_hours": {"unit_price": "0.01", "base_fee": 1}}, "micro_hours", "15.88", "4.12"),
    ],
)  # fmt: skip
def test_a_contract_takes_the_place_of_what_the_list_says(
    contract: Entry, line: str, amount: str, saved: str, capacity: Command
) -> None:
    answer = of_supabase(capacity, **contract)
    listed = {"plan": "25.00", "egress_gb": "4.50", "micro_hours": "20.00", "credit": "-10.00"}
    own = {each["meter"] or each["kind"]: each["amount"] for each in answer.cost["lines"] if each["vendor"]}
    assert own == {**listed, line: amount}
    assert answer.cost["at_list_prices"]["saved"] == saved


def test_no_credits_is_a_contract_too(capacity: Command) -> None:
    answer = of_supabase(capacity, credits=[])
    assert "credit" not in dict(answer.lines)
    assert answer.cost["at_list_prices"]["saved"] == "-10.00"


def test_a_contract_moves_a_limit(capacity: Command) -> None:
    limits = [{"meter": "monthly_active_users", "limit": 5000, "on_exceed": "reject"}]
    service = {"plan": "free", "usage": {"monthly_active_users": 10_000, "egress_gb": 1}}
    listed = capacity.plan(scenario({"supabase": service}))
    assert listed.limit("monthly_active_users")["headroom"] == "5"
    negotiated = capacity.plan(scenario({"supabase": {**service, "contract": {"limits": limits}}}))
    row = negotiated.limit("monthly_active_users")
    assert (row["limit"], row["headroom"], row["on_exceed"]) == ("5000", "0.5", "reject")
    assert negotiated.limit("egress_gb") == listed.limit("egress_gb")


@pytest.mark.parametrize(("tax", "amount"), [("none", None), ("5%", "15000"), ("10%", "30000"), (None, "30000")])
def test_a_scenario_decides_about_tax(tax: str | None, amount: str | None, capacity: Command) -> None:
    service: Entry = {"plan": "payg"} if tax is None else {"plan": "payg", "tax": tax}
    cost = capacity.plan(scenario({"coolsms": service}, currency="KRW")).cost
    assert [line["amount"] for line in cost["lines"] if line["kind"] == "tax"] == ([amount] if amount else [])
    assert cost["tax"] == (amount or "0")
    assert cost["total_with_tax"] == str(300_000 + int(amount or 0))


def test_while_it_is_unknown_whether_tax_applies_so_is_the_total_with_it(capacity: Command) -> None:
    cost = capacity.plan(scenario({"coolsms": {"plan": "payg"}, "easycron": {"plan": "paid"}})).cost
    assert (cost["complete"], cost["tax"], cost["total_with_tax"]) == (True, None, None)
    decided = {"coolsms": {"plan": "payg"}, "easycron": {"plan": "paid", "tax": "none"}}
    cost = capacity.plan(scenario(decided)).cost
    assert (cost["tax"], cost["total"], cost["total_with_tax"]) == ("30.00", "302.00", "332.00")


@pytest.mark.parametrize(("age", "too_old"), [("30d", False), ("29d", True), ("0d", True), ("99999d", False)])
def test_a_price_that_is_too_old_leaves_checks_undecided(age: str, too_old: bool, capacity: Command) -> None:
    """EasyCron's was read on 2026-11-01."""
    asked = ("--as-of", "2026-12-01", "--max-price-age", age)
    sender = {"plan": "payg", "contract": {"alimtalk": 1}, "quota": {"messages": 5000}}
    services = {"easycron": {"plan": "paid", "tax": "none"}, "coolsms": sender}
    paid = scenario(services, checks={"monthly_cost": {"max": 50}})
    answer = capacity.plan(paid, *asked)
    old = [each["message"] for each in answer.entry["findings"] if each["code"] == "PRI007"]
    assert any("easycron" in message and "2026-11-01" in message for message in old) is too_old
    assert capacity.plan(paid, *asked, command="check").status == (3 if too_old else 0)
    assert capacity.plan(paid, *asked, "--strict").status == (3 if too_old else 0)
