"""Two companies in one database: one full, of very long names and words; one with hardly anything in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Concat
from django.utils import timezone

from alongside.conversations import models
from alongside.conversations.testing import a_conversation, a_pair, a_point, a_promise
from alongside.foundation.testing import by_owner
from alongside.people.models import Person
from alongside.people.models.profile_note import say
from alongside.people.testing import Cast, the_cast
from tests.doors import NOBODY, PHASES, things

TWO = ("amira", "jonas")
LONG_WORD = "Wolfeschlegelsteinhausenbergerdorff"
LONG_NAMES = {
    "amira": "Wilhelmina-Alexandrina-Hildegard-Theodora Featherstonehaugh-Cholmondeley",
    "jonas": f"{LONG_WORD} von Hohenlohe-Langenburg",
    "ines": "عبدالرحمن بن محمد بن عبدالعزيز الهاشمي القرشي",
    "noor": "Maria da Conceição Cavalcanti de Albuquerque e Vasconcelos Figueiredo Mascarenhas",
}
LONG_TEXT = f"See https://example.org/{'very-long-address-' * 5}page?with={'parameters' * 5} or {LONG_WORD}"


Place = tuple[str, str, str]  # its name, who looks, its address


@dataclass(frozen=True)
class Company:
    """Its people, and by phase of the talk what stands behind the addresses."""

    state: str
    cast: Cast
    things: dict[str, dict[str, Any]]
    more: dict[str, list[Place]]  # by room: pages that a door alone does not lead to


Companies = dict[str, Company]


def companies() -> Companies:
    casts = {state: _own_cast(state) for state in ("bare", "full")}
    behind: dict[str, dict[str, Any]] = {state: {} for state in casts}
    for phase in PHASES:  # `before` takes every entrance back, so all companies go through it first
        for state, cast in casts.items():
            behind[state][phase] = _bare(cast, phase) if state == "bare" else things(cast, phase)
    _fill(casts["full"], behind["full"])
    more = {state: _more(cast, state) for state, cast in casts.items()}
    _lengthen(casts["full"])
    return {state: Company(state, cast, behind[state], more[state]) for state, cast in casts.items()}


@by_owner
def _own_cast(state: str) -> Cast:
    """The cast, at addresses of its own, so that the next company has room."""
    cast = the_cast()
    for person in _people(cast):
        person.email = f"{state}.{person.email}"
        person.save(update_fields=["email"])
    return cast


def _people(cast: Cast) -> Iterator[Person]:
    yield from vars(cast).values()


@by_owner
def _bare(cast: Cast, phase: str) -> dict[str, Any]:
    """A talk with nothing in it."""
    talk = a_conversation(cast.amira, cast.jonas, "quarterly", at=timezone.now() + timedelta(days=2))
    if phase == "during":
        for person in (cast.jonas, cast.amira):
            talk.enter(by=person)
    if phase == "after":
        talk.enter(by=cast.jonas)
        talk.conclude(by=cast.jonas)
    return {"pair": talk.relationship, "conversation": talk, **vars(cast)}


@by_owner
def _fill(cast: Cast, behind: dict[str, dict[str, Any]]) -> None:
    """What a year leaves behind: points, promises in every state, answers, views, words about oneself."""
    pair = a_pair(cast.amira, cast.jonas)
    _points_and_promises(cast, pair)
    _prepared(cast, behind["before"]["conversation"])
    _said(cast, behind["during"]["conversation"])
    _recapped(cast, behind["after"]["recap"])
    a_conversation(cast.amira, cast.jonas, at=timezone.now() + timedelta(hours=3))
    a_conversation(cast.jonas, cast.ines, at=timezone.now() + timedelta(hours=5))
    for topic in ("work", "matters", "wishes"):
        say(cast.amira, topic, "In the mornings, with the door open.", audience="everyone")


def _points_and_promises(cast: Cast, pair: models.Relationship) -> None:
    for person, text in ((cast.amira, "Two people want the guide on paper"), (cast.jonas, "Who opens on Fridays")):
        a_point(pair, person, text, minutes=10)
    _carry(a_point(pair, cast.jonas, "The second key"), times=3)
    for owner in pair.people:
        for text in ("Ask Sofia for the list", "Bring the case of 5 October", "Write the first page"):
            a_promise(pair, owner, text)
        kept, moved, let_go = models.Commitment.objects.filter(owner=owner, text__regex="^(Ask|Bring|Write)")
        kept.keep(by=owner)
        moved.ask_to_move(moved.due + timedelta(days=7), by=owner, reason="Sofia is away")
        let_go.ask_to_let_go(by=owner, reason="Somebody else has it")
    models.Commitment.objects.filter(owner=cast.jonas, keeping=None).update(due=timezone.localdate())


def _carry(point: models.TalkingPoint, *, times: int) -> None:
    pair = point.relationship
    for week in range(1, times + 1):
        talk = a_conversation(pair.guest, pair.host, at=timezone.now() + timedelta(weeks=week))
        models.Carry.objects.create(point=point, conversation=talk)


def _prepared(cast: Cast, talk: models.Conversation) -> None:
    models.Preparation.objects.filter(conversation=talk).delete()
    for person in (cast.amira, cast.jonas):
        prepared = models.preparation_of(talk, person)
        prepared.write(models.THANKS, "You gave me time for the newcomers.")
        prepared.write_privately(hope="That we decide", hard="Friday")
        prepared.finish()
    models.add_evidence(talk, "The guide was used 41 times", by=cast.amira, on=timezone.localdate(), source="Counter")


def _said(cast: Cast, talk: models.Conversation) -> None:
    talk.enter(by=cast.amira)
    for person, stage in ((cast.amira, "arrive"), (cast.jonas, "arrive"), (cast.amira, "strengths")):
        models.write_note(talk, "In August you kept asking until the guide had an order.", by=person, stage=stage)
    models.say_back(talk, "You would like to lead something small.", by=cast.amira)


def _recapped(cast: Cast, recap: models.Recap) -> None:
    point = recap.points.first()
    recap.see_differently("It was two cases, not three.", by=cast.amira, point=point)
    recap.see_differently("It was more than this.", by=cast.amira)


@by_owner
def _more(cast: Cast, state: str) -> dict[str, list[Place]]:
    """Check-ins before, during and after; lists that are narrowed; a search that finds; what is not there."""
    before, during, after = (a_conversation(cast.amira, cast.jonas) for _each in range(3))
    for talk in (during, after):
        talk.enter(by=cast.jonas)
        if state != "bare":
            models.write_note(talk, "The guide, first.", by=cast.amira)
    after.conclude(by=cast.jonas)
    talks = [("a check-in", who, talk.get_absolute_url()) for talk in (before, during, after) for who in TWO]
    return {
        "conversations": [
            *talks,
            ("a talk with somebody", "jonas", f"/conversations/new/?with={cast.amira.pk}"),
            ("a narrowed list", "jonas", f"/conversations/?kind=check_in&with={cast.amira.pk}"),
            ("a list with nothing", "jonas", f"/conversations/?kind=development&with={cast.ines.pk}"),
        ],
        "home": [
            ("somebody found", "jonas", "/search/?q=a"),
            ("nobody found", "jonas", "/search/?q=zzzz"),
            ("somebody of another team", "amira", f"/people/{cast.otto.pk}/"),
            ("nothing there", "jonas", "/nowhere/"),
            ("nothing there, signed out", NOBODY, "/sign-in/nowhere/"),
            ("not for you", "jonas", "/templates/"),
        ],
    }


@by_owner
def _lengthen(cast: Cast) -> None:
    for who, name in LONG_NAMES.items():
        Person.objects.filter(pk=getattr(cast, who).pk).update(name=name, title=LONG_TEXT[:100])
    for words in (models.TalkingPoint, models.Commitment):
        words.objects.filter(relationship__guest=cast.amira).update(text=Concat(Value(LONG_TEXT[:200]), F("text")))
    models.Note.objects.filter(conversation__relationship__guest=cast.amira).update(text=LONG_TEXT)
    models.RecapPoint.objects.filter(recap__conversation__relationship__guest=cast.amira).update(text=LONG_TEXT)
    models.Conversation.objects.filter(relationship__guest=cast.amira).update(place=LONG_TEXT[:80], purpose=LONG_TEXT)
