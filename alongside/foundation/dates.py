"""How every form asks for a day, and how months are counted back."""

import calendar
from datetime import datetime

from django import forms

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")  # each field copies its widget


def months_before(at: datetime, number: int) -> datetime:
    """The same day of an earlier month, or its last one."""
    year, month = divmod(at.year * 12 + at.month - 1 - number, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, calendar.monthrange(year, month + 1)[1]))
