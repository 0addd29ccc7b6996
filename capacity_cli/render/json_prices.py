"""What the commands about price lists answer, as JSON by the same contract as every answer."""

from capacity_cli.model.catalogue.billing import EditionDifference
from capacity_cli.model.catalogue.overview import Editions
from capacity_cli.model.catalogue.shown import ShownList
from capacity_cli.render.json_answer import as_json, dumped


def prices_list_json(editions: Editions) -> str:
    """The document of `capacity prices list`."""
    return dumped({"schema": "capacity/prices-list/v1", **as_json(editions)})


def prices_show_json(shown: ShownList) -> str:
    """The document of `capacity prices show`."""
    return dumped({"schema": "capacity/prices-show/v1", **as_json(shown)})


def prices_diff_json(difference: EditionDifference) -> str:
    """The document of `capacity prices diff`."""
    return dumped({"schema": "capacity/prices-diff/v1", **as_json(difference)})
