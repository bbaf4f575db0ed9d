"""What some of the cast say about themselves, to the audience they chose."""

from datetime import datetime, timedelta

from alongside.people.models import ProfileNote

from ..history import Ledger
from .cast import Cast


def tell(ledger: Ledger, cast: Cast, now: datetime) -> None:
    at = now - timedelta(weeks=9)
    for person, topic, audience, text in (
        (
            cast.amira,
            "work",
            "team",
            "Feedback lands best the same day, in private, with one example. When I go quiet, I’m thinking. Ask me again tomorrow.",
        ),
        (cast.amira, "matters", "manager", "Turning a mess into steps other people can follow."),
        (cast.amira, "wishes", "manager", "Leading something small on purpose, with help in planning."),
        (
            cast.jonas,
            "work",
            "team",
            "Interrupt me when it is about a customer. Everything else waits well until four.",
        ),
        (
            cast.ben,
            "work",
            "everyone",
            "I work Monday, Tuesday and Thursday until two. Write to me; I answer on the next of those days.",
        ),
        (cast.kaito, "matters", "me", "That what is written about me can be answered."),
        (cast.ida, "work", "team", "I am new to leading. Tell me early, and tell me twice."),
    ):
        ledger.add(ProfileNote, at, person=person, topic=topic, audience=audience, text=text)
