"""The JSON Schemas of every document that the program reads or writes, by name.

They are made from the models and the result classes when one is asked for; there is no second definition.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from capacity_cli.api.schema.answer_schema import answer_schema, record_schema
from capacity_cli.api.schema.answer_shapes import (
    Checks,
    FileEntry,
    Findings,
    Heading,
    JudgedFindings,
    Status,
    WorstStatus,
)
from capacity_cli.api.schema.definitions import DIALECT, Schema
from capacity_cli.api.schema.diff_shapes import DiffEntry, Since
from capacity_cli.api.schema.document_schema import document_schema
from capacity_cli.api.schema.explain_shapes import CodeEntry, ExplainedEntry, Explanations
from capacity_cli.api.schema.extending import extendable
from capacity_cli.api.schema.recommend_shapes import RecommendedSteps, Rungs
from capacity_cli.api.schema.referring import referring
from capacity_cli.api.schema.roi_shapes import Comparisons
from capacity_cli.api.schema.varying import varying
from capacity_cli.model.baseline import Baseline
from capacity_cli.model.catalogue.billing import EditionDifference
from capacity_cli.model.catalogue.overview import Editions
from capacity_cli.model.catalogue.shown import ShownList
from capacity_cli.model.forecast.forecast import Forecast
from capacity_cli.model.plan import CapacityPlan
from capacity_cli.model.policy import Policy
from capacity_cli.model.prices.price_list import PriceList
from capacity_cli.model.quote import Quote
from capacity_cli.model.recommend.answer import Recommendation
from capacity_cli.model.recommend.ladder import Ladder
from capacity_cli.model.return_details import ReturnDetails
from capacity_cli.model.roi import Roi
from capacity_cli.model.scenario import Scenario
from capacity_cli.model.solving.solve import Solution

_Make = Callable[[str], Schema]


def _answer(listed: str, *entry: type, more: tuple[type, ...] = ()) -> _Make:
    return lambda identity: answer_schema(identity, listed, entry, more)


def _record(owner: type) -> _Make:
    return lambda identity: record_schema(identity, owner)


_ANSWER = "What `capacity {name} --format json` prints."

SCHEMAS: Mapping[str, tuple[str, str, _Make]] = MappingProxyType(
    {
        "scenario": ("Scenario", "", lambda _: extendable(referring(document_schema(Scenario)))),
        "price-list": ("Price list", "", lambda _: varying(document_schema(PriceList))),
        "policy": ("Policy", "", lambda _: document_schema(Policy)),
        "baseline": ("Baseline", "", lambda _: document_schema(Baseline)),
        "plan": ("Capacity plan", _ANSWER, _answer("scenarios", Heading, CapacityPlan, Findings, Explanations)),
        "roi": (
            "Return of automation",
            _ANSWER,
            _answer("scenarios", Heading, Roi, ReturnDetails, Findings, more=(Comparisons,)),
        ),
        "check": (
            "Checks",
            _ANSWER,
            _answer("scenarios", Heading, Checks, JudgedFindings, Status, Since, more=(WorstStatus,)),
        ),
        "diff": ("Plans compared", _ANSWER, _answer("scenarios", DiffEntry)),
        "forecast": ("Forecast", _ANSWER, _answer("scenarios", Heading, Forecast, Findings)),
        "solve": ("Volumes and prices solved for", _ANSWER, _answer("scenarios", Heading, Solution, Findings)),
        "recommend": (
            "Recommended configuration",
            _ANSWER,
            _answer("scenarios", Heading, Recommendation, RecommendedSteps),
        ),
        "ladder": (
            "Ladder of growth",
            "What `capacity recommend --ladder --format json` prints.",
            _answer("scenarios", Heading, Ladder, Rungs),
        ),
        "explain": (
            "Explanation of a metric",
            "What `capacity explain METRIC --format json` prints.",
            _answer("scenarios", Heading, ExplainedEntry),
        ),
        "explain-code": ("Code", "What `capacity explain CODE --format json` prints.", _record(CodeEntry)),
        "prices-list": ("Editions in brief", "What `capacity prices list --format json` prints.", _record(Editions)),
        "prices-show": ("Price list in full", "What `capacity prices show --format json` prints.", _record(ShownList)),
        "prices-diff": (
            "Editions compared",
            "What `capacity prices diff --format json` prints.",
            _record(EditionDifference),
        ),
        "quote": ("Quote", "What `capacity prices quote --format json` prints.", _record(Quote)),
        "validate": ("Problems of files", _ANSWER, _answer("files", FileEntry)),
    }
)
"""Title, description and maker of each schema."""


def json_schema(name: str) -> Schema:
    """The JSON Schema (2020-12) of that name; raises KeyError for any other."""
    title, description, make = SCHEMAS[name]
    identity = f"capacity/{name}/v1"
    described = {"description": description.format(name=name)} if description else {}
    return {"$schema": DIALECT, "$id": identity, "title": title, **described, **make(identity)}
