"""How every form asks for a day, and the day it proposes."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")  # each field copies its widget


def in_two_weeks() -> date:
    """What is proposed where no nearer day is known."""
    return timezone.localdate() + timedelta(weeks=2)
