"""Looked at again just before a letter leaves: may it, and should it still?"""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from alongside.people.models import Person
from alongside.trust.writings import may_be_told

from .kinds import kind_of
from .models import ChannelChoice, Notice, OutboxItem
from .models.channel_choice import RECAP
from .models.outbox_item import NOBODYS, OF_BOTH, TO_A_PERSON

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
    if not item.recipient.email and not item.channel:
        return "no e-mail address"
    if item.channel and (why := _reason_against_channel(item)):
        return why
    if item.expires_at and item.expires_at <= timezone.now():
        return "too late to be of use"
    if (check and not check(item)) or not _may_be_told(item):
        return "no longer theirs to know, or no longer so"
    return "" if item.may_be_repeated or item.template in NOBODYS else _reason_to_stay_calm(item)


def _reason_against_channel(item: OutboxItem) -> str:
    """Its channel still stands, and its reader still wants this kind there."""
    channel = item.channel
    assert channel is not None  # noqa: S101  asked only where there is one
    if channel.disconnected_at:
        return "the channel was disconnected"
    notice = Notice.objects.filter(pk=item.context.get("notice")).first()
    choice = ChannelChoice.objects.filter(channel=channel, person=item.recipient).first()
    if item.template == TO_A_PERSON and not (notice and choice and notice.event in choice.kinds):
        return "no longer wanted there"
    if item.template == OF_BOTH and not _both_want(item):
        return "no longer wanted by both"
    return ""


def _both_want(item: OutboxItem) -> bool:
    two = [item.recipient_id, item.context["host_key"]]
    chosen = ChannelChoice.objects.filter(channel=item.channel, kinds__contains=[RECAP], person__in=two)
    return chosen.filter(person__in=Person.objects.employed()).count() == len(two)


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
    got = {one.counts_as for one in OutboxItem.objects.counted(item.recipient, timezone.now() - A_WEEK)}
    return "three messages this week" if len(got) >= MOST_A_WEEK and item.counts_as not in got else ""


def _is_fading(notice: Notice) -> bool:
    of_kind = Notice.objects.filter(recipient=notice.recipient_id, event=notice.event)
    earlier = of_kind.filter(created_at__lt=notice.created_at).values_list("seen_at", flat=True)[:FADES_AFTER]
    return len(earlier) == FADES_AFTER and not any(earlier)
