"""What has outlived its time here: that a letter was dealt with."""

from datetime import datetime

from alongside.trust.retention import Rows, enforce

from .models import Arrival


def register() -> None:
    """Called from `AppConfig.ready()`."""
    enforce("arrivals", arrivals, oldest="created_at")


def arrivals(before: datetime) -> Rows:
    return Arrival.objects.filter(created_at__lt=before)
