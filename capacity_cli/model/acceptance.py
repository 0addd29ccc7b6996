"""Acceptance: the share of each channel's messages that the daily quotas of its vendor let through.

What is refused is neither sent nor billed. Every attempt counts against a quota, so that retries crowd out messages.
"""

from collections.abc import Mapping
from fractions import Fraction

from capacity_cli.model.attempts import attempts_per_message
from capacity_cli.model.resources import daily_quotas
from capacity_cli.model.setting import Setting
from capacity_cli.model.workload import Channel


def accepted_shares(setting: Setting) -> Mapping[Channel, Fraction]:
    """The share that is accepted on an active day, of each channel of which some is refused."""
    sends = setting.messages_per_day * attempts_per_message(setting.scenario)
    accepted: dict[Channel, Fraction] = {}
    for quota in daily_quotas(setting):
        share = quota.messages_per_day / sends
        for channel in quota.channels if share < 1 else ():
            accepted[channel] = min(share, accepted.get(channel, share))
    return accepted
