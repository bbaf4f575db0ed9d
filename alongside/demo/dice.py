"""Chance that repeats: everything about a demo company follows from one seed."""

import os
import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

T = TypeVar("T")
LOCAL = Path("/etc/localtime")


def home_zone() -> ZoneInfo:
    """Where the demo takes place: where this machine is, so that its clock agrees with the visitor's."""
    name = os.environ.get("ALONGSIDE_TIME_ZONE") or str(LOCAL.resolve()).rpartition("zoneinfo/")[2]
    return ZoneInfo(name) if name in available_timezones() else ZoneInfo("Europe/Berlin")


HOME_ZONE = home_zone()


class Dice(random.Random):
    def key(self, at: datetime) -> UUID:
        """A UUIDv7 of that moment (RFC 9562), out of this dice."""
        moment = int(at.timestamp() * 1000) & ((1 << 48) - 1)
        value = moment << 80 | 7 << 76 | self.getrandbits(12) << 64 | 2 << 62 | self.getrandbits(62)
        return UUID(int=value)

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[int(self.random() * len(choices))]

    def happens(self, share: float) -> bool:
        return self.random() < share

    def working_time(self, day: date) -> datetime:
        """Some quarter of an hour of a working day; a weekend day gives the Monday after it."""
        day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        hour, quarter = self.randint(9, 15), self.one_of((0, 15, 30, 45))
        return datetime.combine(day, time(hour, quarter), HOME_ZONE)
