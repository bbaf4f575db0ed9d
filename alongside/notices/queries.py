"""What the inbox page and the frame read."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from alongside.people.models import Person

from .kinds import Kind, kinds_by_mail
from .models import MailChoice, Notice

PAGE = 25


def unseen_count(person: Person) -> int:
    return Notice.objects.visible_to(person).unseen().count()


def inbox(person: Person, number: int | str = 1) -> "Page[Notice]":
    """What happened, the newest first; what was not seen yet is marked, and stays where it is."""
    return Paginator(Notice.objects.visible_to(person).select_related("by"), PAGE).get_page(number)


@dataclass(frozen=True)
class Choice:
    kind: Kind
    wanted: bool


def mail_choices(person: Person) -> list[Choice]:
    """Each kind that may come by mail, and whether this person wants it so."""
    chosen = dict(MailChoice.objects.filter(person=person).values_list("kind", "wanted"))
    return [Choice(kind, chosen.get(kind.event, kind.mailed)) for kind in kinds_by_mail()]
