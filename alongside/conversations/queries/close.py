"""The people somebody talks with: their manager, their team, and the pairs they are in."""

from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When

from alongside.foundation.prepared import fetch
from alongside.people.models import Person, Reach, company_day

from ..models import Relationship

MOST = 12
SOMEBODY = UUID(int=1)  # stands in for whoever asks


def close_to(person: Person) -> list[Person]:
    """Whom they lead first, then who leads them, then those they have talked with."""
    return fetch(("close", company_day()), lambda: _close_to(Person(pk=SOMEBODY)), {SOMEBODY: person.pk})


def _close_to(person: Person) -> "QuerySet[Person]":
    led = Reach.objects.filter(actor=person, relation=Reach.MANAGER).values("subject")
    leads = Reach.objects.filter(subject=person, relation=Reach.MANAGER).values("actor")
    hosts = Relationship.objects.filter(guest=person).values("host")
    guests = Relationship.objects.filter(host=person).values("guest")
    place = Case(
        When(pk__in=led, then=Value(0)),
        When(pk__in=leads, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    near = Person.objects.employed().filter(pk__in=led.union(leads, hosts, guests))  # `or` would look at everybody
    return near.annotate(place=place).order_by("place", "sort_key")[:MOST]
