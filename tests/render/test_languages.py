"""The catalog: complete in both languages, every key used and every used key there, help for everything."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import typer
from rich.cells import cell_len

from capacity_cli.api.exporting import Agreement
from capacity_cli.cli.app import application
from capacity_cli.cli.main import main
from capacity_cli.model.capacity import Load
from capacity_cli.model.checks import CheckStatus, Origin
from capacity_cli.model.findings import FindingCode
from capacity_cli.model.footprint import Footprint
from capacity_cli.model.forecast.breaks import BreakKind
from capacity_cli.model.invoice import LineKind
from capacity_cli.model.money import RoundingMode
from capacity_cli.model.prices.advice import Downgrade
from capacity_cli.model.prices.capabilities import Allowed, Capabilities
from capacity_cli.model.prices.charge import PackageRounding, TierMode
from capacity_cli.model.prices.limit import OnExceed
from capacity_cli.model.prices.plan import PricePeriod
from capacity_cli.model.prices.price_list import SwitchState
from capacity_cli.model.prices.source import Apart, MeterKind
from capacity_cli.model.prices.trigger import Overlap, Zones
from capacity_cli.model.prices.windows import MONTH, SCOPES
from capacity_cli.model.problems import ProblemCode
from capacity_cli.model.recommend.answer import Verdict
from capacity_cli.model.roi_metrics import NAMES
from capacity_cli.model.run_limits import RunMeter
from capacity_cli.model.scenario import Level
from capacity_cli.model.schedule.cron_fields import Reason
from capacity_cli.model.schedule.dialect import BothDays
from capacity_cli.model.solving.affordable import Holds
from capacity_cli.model.standing import Standing
from capacity_cli.model.throughput import Constraint
from capacity_cli.render.table.prices.triggers import TAKES
from capacity_cli.render.templates import comments
from capacity_cli.render.text.texts import Language, Texts, catalog, subject_of

PACKAGE = Path(__file__).parents[2] / "capacity_cli"
SUBJECTS = sorted(
    path.stem for path in (PACKAGE / "render" / "text").glob("*.py") if path.stem not in {"__init__", "texts"}
)
CATALOG = {key: pair for subject in SUBJECTS for key, pair in catalog(subject).items()}
HANGUL = re.compile("[가-힣]")
KEY = re.compile(r"[a-z_]+(?:\.[A-Za-z0-9_]+)+")
EN, KO = Texts(Language.EN), Texts(Language.KO)

FAMILIES = {
    f"{prefix}{name}{suffix}"
    for prefix, names, suffixes in (
        ("finding.", FindingCode, ("", ".title", ".why", ".remedy")),
        ("finding.", (FindingCode.NEAR_LIMIT, FindingCode.LIMIT_BROKEN, FindingCode.LIMIT_USED_UP), (".remedy.ways",)),
        (
            "finding.",
            (
                FindingCode.NEAR_LIMIT,
                FindingCode.LIMIT_BROKEN,
                FindingCode.LIMIT_PASSED,
                FindingCode.LIMIT_USED_UP,
            ),
            (".remedy.fixed",),
        ),
        ("finding.", (FindingCode.SCHEDULE_REFUSED,), (".words",)),
        (
            "finding.",
            (
                FindingCode.SCHEDULE_REFUSED,
                FindingCode.LONGER_THAN_ALLOWED,
                FindingCode.MORE_MEMORY_THAN_ALLOWED,
                FindingCode.LESS_MEMORY_THAN_ALLOWED,
                FindingCode.ENTRY_TOO_FREQUENT,
            ),
            (".measured",),
        ),
        ("finding.", (FindingCode.CHECK_UNDECIDED,), (".too_old", ".too_old.remedy")),
        ("finding.", (FindingCode.CHECK_UNDECIDED,), (".other_terms", ".other_terms.remedy")),
        ("finding.", (FindingCode.UNKNOWN_FUNCTION_TIME,), (".missing", ".remedy.missing")),
        ("problem.", ProblemCode, ("", ".remedy")),
        ("on_exceed.", OnExceed, ("",)),
        ("constraint.", Constraint, ("",)),
        ("forecast.break.", BreakKind, ("",)),
        ("load.", Load, ("",)),
        ("verdict.", ("true", "false"), ("",)),
        ("level.", Level, ("",)),
        ("status.", CheckStatus, ("",)),
        ("baseline.", Standing, ("",)),
        ("origin.", [Origin.OPTION, Origin.POLICY], ("",)),
        ("template.", comments(), ("",)),
        ("export.", Agreement, ("",)),
        ("recommend.", Verdict, ("",)),
        ("comment.", ("passes", "no_worse", "fails", "refused", "undecided", "too_old"), ("",)),
        ("", Reason, ("",)),
        ("usage.", ("arguments", "options", "commands"), ("",)),
        ("overlap.", Overlap, ("",)),
        ("span.", ("month", "hour", "day", "run", "moment", *SCOPES), ("",)),
        ("solved.beside.", Holds, ("",)),
        ("day.", ("one", "two", "few", "other"), ("",)),
        ("meter.", RunMeter, ("",)),
        ("then.", [each for each in OnExceed if each is not OnExceed.BILL], ("",)),
        ("table.line.", [LineKind.PLAN, LineKind.CREDIT], ("",)),
        ("roi.metric.", NAMES, ("",)),
        ("roi.", [f"{kind}.{case}" for kind in ("case", "built") for case in ("low", "middle", "high")], ("",)),
        ("roi.", [f"{kind}.{end}" for kind in ("end", "deviation") for end in ("low", "high")], ("",)),
        ("roi.given.", ("manual.hours_per_day", "automated.hours_per_month", "hourly_wage"), ("",)),
        ("roi.given.", ("automated.build_cost",), ("",)),
        ("prices.allowed.", Allowed, ("",)),
        ("prices.apart.", Apart, ("",)),
        ("prices.both_days.", BothDays, ("",)),
        ("prices.capability.", Capabilities.model_fields, ("",)),
        ("prices.downgrade.", Downgrade, ("",)),
        ("prices.kind.", [*TierMode, MeterKind.STOCK, MeterKind.PEAK], ("",)),
        ("prices.mode.", RoundingMode, ("",)),
        ("prices.takes.", TAKES, ("",)),
        ("prices.zone.", Zones, ("",)),
        ("prices.package.", PackageRounding, ("",)),
        ("prices.per.", PricePeriod, ("",)),
        ("prices.position.", SwitchState, ("",)),
        ("prices.span.", [MONTH.text, *SCOPES], ("",)),
        ("prices.tax.", Allowed, ("",)),
        ("prices.time.", ("day", "hour", "minute", "second"), ("", "s")),
        ("prices.use.", Footprint.model_fields, ("",)),
    )
    for name in names
    for suffix in suffixes
}
"""Keys that the program puts together from the members of an enumeration."""


def sources() -> Iterator[ast.Module]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name != "text" or path.stem == "texts":
            yield ast.parse(path.read_text(encoding="utf-8"))


def constants() -> set[str]:
    """Every text in the program that has the form of a key and the first word of one."""
    words = {key.partition(".")[0] for key in CATALOG} - {"help"}
    nodes = (node for module in sources() for node in ast.walk(module) if isinstance(node, ast.Constant))
    texts = {node.value for node in nodes if isinstance(node.value, str)}
    return {text for text in texts if KEY.fullmatch(text) and text.partition(".")[0] in words}


def words() -> set[str]:
    """The texts given to `Word(…)` and to the catalog itself as they stand."""
    calls = (node for module in sources() for node in ast.walk(module) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in {"Word", "texts"})
    first = (call.args[0] for call in named if call.args)
    return {each.value for each in first if isinstance(each, ast.Constant) and isinstance(each.value, str)}


def parameters() -> Iterator[tuple[str, str]]:
    """Each command and parameter: the command's key and the parameter's name."""
    for path, context in contexts():
        for parameter in context.command.get_params(context):
            yield ".".join(["help", *(path or ["capacity"])]), str(parameter.name)


def contexts() -> Iterator[tuple[list[str], Any]]:
    """The program, its groups and its commands, each by the words that call it."""
    group: Any = typer.main.get_command(application())
    waiting: list[tuple[list[str], Any]] = [([], group.make_context("capacity", [], resilient_parsing=True))]
    while waiting:
        path, context = waiting.pop(0)
        yield path, context
        for name, command in getattr(context.command, "commands", {}).items():
            waiting.append(([*path, name], command.make_context(name, [], parent=context, resilient_parsing=True)))


COMMANDS = [path for path, _ in contexts()]


def help_key(command: str, name: str) -> str:
    own = f"{command}.{name}"
    return own if own in CATALOG else f"help.option.{name}"


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("key", CATALOG)
def test_a_text_is_there_in_both_languages_with_the_same_placeholders(key: str) -> None:
    english, korean = CATALOG[key]
    assert english.strip() == english != ""
    assert korean.strip() == korean != ""
    assert not HANGUL.search(english)
    assert set(placeholders(english)) == set(placeholders(korean))
    assert all(name.isidentifier() for name in placeholders(english))


@pytest.mark.parametrize("key", CATALOG)
def test_a_korean_text_is_korean_unless_it_has_no_words(key: str) -> None:
    english, korean = CATALOG[key]
    without_values = re.sub(r"\{\w+\}|`[^`]*`", "", english)
    if re.search("[A-Za-z]{3}", without_values) and key != "help.schema.name":
        assert HANGUL.search(korean)


def test_every_key_stands_in_the_module_of_its_subject_and_nowhere_else() -> None:
    for subject in SUBJECTS:
        assert {subject_of(key) for key in catalog(subject)} == {subject}
    assert len(CATALOG) == sum(len(import_module(f"capacity_cli.render.text.{subject}").TEXTS) for subject in SUBJECTS)


@pytest.mark.parametrize("code", FindingCode)
def test_a_finding_has_a_title_a_message_a_reason_and_a_remedy(code: FindingCode) -> None:
    assert {f"finding.{code}{part}" for part in ("", ".title", ".why", ".remedy")} <= CATALOG.keys()


@pytest.mark.parametrize("code", ProblemCode)
def test_a_problem_has_a_message_and_a_remedy(code: ProblemCode) -> None:
    assert {f"problem.{code}", f"problem.{code}.remedy"} <= CATALOG.keys()


def test_every_word_that_the_program_says_is_in_the_catalog() -> None:
    assert len(words()) > 50
    assert words() - CATALOG.keys() == set()
    assert FAMILIES - CATALOG.keys() == set()
    assert constants() - CATALOG.keys() == set()


def test_no_text_is_unused() -> None:
    of_help = {help_key(*each) for each in parameters()} | {".".join(["help", *path]) for path in COMMANDS}
    assert CATALOG.keys() - constants() - words() - FAMILIES - of_help - {"help.capacity"} == set()


@pytest.mark.parametrize(("command", "name"), list(parameters()))
def test_every_command_argument_and_option_has_help(command: str, name: str) -> None:
    assert command in CATALOG
    assert help_key(command, name) in CATALOG


@pytest.mark.parametrize("columns", ["80", "120"])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_help_page_fits_and_its_second_column_stands_in_line(
    command: list[str], lang: str, columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["--lang", lang, *command, "--help"]) == 0
    page = capsys.readouterr().out
    assert bool(HANGUL.search(page)) is (lang == "ko")
    assert max(map(cell_len, page.splitlines())) <= int(columns)
    for section in re.split(r"\n\n", page)[2:]:
        rows = [line for line in section.splitlines()[1:] if line.startswith("  ")]
        starts = {cell_len(row) - cell_len(row[2:].lstrip()) for row in rows if row.startswith("    ")}
        assert len(starts) <= 1
        for row in rows:
            label, gap, text = re.match(r"  (\S.*?)?(  +|$)(.*)", row).groups()  # type: ignore[union-attr] # any text
            assert not (label and text and starts) or {2 + cell_len(label) + len(gap)} == starts


@pytest.mark.parametrize(
    ("amount", "currency", "english", "korean"),
    [
        ("900000", "KRW", "₩900,000", "900,000원"),
        ("0", "KRW", "₩0", "0원"),
        ("-1234.5", "KRW", "-₩1,235", "-1,235원"),
        ("0.4", "KRW", "₩0", "0원"),
        ("20", "USD", "$20.00", "$20.00"),
        ("1234567.005", "USD", "$1,234,567.01", "$1,234,567.01"),
        ("-0.5", "USD", "-$0.50", "-$0.50"),
        ("20", "EUR", "EUR 20.00", "EUR 20.00"),
        ("20", "JPY", "JPY 20", "JPY 20"),
        ("1.2345", "KWD", "KWD 1.235", "KWD 1.235"),
    ],
)
def test_money_is_written_as_people_read_it(amount: str, currency: str, english: str, korean: str) -> None:
    assert (EN.money(Decimal(amount), currency), KO.money(Decimal(amount), currency)) == (english, korean)


@pytest.mark.parametrize(
    ("amount", "currency", "english", "korean"),
    [
        ("13.25", "KRW", "₩13.25", "13.25원"),
        ("15", "KRW", "₩15", "15원"),
        ("1300", "KRW", "₩1,300", "1,300원"),
        ("0.1", "USD", "$0.10", "$0.10"),
        ("0.0000006", "USD", "$0.00", "$0.00"),
        ("0.12345", "USD", "$0.1235", "$0.1235"),
        ("2", "EUR", "EUR 2.00", "EUR 2.00"),
    ],
)
def test_a_price_keeps_its_decimals(amount: str, currency: str, english: str, korean: str) -> None:
    assert (EN.price(Decimal(amount), currency), KO.price(Decimal(amount), currency)) == (english, korean)


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        (0, 4, "0"),
        (1000, 4, "1,000"),
        (Decimal("1E+15"), 4, "1,000,000,000,000,000"),
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(2, 3), 4, "0.6667"),
        (Decimal("7.2000"), 4, "7.2"),
        (Decimal("0.00005"), 4, "0.0001"),
        (Decimal("-0.5"), 0, "-1"),
        (Fraction(99999, 100000), 2, "1"),
    ],
)
def test_a_number_has_its_thousands_apart_and_no_trailing_zeros(
    number: int | Decimal | Fraction, decimals: int, text: str
) -> None:
    assert EN.number(number, decimals) == KO.number(number, decimals) == text


@pytest.mark.parametrize(
    ("number", "bound", "text"),
    [
        (Fraction(14400, 14401), 1, "0.9999"),
        (Decimal("1.249999"), Decimal("1.25"), "1.249999"),
        (Decimal("1.25"), Decimal("1.25"), "1.25"),
        (Decimal("100.004"), 100, "100.004"),
        (1 - Fraction(1, 10**12), 1, "0.99999999"),
        (1 + Fraction(1, 10**12), 1, "1.00000001"),
        (Fraction(2, 3), Decimal("0.67"), "0.667"),
    ],
)
def test_a_number_is_never_taken_for_a_bound_that_it_misses(number: Fraction, bound: Decimal, text: str) -> None:
    assert EN.number(number, 2, (bound,)) == text


def test_a_sentence_tells_its_numbers_apart() -> None:
    values: dict[str, Any] = {"demand": 14401, "capacity": 14400, "headroom": Fraction(14400, 14401), "growth": 1}
    assert "(headroom 0.9999×)" in EN("finding.CAP001", **values)
    values = {"percent": Decimal("89.999"), "spent": 1, "usable": 1, "currency": "KRW", "threshold": 90}
    assert "89.999 %" in KO("finding.BUD001", **values)


@pytest.mark.parametrize(
    ("encoding", "english", "korean"),
    [
        ("ascii", "KRW 900,000", "900,000 KRW"),
        ("cp949", "KRW 900,000", "900,000원"),
        ("utf-8", "₩900,000", "900,000원"),
    ],
)
def test_the_won_is_written_out_where_the_encoding_lacks_it(encoding: str, english: str, korean: str) -> None:
    amount = Decimal(900000)
    assert Texts(Language.EN, encoding).money(amount, "KRW") == english
    assert Texts(Language.KO, encoding).money(amount, "KRW") == korean
