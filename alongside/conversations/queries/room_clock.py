"""Time in the room: how much is left, how long this step has taken. A break stops it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..models import Pause

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Clock:
    started_at: datetime
    minutes: int  # as planned
    turned_at: datetime  # when the two came to this step
    pauses: Sequence[Pause]
    now: datetime

    @property
    def is_paused(self) -> bool:
        return any(pause.ended_at is None for pause in self.pauses)

    @property
    def ends_at(self) -> datetime:
        return self.started_at + self.minutes * MINUTE + self._rested_since(self.started_at)

    @property
    def minutes_left(self) -> int:
        return max(0, -((self.now - self.ends_at) // MINUTE))

    @property
    def percent_used(self) -> int:
        return min(100, max(0, round(100 - 100 * self.minutes_left / self.minutes)))

    @property
    def step_minutes(self) -> int:
        return max(0, (self.now - self.turned_at - self._rested_since(self.turned_at)) // MINUTE)

    def _rested_since(self, since: datetime) -> timedelta:
        rests = [(max(pause.created_at, since), pause.ended_at or self.now) for pause in self.pauses]
        return sum((until - begun for begun, until in rests if until > begun), timedelta())
