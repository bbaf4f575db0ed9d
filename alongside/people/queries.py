"""What this room's pages, and the rooms above, read about people."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window
from django.utils import timezone

from . import policies
from .devices import device_words
from .models import Person, PersonQuerySet, ProfileNote, Session, SignInLink, Team

NAMED = 4  # a longer list of readers says how many more there are


def find_people(words: str, limit: int = 20) -> list[Person]:
    """Those who work here and whose name, address or number has every word, by name. No words find nobody."""
    return list(_found(words)[:limit]) if words.strip() else []


def directory_page(
    words: str = "", *, team: Team | None = None, number: str | int = 1, size: int = 50
) -> "Page[Person]":
    """One page of everyone who works here, by name; a page that is not there gives the nearest one."""
    found = _found(words)
    if team:
        found = found.filter(team=team)
    return Paginator(found, size).get_page(number)


def _found(words: str) -> PersonQuerySet:
    usable = words.replace("\0", " ")[:200]
    return Person.objects.employed().found_by(usable).select_related("team").order_by("sort_key", "id")


def employed_at(address: str) -> Person | None:
    """The one who works here and has this e-mail address."""
    return Person.objects.employed().filter(email=address.strip().lower()).first()


def usable_link(token: str, *purposes: str) -> SignInLink | None:
    """The one-time link of this token and one of these purposes, while it can be used and its person works here."""
    found = SignInLink.objects.usable().of_token(token).filter(purpose__in=purposes)
    return found.filter(person__in=Person.objects.employed()).select_related("person").first()


@dataclass(frozen=True)
class OpenSession:
    """A sign-in that is still open. `digest` names it without giving its secret key away."""

    digest: str
    device: str
    started_at: datetime
    is_this: bool


def open_sessions(person: Person, *, this: str | None) -> list[OpenSession]:
    """The sign-ins of this person, the newest first. `this` is the key of the one that asks."""
    return [
        OpenSession(digest_of(found), device_words(found.agent), found.started_at, found.session_key == this)
        for found in _live(person)
    ]


def session_named(digest: str, person: Person) -> Session | None:
    return next((found for found in _live(person) if digest_of(found) == digest), None)


def digest_of(session: Session) -> str:
    return hashlib.sha256(session.session_key.encode()).hexdigest()[:20]


def _live(person: Person) -> list[Session]:
    mine = Session.objects.filter(policies.sessions_visible_to(person), expire_date__gt=timezone.now())
    return list(mine.order_by("-started_at"))


@dataclass(frozen=True)
class Readers:
    """Who can read something besides its author: the first few by name, and how many in all."""

    names: tuple[str, ...]
    count: int


def readers_of_each_audience(person: Person) -> dict[str, Readers]:
    """For each audience of a profile note that has names: who that is today. *Everyone* is said without a list."""
    A = ProfileNote.Audience
    return {audience: _readers(person, audience) for audience in (A.ME, A.MANAGER, A.TEAM)}


def _readers(person: Person, audience: str) -> Readers:
    told = policies.readers_of_profile_note(ProfileNote(person=person, audience=audience))
    others = Person.objects.employed().filter(told).exclude(pk=person.pk).order_by("sort_key", "id")
    rows = list(others.annotate(all=Window(Count("*"))).values_list("name", "all")[:NAMED])
    return Readers(tuple(name for name, _ in rows), rows[0][1] if rows else 0)


def profile_notes(person: Person, *, reader: Person) -> list[ProfileNote]:
    """What `person` says about themself and `reader` may read, in the order of the topics."""
    told = ProfileNote.objects.filter(policies.profile_notes_visible_to(reader), person=person).exclude(text="")
    return sorted(told, key=lambda note: ProfileNote.Topic.values.index(note.topic))
