"""Builders: a quarter that is published, and companies whose talks can be counted."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from alongside.conversations.models import (
    Commitment,
    Conclusion,
    Conversation,
    Keeping,
    Relationship,
    Template,
)
from alongside.conversations.testing import the_templates
from alongside.foundation.testing import by_owner, by_worker
from alongside.people.models import Employment, Person, Team, company_day
from alongside.people.testing import a_team
from alongside.trust.identity import acting_as

from .models import Beginning, Figure, GroupSize, Membership, Release
from .publishing import note_beginning, publish
from .quarters import Quarter


@by_owner
def people_of(team: Team | None, count: int, *, since: date = date(2020, 1, 1), prefix: str = "") -> list[Person]:
    """So many people of a team."""
    name = prefix or (team.name if team else "Nobody’s")
    made = [Person(name=f"{name} {number}", sort_key=f"{name} {number}".lower(), team=team) for number in range(count)]
    Person.objects.bulk_create(made)
    Employment.objects.bulk_create([Employment(person=person, starts_on=since) for person in made])
    return made


@by_owner
def a_talk_of(
    guest: Person, host: Person, day: date, *, held: bool = True, kind: str = "check_in", kept: bool | None = None
) -> Conversation:
    """One of that day, as the two left it; with a promise of the guest's, where it is said whether it was kept."""
    if not Template.objects.exists():
        the_templates()
    at = timezone.make_aware(datetime.combine(day, time(10)), timezone.get_default_timezone())
    pair = Relationship.objects.get_or_create(guest=guest, host=host)[0]
    version = Template.objects.get(key=kind).newest
    facts = {"relationship": pair, "template_version": version, "planned_by": host}
    talk = Conversation.objects.create(starts_at=at, started_at=at if held else None, **facts)
    if held:
        Conclusion.objects.create(conversation=talk, by=host)
    if kept is not None:
        promise = Commitment.objects.create(
            relationship=pair, owner=guest, text="Read the guide", due=day, accepted_at=at, accepted_by=guest
        )
        if kept:
            Keeping.objects.create(commitment=promise, by=guest, created_at=at)
    return talk


@by_worker
def published(quarter: Quarter) -> Release | None:
    """As the job does it: the worker's role, for this purpose."""
    with acting_as(None, "insights"):
        return publish(quarter)


@by_worker
def begun(day: date | None = None) -> Beginning | None:
    with acting_as(None, "insights"):
        return note_beginning(day or company_day())


@by_owner
def a_release(starts_on: date = date(2025, 1, 1), *, team: Team | None = None) -> Release:
    """A quarter with one figure for everyone, and one for a team where one is named. There is one of each quarter."""
    release, made = Release.objects.get_or_create(starts_on=starts_on, defaults={"least": 7})
    if not made:
        return release
    exact = {"people_from": 40, "people_to": 40, "count": 33, "out_of": 40}
    Figure.objects.create(release=release, measure="talked", **exact)
    if team:
        Figure.objects.create(release=release, measure="talked", team=team, people_from=10, people_to=19, tenths=8)
    return release


@by_owner
def fill(person: Person, other: Person) -> None:
    """Something in every table of this room."""
    team = person.team or a_team(f"Team of {person.name}")
    quarter = Quarter.of(timezone.localdate() - timedelta(days=120))
    release = a_release(quarter.starts_on, team=team)
    Membership.objects.get_or_create(release=release, team=team, defaults={"people": [person.pk, other.pk]})
    steps = {"people": 40, "invited": 9, "signed_in": 8, "planned": 7}
    Beginning.objects.get_or_create(day=timezone.localdate(), defaults=steps)
    GroupSize.objects.create(number=8, by=other)
