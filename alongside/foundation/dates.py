"""How every form asks for a day, the day it proposes, and how months are counted back."""

import calendar
from datetime import date, datetime, timedelta

from django import forms
from django.utils import timezone

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")  # each field copies its widget


def in_two_weeks() -> date:
    """What is proposed where no nearer day is known."""
    return timezone.localdate() + timedelta(weeks=2)


def months_before(at: datetime, number: int) -> datetime:
    """The same day of an earlier month, or its last one."""
    year, month = divmod(at.year * 12 + at.month - 1 - number, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, calendar.monthrange(year, month + 1)[1]))
