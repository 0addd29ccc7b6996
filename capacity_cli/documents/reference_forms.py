"""What a scenario may write in the place of a value to have it read from a file of the service's own repository.

These maps are gone before a scenario is validated: `references` puts in their places what the files say.
"""

from capacity_cli.model.fields import Model


class VercelJsonEntry(Model):
    """A cron entry of a `vercel.json`."""

    file: str
    """The file, relative to the one that names it."""
    path: str
    """The path of the entry, such as `/api/scheduler/cron`."""


class ScheduleReference(Model):
    """The schedule as a file of the repository has it."""

    vercel_json: VercelJsonEntry
    """A cron entry of a `vercel.json`."""


class EnvEntry(Model):
    """A variable of an env file."""

    file: str
    """The file, relative to the one that names it."""
    name: str
    """The variable; no other one is read."""


class BatchReference(Model):
    """The batch size as a file of the repository has it."""

    env: EnvEntry
    """A variable of an env file, which must hold a whole number of 1 or more."""
