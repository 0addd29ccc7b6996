"""The same scenario under the prices of another one."""

from dataclasses import replace

from capacity_cli.api.loading import Loaded, taken_lists
from capacity_cli.documents.refused import Refused
from capacity_cli.documents.validation import validated
from capacity_cli.model.choosing import settled
from capacity_cli.model.scenario import Scenario
from capacity_cli.model.setting import Unresolved, resolve


def repriced(loaded: Loaded, other: Loaded) -> Loaded | None:
    """A scenario under another one's edition and date; none if that edition lacks something that it names."""
    scenario = validated(Scenario, loaded.node)
    own = loaded.setting
    try:
        taken = taken_lists(other.edition, scenario, other.as_of)
        prices = {vendor: each.listed for vendor, each in taken.items()}
        setting = settled(resolve(scenario, prices, own.cron_entries, own.beyond_json, own.other_crons))
    except (Refused, Unresolved):
        return None
    return replace(loaded, edition=other.edition, as_of=other.as_of, taken=taken, setting=setting)
