"""What has outlived its time here: times that are over, and calendars of those who left."""

from datetime import datetime

from alongside.trust.retention import Rows, enforce

from .models import BusyTime, Entry, Occurrence


def register() -> None:
    """Called from `AppConfig.ready()`."""
    enforce("busy_times", busy_times, oldest="ends_at")
    enforce("busy_times", lambda before: Occurrence.objects.filter(ends_at__lt=before), oldest="ends_at")
    enforce("busy_times", entries, oldest="starts_at")


def busy_times(before: datetime) -> Rows:
    return BusyTime.objects.filter(ends_at__lt=before)


def entries(before: datetime) -> Rows:
    return Entry.objects.filter(starts_at__lt=before)
