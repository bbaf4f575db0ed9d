"""What the inbox page and the frame read."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import Count, QuerySet
from django.utils import timezone

from alongside.foundation.prepared import ask
from alongside.people.models import Person

from .kinds import Kind, kinds_by_mail
from .models import Channel, ChannelChoice, MailChoice, Notice

PAGE = 25
SOMEBODY, NOW = Person(pk=UUID(int=1)), datetime(1, 1, 2, tzinfo=UTC)  # stand-ins


def unseen_count(person: Person) -> int:
    """Every page asks: the words of the question are put together once."""
    ((count,),) = ask("unseen", _unseen_by_anybody, {SOMEBODY.pk: person.pk, NOW: timezone.now()}) or [(0,)]
    return int(count)


def _unseen_by_anybody() -> "QuerySet[Notice, int]":
    waiting = Notice.objects.visible_to(SOMEBODY).here(at=NOW).unseen().order_by()
    return waiting.values("recipient").annotate(all=Count("pk")).values_list("all", flat=True)


def inbox(person: Person, number: int | str = 1) -> "Page[Notice]":
    """What happened, the newest first; what was not seen yet is marked, and stays where it is."""
    here = Notice.objects.visible_to(person).here().newest_first()
    return Paginator(here.select_related("by"), PAGE).get_page(number)


@dataclass(frozen=True)
class Choice:
    kind: Kind
    wanted: bool


def mail_choices(person: Person) -> list[Choice]:
    """Each kind that may come by mail, and whether this person wants it so."""
    chosen = dict(MailChoice.objects.filter(person=person).values_list("kind", "wanted"))
    return [Choice(kind, chosen.get(kind.event, kind.mailed)) for kind in kinds_by_mail()]


def channel_choice(person: Person, channel: Channel) -> ChannelChoice:
    """What they chose for it; nothing, until they do."""
    chosen = ChannelChoice.objects.filter(person=person, channel=channel).first()
    return chosen or ChannelChoice(person=person, channel=channel)


def channels_down(person: Person) -> list[Channel]:
    """For the banner of administrators."""
    return list(Channel.objects.down()) if person.is_administrator else []


@dataclass(frozen=True)
class MailWaiting:
    """`why`: what stood in the way last, in words that hold nothing of a letter; empty where nothing was tried."""

    letters: int
    why: str


def mail_waiting(person: Person) -> MailWaiting | None:
    """For the banner of administrators: mail has not left for a quarter of an hour."""
    if not person.is_administrator:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select letters, why from notices_mail_waiting()")
        found = cursor.fetchone()
    return MailWaiting(*found) if found else None
