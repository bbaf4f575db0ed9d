"""What has outlived its time in this room, clock by clock (`catalogue.yaml` says how long each is)."""

from django.db.models import F, Q

from alongside.trust.retention import enforce

from .models import Draft, Feedback, LogEntry, OccasionAnswer, Recognition, Request

OWN = Q(about=F("author"))


def register() -> None:
    """Called from `AppConfig.ready()`."""
    enforce("feedback", lambda before: Request.objects.filter(created_at__lt=before))
    enforce("feedback", lambda before: Feedback.objects.filter(created_at__lt=before))
    enforce("feedback", lambda before: Recognition.objects.filter(created_at__lt=before))
    enforce("observations", lambda before: LogEntry.objects.filter(created_at__lt=before).exclude(OWN))
    enforce("diary", lambda before: LogEntry.objects.filter(created_at__lt=before).filter(OWN))
    enforce("occasions", lambda before: OccasionAnswer.objects.filter(created_at__lt=before))
    enforce("feedback_drafts", lambda before: Draft.objects.filter(saved_at__lt=before), oldest="saved_at")
