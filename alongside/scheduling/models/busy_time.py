"""BusyTime: from when to when somebody's own calendar says that they are not free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.records import Record

from .series import note_series

if TYPE_CHECKING:
    from ..events import Event
    from ..series import Meeting
    from .calendar import Calendar


class BusyTime(Record):
    calendar = models.ForeignKey("scheduling.Calendar", on_delete=models.CASCADE, related_name="busy_times")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    is_all_day = models.BooleanField(default=False)
    title = EncryptedTextField(blank=True)

    class Meta:
        ordering = ["starts_at", "ends_at"]
        indexes = [models.Index(fields=["calendar", "starts_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="busy_time_ends_after_it_begins")
        ]

    @property
    def first_day(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def last_day(self) -> date:
        """In the zone of whoever looks: of whole days, the last one that is taken."""
        return timezone.localdate(self.ends_at - timedelta(microseconds=1))


@transaction.atomic
def note_reading(calendar: Calendar, events: Iterable[Event], meetings: Sequence[Meeting] = ()) -> None:
    """What it says now, in place of what it said before. A calendar that was disconnected meanwhile stays gone."""
    from .calendar import EVERY, Calendar

    now = timezone.now()
    read = {"read_at": now, "next_at": now + EVERY, "failures": 0, "problem": ""}
    here = Calendar.objects.select_for_update().filter(pk=calendar.pk).first()
    if not here:
        return
    BusyTime.objects.filter(calendar=here).delete()
    BusyTime.objects.bulk_create(
        BusyTime(
            calendar=here,
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            is_all_day=event.is_all_day,
            title=event.title if here.keeps_titles else "",
        )
        for event in events
    )
    note_series(here, meetings)
    Calendar.objects.filter(pk=here.pk).update(**read)
