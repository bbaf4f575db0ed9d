"""Acting as somebody in a test: as the app role, with the signed identity, as a request would."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from alongside.foundation.records import new_key
from alongside.foundation.testing import APP, WORKER, as_role, by_owner
from alongside.people.models import Person

from .identity import assume
from .models import Archive, DecisionPage, Enquiry, EnquiryProgress, Erasure, Forgetting, Holding, KeepingTime, Opening


@contextmanager
def acting_as(person: Person | None, purpose: str = "web") -> Iterator[None]:
    """The web's role, in the name of a person; the worker's, for nobody and a named purpose."""
    with as_role(APP if person else WORKER), transaction.atomic():
        assume(person.pk if person else None, purpose)
        yield
        assume(None, "nobody")


@by_owner
def fill(person: Person, other: Person) -> None:
    """Something in every table of this room, about `person`."""
    Archive.objects.create(person=person, made_at=timezone.now(), size=1)
    enquiry = Enquiry.objects.create(person=person)
    EnquiryProgress.objects.create(enquiry=enquiry, answer_by=timezone.localdate(), withheld={"others": 1})
    about = {"enquiry": enquiry, "subject": person, "author": other, "thing_type": "people.Person"}
    Holding.objects.create(thing_id=new_key(), **about)
    answered = {"decision": "released", "text": "A copy", "decided_at": timezone.now()}
    Holding.objects.create(thing_id=new_key(), **about, **answered)
    opened = {"writing": "recap", "thing": new_key(), "relation": "hr", "day": timezone.localdate()}
    Opening.objects.create(subject=person, reader=other, **opened)
    Forgetting.objects.get_or_create(clock="talks", day=timezone.localdate(), defaults={"number": 24})
    KeepingTime.objects.create(clock="talks", number=24, holds_from=timezone.localdate(), by=other)
    newest = DecisionPage.objects.first()
    DecisionPage.objects.create(number=newest.number + 1 if newest else 1, text="We decide in March.", by=other)
    gone = Person.objects.create(name="Former colleague 0000")
    Erasure.objects.create(person=gone, pseudonym=f"Former colleague {person.pk.hex[-4:]}")
