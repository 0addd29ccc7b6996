"""What there is to send: how many messages, when they become due, over which channels, and how sends fail."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, model_validator

from capacity_cli.model.fields import (
    Clock,
    Date,
    Model,
    Percent,
    Positive,
    PositiveWhole,
    TextBytes,
    Whole,
    choice,
)
from capacity_cli.model.growth import Growth
from capacity_cli.model.problems import ProblemCode, refusal
from capacity_cli.model.times import ClockSpan, HourOfDay, Weekdays


class Channel(StrEnum):
    """How a message reaches its recipient; also the name of the meter that counts it."""

    ALIMTALK = "alimtalk"
    """A KakaoTalk notification."""
    SMS = "sms"
    """A short text message."""
    LMS = "lms"
    """A long text message."""
    MMS = "mms"
    """A message with a picture."""


class BurstEntry(Model):
    """Messages that are due all at once, every day."""

    at: Clock
    """The time of day in the scenario's time zone."""
    share: Percent
    """Their share of the day's messages."""


K = TypeVar("K")


def _whole_share(shares: dict[K, Decimal]) -> dict[K, Decimal]:
    """Shares that together are the whole."""
    total = sum(shares.values(), Decimal(0))
    if total != 1:
        raise refusal(ProblemCode.SHARES, found=f"{(total * 100).normalize():f}", expected="100")
    return shares


class FallbackRule(StrEnum):
    """What decides which channel carries a fallback."""

    LENGTH = "length"
    """The length of the text."""


NO_FALLBACK = "none"
"""The word for no fallback."""
_SMS_BYTES = 90


class ArrivalsEntry(Model):
    """When messages become due: `uniform`, or bursts with the rest uniform, or the share of each hour."""

    bursts: tuple[BurstEntry, ...] = ()
    """The moments at which many are due at once."""
    hours: Annotated[dict[HourOfDay, Percent], AfterValidator(_whole_share)] | None = None
    """The share of each hour in the scenario's time zone, even within it; together 100 %, and without `bursts`."""

    @model_validator(mode="before")
    @classmethod
    def _uniform(cls, value: Any) -> Any:
        return {} if value == "uniform" else value

    @model_validator(mode="after")
    def _at_most_everything(self) -> Self:
        total = sum((burst.share for burst in self.bursts), Decimal(0))
        if total > 1:
            raise refusal(ProblemCode.SHARES, found=f"{(total * 100).normalize():f}", expected="≤ 100")
        if self.bursts and self.hours is not None:
            raise refusal(ProblemCode.EXACTLY_ONE, keys="bursts, hours", found="bursts, hours")
        return self


ChannelName = Annotated[Channel, choice("kind.channel", Channel)]


class FallbackEntry(Model):
    """What a message becomes that no Alimtalk delivered: `none`, `sms`, `lms`, or one of these by its length."""

    channel: Annotated[Channel, choice("kind.channel", Channel)] | None = None
    """The channel that carries it; none if nothing does."""
    by: Annotated[FallbackRule, choice("kind.fallback_rule", FallbackRule)] | None = None
    """What decides about the channel."""
    text_bytes: TextBytes | None = None
    """The length of the text in bytes of EUC-KR: up to 90 fit an SMS, up to 2,000 an LMS."""

    @model_validator(mode="before")
    @classmethod
    def _word(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return {} if value == NO_FALLBACK else {"channel": value}

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.by is None) != (self.text_bytes is None):
            raise refusal(ProblemCode.NEEDS_KEY, key="fallback", needs="by: length, text_bytes: 120")
        if self.by is not None and self.channel is not None:
            raise refusal(ProblemCode.EXACTLY_ONE, keys="by, channel", found="by, channel")
        return self

    @property
    def carrier(self) -> Channel | None:
        """The channel that carries the fallback; none if there is no fallback."""
        if self.text_bytes is None:
            return self.channel
        return Channel.SMS if self.text_bytes <= _SMS_BYTES else Channel.LMS


class Workload(Model):
    """What there is to send."""

    messages_per_day: PositiveWhole
    """Messages that become due on an active day."""
    days: Weekdays = frozenset(range(7))
    """The days of the week on which messages become due."""
    holidays: tuple[Date, ...] = ()
    """Dates on which none do; they need a period with a month."""
    workflows: Whole | None = None
    """Workflows that send them; only `per_workflow` usage depends on it."""
    messages_per_job: Positive = Decimal(1)
    """Messages that one job sends, on average."""
    messages_per_request: Positive = Decimal(1)
    """Messages that one call to the sender carries."""
    channels: Annotated[dict[ChannelName, Percent], AfterValidator(_whole_share)] = {Channel.ALIMTALK: Decimal(1)}
    """The share of the messages that each channel takes; together 100 %."""
    failure_rate: Percent = Decimal(0)
    """The share of sends that fail; each send of a message is another attempt."""
    invalid_share: Percent = Decimal(0)
    """The share of the messages whose recipients never get anything, however often it is tried."""
    fallback: FallbackEntry = FallbackEntry()
    """What a failed Alimtalk becomes after its last attempt."""
    arrivals: ArrivalsEntry = ArrivalsEntry()
    """When the messages become due."""
    quiet_hours: ClockSpan | None = None
    """Hours in the scenario's time zone in which messages that become due are held until these hours end."""
    growth: Growth | None = None
    """How the volume changes from month to month in a forecast; without it, it stays."""
