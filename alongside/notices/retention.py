"""What has outlived its time here (`catalogue.yaml`): notices that were seen, unseen ones after a year, letters."""

from datetime import datetime, timedelta

from django.db.models import Q

from alongside.trust.retention import Rows, enforce

from .models import Notice, OutboxItem

UNSEEN_LONGER = timedelta(days=275)  # than one that was seen: a year in all


def register() -> None:
    """Called from `AppConfig.ready()`."""
    enforce("notices", notices)
    enforce("letters", letters, oldest="due")


def notices(before: datetime) -> Rows:
    return Notice.objects.filter(Q(seen_at__lt=before) | Q(created_at__lt=before - UNSEEN_LONGER))


def letters(before: datetime) -> Rows:
    """So long after they ended; or after they were due, where nobody ever brought them."""
    never_brought = Q(ended_at__isnull=True, due__lt=before)
    return OutboxItem.objects.filter(Q(ended_at__lt=before) | never_brought)
