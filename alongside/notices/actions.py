"""Telling people: a letter into the outbox, a notice into the inbox. Both in the transaction of their cause."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from alongside.foundation.letters import Letter
from alongside.people.models import Person

from . import jobs
from .kinds import kind_of
from .models import MailChoice, Notice, OutboxItem
from .quiet import next_working_moment

NOTICE = "notices/mail/notice"


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
    if wants_by_mail(person, event):
        letter = Letter(key=key, to=person.pk, template=NOTICE, context={"notice": str(notice.pk)}, delivery="once")
        carry(letter, due=next_working_moment(person, timezone.now()), expires_at=expires_at)


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


def see_all(person: Person) -> None:
    Notice.objects.visible_to(person).here().unseen().update(seen_at=timezone.now())
