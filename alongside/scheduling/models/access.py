"""CalendarAccess: how to get into a calendar. Encrypted; shown to nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.records import Record

if TYPE_CHECKING:
    from .calendar import Calendar


class CalendarAccess(Record):
    """Read by the job that asks the calendar; its owner writes it and never sees it again.

    Of Google, `username` is the account, `password` the permission that lasts, `token` the one for an hour.
    """

    calendar = models.OneToOneField("scheduling.Calendar", on_delete=models.CASCADE, related_name="access")
    address = EncryptedTextField()
    username = EncryptedTextField(blank=True)
    password = EncryptedTextField(blank=True)
    token = EncryptedTextField(blank=True)
    token_until = models.DateTimeField(null=True, blank=True)
    places = EncryptedTextField(blank=True)  # addresses of its calendars, one a line, once they are found

    def remember_places(self, places: Iterable[str]) -> None:
        self.places = "\n".join(places)
        self.save(update_fields=["places"])

    def remember_token(self, token: str, until: datetime, lasting: str = "") -> None:
        """Where it was connected anew meanwhile, that one stays."""
        said = {"token": token, "token_until": until} | ({"password": lasting} if lasting else {})
        CalendarAccess.objects.filter(pk=self.pk).update(**said)

    def forget(self) -> None:
        """Nothing is left that could be tried again."""
        self.password, self.token, self.token_until = "", "", None
        self.save(update_fields=["password", "token", "token_until"])


@transaction.atomic
def open_with(calendar: Calendar, *, account: str, lasting: str, token: str, until: datetime) -> None:
    """With another permission than before, at once. What was chosen for the calendar stays."""
    CalendarAccess.objects.filter(calendar=calendar).delete()
    secrets = {"username": account, "password": lasting, "token": token, "token_until": until}
    CalendarAccess.objects.create(calendar=calendar, address=account, **secrets)
    calendar.problem, calendar.failures, calendar.next_at = "", 0, timezone.now()
    calendar.save(update_fields=["problem", "failures", "next_at"])
