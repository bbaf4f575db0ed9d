"""How long things are kept: a seen notice 90 days, an unseen one a year, the note that a mail was sent 30 days."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from .models import Notice, OutboxItem

SEEN, UNSEEN, SENT = timedelta(days=90), timedelta(days=365), timedelta(days=30)


def forget_old() -> int:
    """Returns how many rows were forgotten."""
    now = timezone.now()
    notices, _kinds = Notice.objects.filter(Q(seen_at__lt=now - SEEN) | Q(created_at__lt=now - UNSEEN)).delete()
    items, _kinds = OutboxItem.objects.filter(ended_at__lt=now - SENT).delete()
    return notices + items
