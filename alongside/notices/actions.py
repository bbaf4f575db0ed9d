"""Telling people: a letter into the outbox, a notice into the inbox. Both in the transaction of their cause."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from alongside.foundation.letters import Letter
from alongside.people.models import Person

from . import jobs
from .kinds import kind_of
from .models import Channel, ChannelChoice, MailChoice, Notice, OutboxItem
from .models.channel_choice import RECAP
from .models.outbox_item import OF_BOTH, TO_A_PERSON, TRIAL
from .quiet import next_working_moment

NOTICE = "notices/mail/notice"
LASTS = timedelta(hours=8)  # what a channel could not be brought by then stays in the inbox alone
A_TRIAL_LASTS = timedelta(minutes=10)


def carry(letter: Letter, *, due: datetime | None = None, expires_at: datetime | None = None) -> None:
    """Put a letter into the outbox. Handed over again under its key, it is the same letter."""
    item = OutboxItem(
        key=letter.key,
        recipient_id=letter.to,
        template=letter.template,
        context=dict(letter.context),
        calendar=letter.calendar,
        delivery=letter.delivery,
        due=due or timezone.now(),
        expires_at=expires_at,
    )
    _write_once(item)
    jobs.deliver_soon(item)


def tell(
    person: Person,
    event: str,
    *,
    key: str,
    about: models.Model,
    link: str,
    by: Person | None = None,
    expires_at: datetime | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """A line in the inbox, and a mail within their working hours where they want one. Once for each `key`."""
    notice = Notice(
        key=key,
        recipient=person,
        event=event,
        about_type=about._meta.label_lower,
        about_id=about.pk,
        by=by,
        facts=dict(facts or {}),
        link=link,
    )
    _write_once(notice)
    _tell_in_channels(notice, expires_at)
    if wants_by_mail(person, event):
        letter = Letter(key=key, to=person.pk, template=NOTICE, context={"notice": str(notice.pk)}, delivery="once")
        carry(letter, due=next_working_moment(person, timezone.now()), expires_at=expires_at)


def _tell_in_channels(notice: Notice, expires_at: datetime | None) -> None:
    """Where its reader chose so: later than a mail would come it is not brought at all."""
    person, due = notice.recipient, next_working_moment(notice.recipient, timezone.now())
    last = min(due + LASTS, expires_at) if expires_at else due + LASTS
    for choice in ChannelChoice.objects.filter(person=person, channel__disconnected_at__isnull=True):
        if notice.event in choice.kinds and kind_of(notice.event).mailable:
            _put_out(choice.channel_id, notice.key, person, TO_A_PERSON, {"notice": str(notice.pk)}, due, last)


def try_out(channel: Channel, *, by: Person) -> None:
    """A test message, at once; the page does not wait for it."""
    now = timezone.now()
    jobs.bring_soon(_put_out(channel.pk, f"trial:{now:%Y%m%dT%H%M%S}", by, TRIAL, {}, now, now + A_TRIAL_LASTS))


def tell_of_recap(guest: Person, host: Person, *, key: str, link: str) -> None:
    """That there is a recap, in every shared channel that both of them chose for it. Nothing of what it says."""
    chosen = ChannelChoice.objects.filter(person__in=[guest, host], kinds__contains=[RECAP])
    both = Counter(chosen.values_list("channel", flat=True))
    context = {"guest": guest.short_name, "host": host.short_name, "link": link, "host_key": str(host.pk)}
    now = timezone.now()
    for channel in Channel.objects.connected().filter(pk__in=both, reach=Channel.Reach.SHARED):
        if both[channel.pk] == len((guest, host)):
            _put_out(channel.pk, key, guest, OF_BOTH, context, now, now + LASTS)


def _put_out(
    channel: UUID, message: str, person: Person, template: str, context: dict[str, Any], due: datetime, last: datetime
) -> OutboxItem:
    item = OutboxItem(
        key=f"{message}@{channel}",
        message=message,
        channel_id=channel,
        recipient=person,
        template=template,
        context=context,
        delivery="once",
        due=due,
        expires_at=last,
    )
    _write_once(item)
    return item


def _write_once(row: models.Model) -> None:
    """Whoever tells somebody something cannot read what they were told: the key alone says that it was."""
    type(row)._default_manager.bulk_create([row], ignore_conflicts=True)


def wants_by_mail(person: Person, event: str) -> bool:
    """What they chose, or else what holds for this kind."""
    kind = kind_of(event)
    if not kind.mailable:
        return False
    chosen = MailChoice.objects.filter(person=person, kind=event).values_list("wanted", flat=True).first()
    return kind.mailed if chosen is None else chosen


def choose_mail(person: Person, wanted: set[str], offered: set[str]) -> None:
    """Keep which of the offered kinds this person wants by mail as well."""
    for event in offered:
        MailChoice.objects.update_or_create(person=person, kind=event, defaults={"wanted": event in wanted})


def choose_for_channel(person: Person, channel: Channel, kinds: set[str], name_there: str = "") -> None:
    """Keep which of their notices also go there."""
    said = {"kinds": sorted(kinds), "name_there": name_there}
    ChannelChoice.objects.update_or_create(person=person, channel=channel, defaults=said)


def see_all(person: Person) -> None:
    Notice.objects.visible_to(person).here().unseen().update(seen_at=timezone.now())
