"""Builders: feedback, and what its receiver makes of it."""

from datetime import date
from typing import Any

from alongside.foundation.testing import by_owner
from alongside.people.models import Person, ProfileNote

from .models import (
    Feedback,
    Recognition,
    answer_by_link,
    answer_occasion,
    ask,
    ask_outside,
    give,
    jot,
    keep_draft,
    keep_value,
    recognise,
)


@by_owner
def feedback_for(
    subject: Person,
    author: Person,
    text: str = "You let the caller finish",
    *,
    audience: str = Feedback.Audience.PERSON,
    on: date | None = None,
    **words: Any,
) -> Feedback:
    """Private to the person unless `audience` says otherwise; nobody has read it."""
    return give(subject, {"behaviour": text, **words}, by=author, audience=audience, on=on)


@by_owner
def recognition_for(
    subject: Person, author: Person, text: str = "You stayed until it worked", *, audience: str = "person", **words: Any
) -> Recognition:
    return recognise(subject, {"quality": "effort", "behaviour": text, **words}, by=author, audience=audience)


@by_owner
def fill(person: Person, other: Person) -> None:
    """Something in every table of this room, about `person`."""
    words: dict[str, Any] = {
        "situation": "On Monday",
        "impact": "They stayed",
        "next_step": "Again",
        "question": "Why?",
    }
    for subject, author in ((person, other), (other, person)):
        given = feedback_for(subject, author, f"{author.name} saw it", audience="manager", **words)
        keep_draft(author, subject, behaviour=f"{author.name} has not said it", **words)
        given.read(by=subject)
        given.thank(by=subject)
        given.reply(f"{subject.name} writes back", by=subject)
        given.ask_back(f"{author.name} asks back", by=author)
        keep_value(f"What came of {given.pk}", by=author)
        praise = f"{author.name} noticed what {subject.name} did"
        praised = recognition_for(subject, author, praise, audience="team", impact="They stayed")
        praised.hide(by=subject)
        praised.tie(ProfileNote.Topic.MATTERS, f"{subject.name} cares", by=subject)
        answer_occasion(f"promise:{praised.pk}", by=subject)
        third = Person.objects.exclude(pk__in=[person.pk, other.pk]).order_by("pk").first()
        if third:
            given.widen(to=third, by=subject)
            ask(third, by=subject, about=subject, question=f"What helped {subject.name}?").decline(by=third)
        jot(author, f"{author.name} saw {subject.name}", kind="observation", about=subject)
        ask(author, by=subject, about=subject, question=f"What did {subject.name} do?")
        _asked, address = ask_outside("A customer", by=author, about=subject, question=f"How is {subject.name}?")
        answer_by_link(address.rstrip("/").rpartition("/")[2], {"name": "Mei Lin", "behaviour": "They called back"})
