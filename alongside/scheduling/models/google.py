"""Connecting a Google account: the same account once, however often it is connected."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.people.models import Person

from .access import CalendarAccess
from .calendar import Calendar, connect


@transaction.atomic
def connect_google(person: Person, *, account: str, lasting: str, token: str, until: datetime) -> Calendar:
    """Connected again, it goes on with what was chosen for it."""
    calendar = calendar_of_account(person, account) or connect(
        person, kind=Calendar.Kind.GOOGLE, name=_("Google Calendar"), address=account
    )
    calendar.open_with(account=account, lasting=lasting, token=token, until=until)
    return calendar


def calendar_of_account(person: Person, account: str) -> Calendar | None:
    """Encrypted, so each is looked at; nobody has more than five."""
    own = CalendarAccess.objects.filter(calendar__person=person, calendar__kind=Calendar.Kind.GOOGLE)
    return next((one.calendar for one in own.select_related("calendar") if one.username == account), None)


def accounts_of(person: Person) -> dict[str, str]:
    """By the calendar's key."""
    own = CalendarAccess.objects.filter(calendar__person=person, calendar__kind=Calendar.Kind.GOOGLE)
    return {str(key): account for key, account in own.values_list("calendar", "username")}
