"""Builders: pairs, talks and what is in them."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.people.models import Person

from .models import (
    BookedTime,
    Carried,
    Commitment,
    Companion,
    Conversation,
    Handover,
    MailedTalk,
    Relationship,
    TalkingPoint,
    Template,
    add_evidence,
    add_point,
    choose_evidence,
    choose_rhythm,
    draft_recap,
    just_talked,
    keep_calendar_notes,
    keep_draft,
    keep_mailed,
    note_answer,
    note_heard,
    note_privately,
    offer_move,
    plan,
    preparation_of,
    promise,
    relationship_of,
    remark_on,
    require,
    say_back,
    suggest,
    write_note,
)


@by_owner
def the_templates() -> dict[str, Template]:
    """The kinds that a new company begins with, by key."""
    from .actions import lay_out_templates

    lay_out_templates()
    return {template.key: template for template in Template.objects.all()}


@by_owner
def a_pair(guest: Person, host: Person) -> Relationship:
    return relationship_of(guest, host)


@by_owner
def a_conversation(
    guest: Person, host: Person, kind: str = "check_in", *, at: datetime | None = None, **facts: Any
) -> Conversation:
    """Planned by the host, for tomorrow unless another moment is named."""
    if not Template.objects.exists():
        the_templates()
    begins = at or timezone.now() + timedelta(days=1)
    pair = relationship_of(guest, host)
    over = begins + timedelta(hours=8)  # a story may have two talks at once: which of them is booked matters in few
    BookedTime.objects.filter(person__in=pair.people, during__overlap=(begins, over)).delete()
    return plan(pair, Template.objects.get(key=kind), by=host, starts_at=begins, **facts)


@by_owner
def a_formal_talk(guest: Person, host: Person, *, at: datetime | None = None) -> Conversation:
    """Of a kind that HR partners and a companion read once it is signed: the quarterly one, published so."""
    quarterly = the_templates()["quarterly"]
    if not quarterly.newest.is_formal:
        quarterly.publish(formal(quarterly.newest.text), by=None)
    return a_conversation(guest, host, "quarterly", at=at)


def formal(text: str) -> str:
    """A kind's YAML, as of a formal kind."""
    readers = "formal: true\naudience:\n- guest\n- host\n- hr_partner\n- companion\n"
    return text.replace("formal: false\naudience:\n- guest\n- host\n", readers)


@by_owner
def a_point(
    pair: Relationship, author: Person, text: str = "Two people want the guide on paper", **facts: Any
) -> TalkingPoint:
    return TalkingPoint.objects.create(relationship=pair, author=author, text=text, **facts)


@by_owner
def a_promise(
    pair: Relationship, owner: Person, text: str = "Introduce Amira to Sofia in Pricing", **facts: Any
) -> Commitment:
    due = facts.pop("due", None) or timezone.localdate() + timedelta(days=7)
    return promise(pair, text, by=owner, due=due, **facts)


@by_owner
def a_mailed_talk(author: Person, text: str = "The key, on the stairs", *promises: str) -> MailedTalk:
    return keep_mailed(author, partner=None, text=text, promises=list(promises), left_out=0)


@by_owner
def fill(person: Person, other: Person) -> None:
    """Something in every table of this room, about `person`, with `other` as the host."""
    pair = relationship_of(person, other)
    moved = a_conversation(person, other, "quarterly", at=timezone.now() + timedelta(days=3))
    _prepare(moved, person, other)
    moved.move(timezone.now() + timedelta(days=4), by=other, reason="A clash")
    moved.cancel(by=other, reason="No time")
    ahead = a_conversation(person, other, at=timezone.now() + timedelta(days=6))
    offer_move(ahead, timezone.now() + timedelta(days=7), by=person)
    _hold(a_conversation(person, other, "quarterly"), person, other)
    with_words = a_point(pair, person, "A point that was dropped")
    with_words.drop(by=other, reason="It is settled")
    just_talked(pair, "On the stairs", by=other)
    for owner in (person, other):
        made = a_promise(pair, owner, "Write the guide", done_when="it is read", support="an hour", risk="no time")
        made.ask_to_move(timezone.localdate() + timedelta(days=20), by=owner, reason="Too early")
    a_promise(pair, person, "Read the guide").ask_to_let_go(by=other, reason="There is no guide")
    a_promise(pair, person, "Say thanks").keep(by=person)
    suggest(pair, "Try the guide", by=other, due=timezone.localdate() + timedelta(days=3))
    handover = Handover.objects.create(person=person, to=other, starts_on=timezone.localdate(), comment="Since May")
    Carried.objects.create(handover=handover, voice=person, text="A point I keep", said_on=timezone.localdate())
    today, kinds = timezone.localdate(), {template.key: template for template in Template.objects.all()}
    required = require(kinds["development"], agreement="Works agreement 7", agreed_on=today, by=other)
    required.confirm(by=person)
    required.finish(by=other)
    choose_rhythm(pair, kinds["check_in"], by=person, starts_on=today, every=3)
    choose_rhythm(pair, kinds["quarterly"], by=other, starts_on=today, rule="FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU")
    notes = keep_calendar_notes(pair, "0" * 64, by=person)
    notes.pages.create(conversation=ahead, occurrence="20261125T100000Z", starts_at=timezone.now())
    for author in (person, other):
        keep_draft(author, f"/conversations/{moved.pk}/", f"What {author.name} has not shared")
        note_answer(ahead, "accepted", by=author, at=timezone.now())
        keep_mailed(author, partner=None, text=f"What {author.name} wrote", promises=["Ask Otto"], left_out=1)


def _prepare(talk: Conversation, person: Person, other: Person) -> None:
    """Both begin, one is done: what they wrote is closed."""
    for author in (person, other):
        preparation = preparation_of(talk, author)
        preparation.write("thanks", f"{author.name} is thankful")
        preparation.write_privately(hope=f"{author.name} hopes", hard=f"{author.name} fears")
        note_privately(talk, f"{author.name} alone", by=author)
    preparation_of(talk, person).finish()


def _hold(talk: Conversation, person: Person, other: Person) -> None:
    """From the preparation to the amendment."""
    for author in (person, other):
        preparation_of(talk, author).write("thanks", f"{author.name} says thanks")
        preparation_of(talk, author).finish()
    add_evidence(talk, "A fact", by=other, on=timezone.localdate(), source="The desk")
    remark_on(talk, "added:x", "And more", by=other, how="adds")
    choose_evidence(talk, "added:x", by=person)
    bring_along(talk, other)
    for author in (person, other):
        talk.enter(by=author)
    talk.pause(by=other)
    write_note(talk, "What I saw", by=other, stage="strengths", instance="In May")
    say_back(talk, "You want time", by=other).answer("almost", by=person, wording="I want a quiet hour")
    talk.conclude(by=other)
    a_point(talk.relationship, person).carries.create(conversation=talk)
    recap = draft_recap(talk, by=other)
    point = add_point(recap, "In short", by=other, section="short")
    point.reword("In short, well", by=person, version=point.version)
    recap.see_differently("I see it so", by=person, point=point)
    recap.confirm(by=other)
    recap.seal(by=person)
    recap.amend("Also this", by=other, reason="We forgot")
    note_heard(recap, "partly", by=person)


def bring_along(talk: Conversation, companion: Person) -> None:
    """As if the kind were formal; which kinds are is the company's to say."""
    Companion.objects.create(conversation=talk, person=companion, named_by=talk.guest)
