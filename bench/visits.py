"""Who opens what: pairs from all over the company, with a talk to prepare, one under way, and one recapped.

Chosen by the owner, who sees every row, in a process of its own: what is measured runs as the web's role.
"""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

from django.db import transaction
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import BookedTime, Conversation, Note, Recap, Relationship, Template
from alongside.people.models import HRScope, Person
from alongside.people.sessions import AGENT, PERSON, SessionStore
from alongside.trust.identity import assume

from .asking import Visit

PAIRS = 40
MARK = "Measured by the bench."  # the purpose of talks that are made here, and the text of notes
FIRST_NOTES = 3  # of each of the two, so that a room is not empty


@dataclass(frozen=True)
class Pair:
    guest: Person
    host: Person
    to_prepare: Conversation
    in_the_room: Conversation
    recapped: Conversation


def pairs() -> list[Pair]:
    """The same people each time; what they need is made once and found again."""
    return [_ready(recap.conversation) for recap in _sample()]


def _sample() -> list[Recap]:
    """Recaps of as many different hosts, taken evenly from the whole company."""
    people = ("conversation__relationship__guest", "conversation__relationship__host")
    host = "conversation__relationship__host_id"
    each = Recap.objects.order_by(host, "pk").distinct(host)
    found = list(each.select_related("conversation__relationship", *people))
    return found[:: max(1, len(found) // PAIRS)][:PAIRS]


def _ready(recapped: Conversation) -> Pair:
    pair = recapped.relationship
    return Pair(pair.guest, pair.host, _to_prepare(pair), _in_the_room(pair), recapped)


def _to_prepare(pair: Relationship) -> Conversation:
    """At an hour of next week that both have free: the company has talks of its own."""
    found = Conversation.objects.filter(relationship=pair, purpose=MARK, started_at=None).first()
    at = (timezone.localtime() + timedelta(days=6)).replace(hour=7, minute=0, second=0, microsecond=0)
    taken = BookedTime.objects.filter(person__in=pair.people)
    while not found and taken.filter(during__overlap=(at, at + timedelta(hours=2))).exists():
        at += timedelta(hours=1)
    return found or _planned(pair, starts_at=at.strftime("%Y-%m-%dT%H:%M"))


def _in_the_room(pair: Relationship) -> Conversation:
    """Under way, both have come in, and each has said something."""
    found = Conversation.objects.filter(relationship=pair, purpose=MARK, started_at__isnull=False).first()
    if found:
        return found
    talk = _planned(pair, now="1")
    for person in (pair.host, pair.guest):
        client = browser_of(person)
        client.post(reverse("conversations:room", args=[talk.pk]))
        for number in range(FIRST_NOTES):
            said = {"text": f"{person.short_name}, {number + 1}.", "stage": "look_back"}
            client.post(reverse("conversations:notes", args=[talk.pk]), said)
    return talk


def _planned(pair: Relationship, **when: str) -> Conversation:
    """By the host, through the same door as everybody."""
    template = Template.objects.get(key="quarterly")
    said = {"with": str(pair.guest.pk), "template": str(template.pk), "purpose": MARK, **when}
    answer = browser_of(pair.host).post(reverse("conversations:index"), said)
    if answer.status_code != 303:
        raise RuntimeError(f"Planning a talk answered {answer.status_code}.")
    return Conversation.objects.filter(relationship=pair, purpose=MARK).latest("created_at")


def browser_of(person: Person) -> Client:
    client = Client(headers={"Host": "localhost"})
    client.cookies["alongside"] = session_of(person)
    return client


def session_of(person: Person) -> str:
    """The key of a new session of this person, as signing in leaves it."""
    session = SessionStore()
    session[PERSON], session[AGENT] = str(person.pk), ""
    with transaction.atomic():
        assume(person.pk, "web")
        session.save()
    return str(session.session_key)


PAGES = ("home", "home, HR", "list", "preparation", "room", "recap", "person page", "search", "note save")


def visits_of(pairs: list[Pair]) -> dict[str, list[Visit]]:
    """Every page with the visits of guests and hosts in turn, in the order in which they are measured."""
    sessions = {person.pk: session_of(person) for pair in pairs for person in (pair.guest, pair.host)}
    pages: dict[str, list[Visit]] = {name: [] for name in PAGES}
    for pair in pairs:
        for person, other in ((pair.host, pair.guest), (pair.guest, pair.host)):
            for name, address in _addresses(pair, other).items():
                form = {"text": MARK, "stage": "look_back"} if name == "note save" else {}
                pages[name].append(Visit(address, sessions[person.pk], form))
    pages["home, HR"] = [Visit("/", session_of(partner)) for partner in _partners()]
    return pages


def _partners() -> list[Person]:
    """Who looks after most: for them, what may be read is looked up among most records."""
    scopes = HRScope.objects.current().values("partner").annotate(scopes=Count("pk")).order_by("-scopes")
    return list(Person.objects.filter(pk__in=scopes.values("partner"))[:PAIRS])


def _addresses(pair: Pair, other: Person) -> dict[str, str]:
    return {
        "home": "/",
        "list": reverse("conversations:index"),
        "preparation": reverse("conversations:preparation", args=[pair.to_prepare.pk]),
        "room": reverse("conversations:room", args=[pair.in_the_room.pk]),
        "recap": reverse("conversations:recap", args=[pair.recapped.pk]),
        "person page": other.get_absolute_url(),
        "search": f"/search/?q={quote(other.name.split()[-1])}",
        "note save": reverse("conversations:notes", args=[pair.in_the_room.pk]),
    }


def forget_notes() -> None:
    """What was saved while measuring; the next run finds the rooms as this one did."""
    Note.objects.filter(text=MARK).delete()


def talks() -> dict[str, int]:
    """How many there are, and how many whoever has fewest has had or will have."""
    guests = Conversation.objects.values("relationship__guest").annotate(talks=Count("pk"))
    hosts = Conversation.objects.values("relationship__host").annotate(talks=Count("pk"))
    of = dict.fromkeys(Person.objects.values_list("pk", flat=True), 0)
    for key, number in [
        *guests.values_list("relationship__guest", "talks"),
        *hosts.values_list("relationship__host", "talks"),
    ]:
        of[key] += number
    return {"in_all": Conversation.objects.count(), "least_of_a_person": min(of.values())}
