"""What has outlived its time here (`catalogue.yaml`): quarters with their figures, and days of setting up."""

from datetime import datetime

from django.utils import timezone

from alongside.trust.retention import Rows, enforce

from .models import Beginning, Release


def register() -> None:
    """Called from `AppConfig.ready()`."""
    enforce("figures", releases)
    enforce("beginnings", beginnings, oldest="day")


def releases(before: datetime) -> Rows:
    return Release.objects.filter(created_at__lt=before)


def beginnings(before: datetime) -> Rows:
    return Beginning.objects.filter(day__lt=timezone.localdate(before))
