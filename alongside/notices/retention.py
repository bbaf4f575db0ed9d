"""What has outlived its time here (`catalogue.yaml`): notices that were seen, unseen ones after a year, letters."""

from datetime import datetime, timedelta

from django.db.models import Q

from alongside.trust.retention import Rows, enforce

from .models import Notice, OutboxItem

UNSEEN_LONGER = timedelta(days=275)  # than one that was seen: a year in all


def register() -> None:
    """Called from `AppConfig.ready()`."""
    enforce("notices", notices)
    enforce("letters", lambda before: OutboxItem.objects.filter(ended_at__lt=before), oldest="ended_at")


def notices(before: datetime) -> Rows:
    return Notice.objects.filter(Q(seen_at__lt=before) | Q(created_at__lt=before - UNSEEN_LONGER))
