"""The schema of a scenario takes the references that the program takes, and no others."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from capacity_cli.api.schema import json_schema

CRON = {"file": "vercel.json", "path": "/api/cron"}
VARIABLE = {"file": ".env", "name": "BATCH_SIZE"}


def scenario(schedule: Any, batch_size: Any) -> dict[str, Any]:
    scheduler = {"trigger": "vercel_cron", "schedule": schedule, "batch_size": batch_size}
    workload = {"messages_per_day": 2000}
    return {"format": "scenario/v1", "prices": "guide", "workload": workload, "scheduler": scheduler}


@pytest.mark.parametrize(
    ("schedule", "batch_size", "valid"),
    [
        ("* * * * *", 50, True),
        ({"vercel_json": CRON}, {"env": VARIABLE}, True),
        ({"vercel_json": {"file": "vercel.json"}}, 50, False),
        ({"vercel_json": {**CRON, "schedule": "x"}}, 50, False),
        ({"vercel_json": "vercel.json"}, 50, False),
        ({"env": VARIABLE}, 50, False),
        ({}, 50, False),
        ("* * * * *", {"env": {"file": ".env"}}, False),
        ("* * * * *", {"vercel_json": CRON}, False),
        ("* * * * *", {}, False),
    ],
)
def test_a_reference_is_whole(schedule: Any, batch_size: Any, valid: bool) -> None:
    assert Draft202012Validator(json_schema("scenario")).is_valid(scenario(schedule, batch_size)) is valid


def test_a_file_that_extends_another_may_name_a_part_of_a_reference() -> None:
    judge = Draft202012Validator(json_schema("scenario"))
    changed = {"scheduler": {"schedule": {"vercel_json": {"path": "/api/other"}}}}
    assert judge.is_valid({"extends": "base.yaml", **changed, "variants": {"other": changed}})
