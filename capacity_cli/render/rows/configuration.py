"""A configuration in one line: what its figures are explained for, with the plans and regions that it changes."""

from capacity_cli.model.explanation.answer import Configuration
from capacity_cli.render.text.texts import Texts


def configuration_text(texts: Texts, found: Configuration) -> str:
    """Batch size, schedule, jobs at the same time, volume, and what differs from the scenario."""
    said = [
        (texts("recommend.batch_size"), texts.number(found.batch_size)),
        (texts("recommend.schedule"), texts.plain(found.schedule)),
    ]
    if found.concurrency is not None:
        said.append((texts("recommend.concurrency"), texts.number(found.concurrency)))
    if found.memory_gb is not None:
        said.append((texts("recommend.memory"), texts.number(found.memory_gb)))
    said.append((texts("explain.messages_per_day"), texts.number(found.messages_per_day)))
    for changed in (found.plans, found.regions):
        said += [(texts.plain(vendor), texts.plain(name)) for vendor, name in changed.items()]
    return texts("configured.configuration", parts=" · ".join(" ".join(each) for each in said))
