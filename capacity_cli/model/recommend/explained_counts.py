"""What `recommend` counted, explained: configurations as the product of what may be tried, volumes as they were tried.

No document has these figures: a note says what each of them counts.
"""

from collections.abc import Iterator, Sequence

from capacity_cli.model.explanation.arithmetic import defined, fixed, given, in_scenario, made
from capacity_cli.model.explanation.node import Explanation, Operation, Origin, Stated, named
from capacity_cli.model.freedom import memory_text
from capacity_cli.model.metrics import Known, is_position
from capacity_cli.model.recommend.certificate import Certificate
from capacity_cli.model.recommend.ladder import Ladder, Rung
from capacity_cli.model.recommend.space import Option, Space
from capacity_cli.model.recommend.usual import LADDER_END
from capacity_cli.model.setting import Setting

CERTIFICATE_FIGURES = ("configurations", "refused")
"""The figures of a certificate that count all of its configurations."""
RUNG_FIGURES = ("messages_per_day", "lasts_to")
"""The volumes of a rung."""
_MOST_NAMED = 12


def certificate_figure(space: Space, certificate: Certificate, figure: str) -> Explanation | None:
    """How many configurations there are, or how many were refused; none if it is another figure."""
    match figure:
        case "configurations":
            return _configurations(space)
        case "refused":
            note = named("configured.refused_counted", families=len(certificate.families))
            refused = named("configured.refused")
            return defined(refused, certificate.refused, Known.EXACTLY, note, _configurations(space))
        case _:
            return None


def _configurations(space: Space) -> Explanation:
    """The product of the axes with their sizes."""
    sizes = space.batch_sizes
    first_to_last = named("recommend.range", first=sizes[0], last=sizes[-1])
    return made(
        Operation.PRODUCT,
        named("configured.configurations"),
        *(
            counted("configured.plans_tried", list(map(option_name, tried)), vendor=_vendor(tried))
            for tried in space.services
        ),
        counted("configured.schedules_tried", [each.text for each in space.schedules]),
        counted("configured.concurrencies_tried", [str(each or "batch") for each in space.concurrencies]),
        *_memories(space),
        defined(named("configured.batch_sizes_tried"), len(sizes), Known.EXACTLY, first_to_last),
    )


def _memories(space: Space) -> Iterator[Explanation]:
    """The memories of a run, where there are some to choose from."""
    if len(space.memories) > 1:
        yield counted("configured.memories_tried", list(map(memory_text, space.memories)))


def counted(key: str, found: Sequence[str], **values: str) -> Explanation:
    """How many there are of something, with their names."""
    shown = found if len(found) <= _MOST_NAMED else [*found[: _MOST_NAMED - 2], "…", found[-1]]
    return defined(named(key, **values), len(found), Known.EXACTLY, named("configured.tried", names=", ".join(shown)))


def _vendor(tried: Sequence[Option]) -> str:
    return tried[0].subscription.vendor


def option_name(option: Option) -> str:
    """A plan, with the region that is not the scenario's own."""
    name = option.subscription.plan_name
    return name if option.region is None else f"{name} {option.region}"


def rung_figure(ladder: Ladder, number: str, figure: str) -> Explanation | None:
    """A volume of a rung; none if there is no such rung, or it is another figure."""
    if not is_position(number) or int(number) >= len(ladder.rungs):
        return None
    rung: Rung = ladder.rungs[int(number)]
    match figure:
        case "messages_per_day":
            note = named("configured.rung_begins" if int(number) else "configured.rung_is_own")
            return defined(named("explain.messages_per_day"), rung.messages_per_day, Known.EXACTLY, note)
        case "lasts_to":
            note = named("configured.rung_lasts", up_to=ladder.up_to)
            return defined(named("configured.lasts_to"), rung.lasts_to, Known.EXACTLY, note)
        case _:
            return None


def ladder_end(ladder: Ladder) -> Explanation | None:
    """The volume from which on nothing holds; none if something does to the end."""
    if ladder.ends_at is None:
        return None
    name, note = named("explain.messages_per_day"), named("configured.ladder_ends")
    return defined(name, ladder.ends_at, Known.EXACTLY, note)


def ladder_top(setting: Setting, ladder: Ladder, asked: int | None) -> Explanation:
    """The volume up to which a ladder climbs: what is asked for, or the scenario's own where that is larger."""
    name, own = named("configured.up_to"), setting.scenario.workload.messages_per_day
    if asked is not None and ladder.up_to == asked:
        return given(name, asked, Origin(Stated.QUESTION, ("up-to",)))
    if asked is None and ladder.up_to == LADDER_END:
        return fixed(name, LADDER_END)
    return given(name, own, in_scenario("workload", "messages_per_day"))
