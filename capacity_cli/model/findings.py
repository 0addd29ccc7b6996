"""Findings: coded remarks about a plan, with a level, a place in the scenario and the values of their message.

A finding holds no words: `render` turns its code and values into a sentence and a remedy.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from capacity_cli.model.prices.advice import Wording
from capacity_cli.model.problems import Path, Phrase, Place, Problem
from capacity_cli.model.scenario import Level

Value: TypeAlias = str | int | Decimal | Fraction | Phrase | Wording | tuple[Wording, ...]
"""What a message can name: a text, a `Word` or `Phrase` of the catalog, texts of a list, or a number."""


class FindingCode(StrEnum):
    """Every remark that a plan can carry."""

    OVER_CAPACITY = "CAP001"
    NO_USABLE_TIME = "CAP002"
    LONG_WAIT = "CAP003"
    MANY_WAITING = "CAP004"
    NO_RUNS = "CAP005"
    BEYOND_JSON = "CAP006"
    SCHEDULE_REFUSED = "CAP007"
    UNEVEN_GAPS = "CAP008"
    USE_FORBIDDEN = "CAP009"
    NOT_IN_TIME = "CAP010"
    NOT_IN_MEMORY = "CAP011"
    RATE_LIMITED = "CAP012"
    FEW_CONNECTIONS = "CAP013"
    FEW_DESCRIPTORS = "CAP014"
    QUOTA_LOSES = "CAP015"
    RUNS_OVERLAP = "CAP016"
    SENT_TWICE = "CAP017"
    HELD_BACK = "CAP018"
    STARTS_LATE = "CAP019"
    MISSED_IN_A_ROW = "CAP020"
    LONGER_THAN_ALLOWED = "CAP021"
    MORE_MEMORY_THAN_ALLOWED = "CAP022"
    LESS_MEMORY_THAN_ALLOWED = "CAP023"
    ENTRY_TOO_FREQUENT = "CAP030"
    ENTRY_REFUSED = "CAP031"
    ENTRY_NEVER_FIRES = "CAP032"

    NEAR_LIMIT = "LIM001"
    LIMIT_BROKEN = "LIM002"
    LIMIT_PASSED = "LIM003"
    LIMIT_UNKNOWN = "LIM004"
    ACCOUNT_LIMIT_UNKNOWN = "LIM005"
    LIMIT_USED_UP = "LIM006"
    FILLS_UP = "LIM007"
    PLAN_CHOSEN = "LIM020"
    SMALLEST_PLAN_CHOSEN = "LIM021"
    NO_PLAN_HOLDS = "LIM022"
    OPTIMIZED = "LIM023"
    COULD_OPTIMIZE = "LIM024"
    CLUSTER = "LIM025"
    INDEXES = "LIM026"
    STAGE = "LIM027"
    NEXT_STAGE = "LIM028"
    COULD_DOWNGRADE = "LIM029"
    SWITCH_WOULD_HOLD = "LIM030"
    ENVIRONMENT_REFUSED = "LIM035"

    MONTHLY_BUDGET = "BUD001"
    DAILY_BUDGET = "BUD002"
    BALANCE_LOW = "BUD020"

    UNKNOWN_PRICE = "PRI001"
    NO_SERVICE_FOR_CHANNEL = "PRI002"
    UNKNOWN_QUANTITY = "PRI003"
    UNPRICED_USAGE = "PRI004"
    DEARER_CONTRACT = "PRI005"
    CHEAPER_WITH_MORE = "PRI006"
    OLD_PRICE = "PRI007"
    LOW_CONFIDENCE = "PRI008"
    WITHDRAWN = "PRI009"
    UNKNOWN_TAX = "PRI010"

    CHECK_FAILED = "CHK001"
    CHECK_UNDECIDED = "CHK002"
    NO_SUCH_METRIC = "CHK003"
    IGNORE_ENDED = "CHK004"
    IGNORES_NOTHING = "CHK005"
    LOOSENS_POLICY = "CHK006"
    MAY_NOT_IGNORE = "CHK007"
    PLAN_NOT_ALLOWED = "CHK008"
    BASELINE_LOOSE = "CHK009"
    OTHER_CURRENCY = "CHK010"
    OTHER_PERIOD = "CHK011"
    PRICES_NOT_ALLOWED = "CHK012"

    UNKNOWN_JOB_TIME = "ASM001"
    UNKNOWN_FUNCTION_TIME = "ASM002"
    DEFAULT_ASSUMED = "ASM003"
    USAGE_NOT_STATED = "ASM004"
    MONTHS_WITHOUT_CALENDAR = "ASM005"
    SUMMER_TIME = "ASM006"
    ONE_STARTED_UNIT = "ASM007"
    TIER_OF_OWN_MONTH = "ASM008"
    COMMERCIAL_UNKNOWN = "ASM009"
    SLOWEST_OF_A_WAVE = "ASM010"
    JOB_NEEDS_UNKNOWN = "ASM011"
    MISSED_EVENLY = "ASM012"
    DELIVERY_NOT_STATED = "ASM013"
    LONGER_THAN_DEFAULT = "ASM014"
    HOLIDAYS_OUTSIDE = "ASM020"


LEVELS: Mapping[FindingCode, Level] = {
    FindingCode.OVER_CAPACITY: Level.ERROR,
    FindingCode.NO_USABLE_TIME: Level.ERROR,
    FindingCode.LONG_WAIT: Level.WARNING,
    FindingCode.MANY_WAITING: Level.WARNING,
    FindingCode.NO_RUNS: Level.ERROR,
    FindingCode.BEYOND_JSON: Level.ERROR,
    FindingCode.SCHEDULE_REFUSED: Level.ERROR,
    FindingCode.UNEVEN_GAPS: Level.NOTE,
    FindingCode.USE_FORBIDDEN: Level.ERROR,
    FindingCode.NOT_IN_TIME: Level.WARNING,
    FindingCode.NOT_IN_MEMORY: Level.WARNING,
    FindingCode.RATE_LIMITED: Level.WARNING,
    FindingCode.FEW_CONNECTIONS: Level.WARNING,
    FindingCode.FEW_DESCRIPTORS: Level.WARNING,
    FindingCode.QUOTA_LOSES: Level.ERROR,
    FindingCode.RUNS_OVERLAP: Level.WARNING,
    FindingCode.SENT_TWICE: Level.ERROR,
    FindingCode.HELD_BACK: Level.NOTE,
    FindingCode.STARTS_LATE: Level.NOTE,
    FindingCode.MISSED_IN_A_ROW: Level.WARNING,
    FindingCode.LONGER_THAN_ALLOWED: Level.ERROR,
    FindingCode.MORE_MEMORY_THAN_ALLOWED: Level.ERROR,
    FindingCode.LESS_MEMORY_THAN_ALLOWED: Level.ERROR,
    FindingCode.ENTRY_TOO_FREQUENT: Level.ERROR,
    FindingCode.ENTRY_REFUSED: Level.ERROR,
    FindingCode.ENTRY_NEVER_FIRES: Level.WARNING,
    FindingCode.NEAR_LIMIT: Level.WARNING,
    FindingCode.LIMIT_BROKEN: Level.ERROR,
    FindingCode.LIMIT_PASSED: Level.WARNING,
    FindingCode.LIMIT_UNKNOWN: Level.NOTE,
    FindingCode.MONTHLY_BUDGET: Level.WARNING,
    FindingCode.DAILY_BUDGET: Level.WARNING,
    FindingCode.BALANCE_LOW: Level.WARNING,
    FindingCode.UNKNOWN_PRICE: Level.WARNING,
    FindingCode.NO_SERVICE_FOR_CHANNEL: Level.WARNING,
    FindingCode.UNKNOWN_QUANTITY: Level.WARNING,
    FindingCode.UNPRICED_USAGE: Level.WARNING,
    FindingCode.DEARER_CONTRACT: Level.WARNING,
    FindingCode.CHEAPER_WITH_MORE: Level.WARNING,
    FindingCode.OLD_PRICE: Level.WARNING,
    FindingCode.LOW_CONFIDENCE: Level.NOTE,
    FindingCode.WITHDRAWN: Level.WARNING,
    FindingCode.UNKNOWN_TAX: Level.NOTE,
    FindingCode.CHECK_FAILED: Level.ERROR,
    FindingCode.CHECK_UNDECIDED: Level.ERROR,
    FindingCode.NO_SUCH_METRIC: Level.ERROR,
    FindingCode.IGNORE_ENDED: Level.WARNING,
    FindingCode.IGNORES_NOTHING: Level.NOTE,
    FindingCode.LOOSENS_POLICY: Level.WARNING,
    FindingCode.MAY_NOT_IGNORE: Level.WARNING,
    FindingCode.PLAN_NOT_ALLOWED: Level.ERROR,
    FindingCode.BASELINE_LOOSE: Level.NOTE,
    FindingCode.OTHER_CURRENCY: Level.ERROR,
    FindingCode.OTHER_PERIOD: Level.ERROR,
    FindingCode.PRICES_NOT_ALLOWED: Level.ERROR,
    FindingCode.UNKNOWN_JOB_TIME: Level.NOTE,
    FindingCode.UNKNOWN_FUNCTION_TIME: Level.NOTE,
    FindingCode.DEFAULT_ASSUMED: Level.NOTE,
    FindingCode.USAGE_NOT_STATED: Level.NOTE,
    FindingCode.MONTHS_WITHOUT_CALENDAR: Level.NOTE,
    FindingCode.SUMMER_TIME: Level.NOTE,
    FindingCode.ONE_STARTED_UNIT: Level.NOTE,
    FindingCode.TIER_OF_OWN_MONTH: Level.NOTE,
    FindingCode.COMMERCIAL_UNKNOWN: Level.NOTE,
    FindingCode.SLOWEST_OF_A_WAVE: Level.NOTE,
    FindingCode.JOB_NEEDS_UNKNOWN: Level.NOTE,
    FindingCode.MISSED_EVENLY: Level.NOTE,
    FindingCode.DELIVERY_NOT_STATED: Level.NOTE,
    FindingCode.LONGER_THAN_DEFAULT: Level.NOTE,
    FindingCode.HOLIDAYS_OUTSIDE: Level.NOTE,
    FindingCode.ENVIRONMENT_REFUSED: Level.ERROR,
    FindingCode.ACCOUNT_LIMIT_UNKNOWN: Level.NOTE,
    FindingCode.LIMIT_USED_UP: Level.WARNING,
    FindingCode.FILLS_UP: Level.WARNING,
    FindingCode.PLAN_CHOSEN: Level.NOTE,
    FindingCode.SMALLEST_PLAN_CHOSEN: Level.NOTE,
    FindingCode.NO_PLAN_HOLDS: Level.ERROR,
    FindingCode.OPTIMIZED: Level.NOTE,
    FindingCode.COULD_OPTIMIZE: Level.NOTE,
    FindingCode.CLUSTER: Level.NOTE,
    FindingCode.INDEXES: Level.NOTE,
    FindingCode.STAGE: Level.NOTE,
    FindingCode.NEXT_STAGE: Level.NOTE,
    FindingCode.COULD_DOWNGRADE: Level.NOTE,
    FindingCode.SWITCH_WOULD_HOLD: Level.NOTE,
}
"""What each finding weighs."""

OF_CHECKS = "CHK"
"""What the codes of remarks about checks, and about what is ignored, begin with."""
IGNORABLE = frozenset(code.value for code in FindingCode if not code.startswith(OF_CHECKS))
"""The codes that a scenario can ignore: not those of the gate itself."""
_CHECKS = (FindingCode.CHECK_FAILED, FindingCode.CHECK_UNDECIDED, FindingCode.NO_SUCH_METRIC)
WEIGHABLE = frozenset(code.value for code in FindingCode if code not in _CHECKS)
"""The codes that a policy can give another weight: a check has a level of its own."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark about a plan."""

    code: FindingCode
    """Which remark it is."""
    path: Path
    """The value of the scenario that it is about; the nearest one that exists is shown."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """What its message names."""
    place: Place | None = None
    """Where it stands, if that is no value of the scenario but another line of a file that it names."""
    problem: Problem | None = None
    """What is wrong with it, whose sentence stands in the message as `problem`."""

    @property
    def level(self) -> Level:
        """What it weighs."""
        return LEVELS[self.code]
