"""The month in which growth reaches a volume of a ladder, explained: the volume of that month, and of the one before.

Growth may leave a volume behind again, as seasons do; the first month that has it counts.
"""

from collections.abc import Sequence
from fractions import Fraction

from capacity_cli.model.explanation.arithmetic import defined, renamed
from capacity_cli.model.explanation.growth import volume_in
from capacity_cli.model.explanation.node import Explanation, Form, Operation, named
from capacity_cli.model.metrics import Known
from capacity_cli.model.setting import Setting
from capacity_cli.model.volumes import label_of


def reached_in(setting: Setting, volume: int, volumes: Sequence[Fraction], number: int) -> Explanation:
    """The explanation of the first month that has a volume, by its number and the volumes of all months."""
    scenario, name = setting.scenario, named("forecast.month")
    note = named("configured.month_reached" if number else "configured.month_is_first", volume=volume)
    parts = tuple(
        renamed(volume_in(setting, at, volumes[at]), named("configured.volume_in", month=label_of(scenario.period, at)))
        for at in (number, number - 1)
        if at >= 0
    )
    if scenario.period.month is None:
        return defined(name, number, Known.EXACTLY, note, *parts)
    label = label_of(scenario.period, number)
    return Explanation(name, label, Operation.DEFINED, parts, form=Form.TEXT, note=note)
