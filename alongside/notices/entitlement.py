"""Looked at again just before a letter leaves: may it, and should it still?"""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from alongside.trust.writings import may_be_told

from .kinds import kind_of
from .models import Notice, OutboxItem

A_WEEK = timedelta(days=7)
MOST_A_WEEK = 3  # messages in all; invitations, sign-in and security mail are not counted
FADES_AFTER = 3  # so many of a kind unanswered, and the next stay in the inbox

Check = Callable[[OutboxItem], bool]
_checks: dict[str, Check] = {}


def check_before(template: str, check: Check) -> None:
    """Let a room above say whether a letter of this template may still go. Called from `AppConfig.ready()`."""
    _checks[template] = check


def reason_against(item: OutboxItem) -> str:
    """Why this letter stays here, or nothing. For whoever runs the house, so it is not translated."""
    check = _checks.get(item.template)
    if not item.recipient.is_employed:
        return "no longer employed"
    if not item.recipient.email:
        return "no e-mail address"
    if item.expires_at and item.expires_at <= timezone.now():
        return "too late to be of use"
    if (check and not check(item)) or not _may_be_told(item):
        return "no longer theirs to know, or no longer so"
    return "" if item.may_be_repeated else _reason_to_stay_calm(item)


def _may_be_told(item: OutboxItem) -> bool:
    """Mail about a notice goes to whoever still reads, or takes part in, what it is about."""
    notice = Notice.objects.filter(pk=item.context.get("notice")).first()
    return notice is None or may_be_told(item.recipient, notice.about_type, notice.about_id)


def _reason_to_stay_calm(item: OutboxItem) -> str:
    notice = Notice.objects.filter(pk=item.context.get("notice")).first()
    if notice and notice.seen_at:
        return "seen here already"
    if notice and notice.returns_at:
        return "put off by its reader"
    if notice and not kind_of(notice.event).holds(notice):
        return "no longer so"
    if notice and _is_fading(notice):
        return "the last ones of this kind were not looked at"
    if OutboxItem.objects.counted(item.recipient, timezone.now() - A_WEEK).count() >= MOST_A_WEEK:
        return "three messages this week"
    return ""


def _is_fading(notice: Notice) -> bool:
    of_kind = Notice.objects.filter(recipient=notice.recipient_id, event=notice.event)
    earlier = of_kind.filter(created_at__lt=notice.created_at).values_list("seen_at", flat=True)[:FADES_AFTER]
    return len(earlier) == FADES_AFTER and not any(earlier)
