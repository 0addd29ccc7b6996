"""The options that several commands share, each with its environment variable; flag > environment > file > default.

Their help is in the catalog, under the parameter's name.
"""

from enum import StrEnum
from typing import Annotated

import typer

from capacity_cli.cli.terminal import Terminal
from capacity_cli.render.text.texts import Language


class OutputFormat(StrEnum):
    """A form of any answer."""

    TABLE = "table"
    JSON = "json"


class ReportFormat(StrEnum):
    """A form of a report."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class CheckFormat(StrEnum):
    """A form of the answer of a gate."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    GITHUB = "github"
    JUNIT = "junit"
    SARIF = "sarif"
    GITLAB = "gitlab"


CHANGES_VARIABLE = "CAPACITY_SET"
"""The environment variable of `--set`, one change a line: a schedule has blanks, at which Typer would part them."""
OUTPUTS_VARIABLE = "CAPACITY_OUTPUT"
"""The environment variable of `--output`, one output a line."""
LINE_VARIABLES = {"changes": CHANGES_VARIABLE, "output": OUTPUTS_VARIABLE}
"""The environment variables that the commands read themselves, by parameter."""

Files = Annotated[list[str] | None, typer.Argument(metavar="FILE", show_default=False)]
NeededFiles = Annotated[list[str], typer.Argument(metavar="FILE", show_default=False)]
Format = Annotated[OutputFormat, typer.Option("--format", envvar="CAPACITY_FORMAT")]
Report = Annotated[ReportFormat, typer.Option("--format", envvar="CAPACITY_FORMAT")]
GateReport = Annotated[CheckFormat, typer.Option("--format", envvar="CAPACITY_FORMAT")]
Output = Annotated[list[str] | None, typer.Option("--output", metavar="FORMAT=FILE")]
CsvBom = Annotated[bool, typer.Option("--csv-bom", envvar="CAPACITY_CSV_BOM")]
Revision = Annotated[str | None, typer.Option("--rev", metavar="REV", envvar="CAPACITY_REV")]
Changes = Annotated[list[str] | None, typer.Option("--set", metavar="PATH=VALUE")]
Prices = Annotated[str | None, typer.Option("--prices", metavar="EDITION|DIR", envvar="CAPACITY_PRICES")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", envvar="CAPACITY_AS_OF")]
MaxPriceAge = Annotated[str | None, typer.Option("--max-price-age", metavar="DAYS", envvar="CAPACITY_MAX_PRICE_AGE")]
Policy = Annotated[str | None, typer.Option("--policy", metavar="FILE", envvar="CAPACITY_POLICY")]
BaselineFile = Annotated[str | None, typer.Option("--baseline", metavar="FILE", envvar="CAPACITY_BASELINE")]
WriteBaseline = Annotated[
    str | None, typer.Option("--write-baseline", metavar="FILE", envvar="CAPACITY_WRITE_BASELINE")
]
Tolerance = Annotated[str | None, typer.Option("--tolerance", metavar="PERCENT", envvar="CAPACITY_TOLERANCE")]
MaxMonthlyCost = Annotated[
    str | None, typer.Option("--max-monthly-cost", metavar="AMOUNT|budget", envvar="CAPACITY_MAX_MONTHLY_COST")
]
MaxUnitCost = Annotated[str | None, typer.Option("--max-unit-cost", metavar="AMOUNT", envvar="CAPACITY_MAX_UNIT_COST")]
MinHeadroom = Annotated[str | None, typer.Option("--min-headroom", metavar="X", envvar="CAPACITY_MIN_HEADROOM")]
MinPeakHeadroom = Annotated[
    str | None, typer.Option("--min-peak-headroom", metavar="X", envvar="CAPACITY_MIN_PEAK_HEADROOM")
]
MaxWaitMinutes = Annotated[
    str | None, typer.Option("--max-wait-minutes", metavar="MINUTES", envvar="CAPACITY_MAX_WAIT_MINUTES")
]
MaxBacklogJobs = Annotated[
    str | None, typer.Option("--max-backlog-jobs", metavar="JOBS", envvar="CAPACITY_MAX_BACKLOG_JOBS")
]
UpTo = Annotated[str | None, typer.Option("--up-to", metavar="MESSAGES", show_default=False)]
Strict = Annotated[bool, typer.Option("--strict", envvar="CAPACITY_STRICT")]
Lang = Annotated[Language | None, typer.Option("--lang", envvar="CAPACITY_LANG")]
NoColor = Annotated[bool, typer.Option("--no-color", envvar="CAPACITY_NO_COLOR")]
Quiet = Annotated[bool, typer.Option("--quiet", envvar="CAPACITY_QUIET")]


def terminal_of(context: typer.Context, *, no_color: bool = False, quiet: bool = False) -> Terminal:
    """The terminal of a command, with the options that stand after it; those before it hold as well."""
    terminal = context.find_object(Terminal)
    assert isinstance(terminal, Terminal)  # noqa: S101  `main` puts it there
    terminal.no_color |= no_color
    terminal.quiet |= quiet
    return terminal
