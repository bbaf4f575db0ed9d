"""Who may see and do what with numbers. The only file of this room that decides (trust §1.3).

A person's number is read by its owner and their manager; a fresh reading by its owner alone, for two working days
or until they release it. A team's number is read by who is in the team and who leads one of it. Administrators allow
sources and read nothing.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from alongside.people.models import Person, Reach, Team

from .models import Contest, ContextNote, Kpi, Reading


def kpis_visible_to(person: Person) -> Q:
    return Q(owner=person) | Q(owner__in=_led_by(person)) | Q(team__in=teams_of(person))


def personal_kpis_visible_to(person: Person) -> Q:
    """The same for numbers of somebody else alone: without those of teams."""
    return Q(owner__in=_led_by(person))


def readers_of_kpi(kpi: Kpi) -> Q:
    if kpi.owner_id:
        return Q(pk=kpi.owner_id) | Q(
            pk__in=Reach.objects.filter(subject=kpi.owner_id, relation=Reach.MANAGER).values("actor")
        )
    leads = Reach.objects.filter(subject__team=kpi.team_id, relation=Reach.MANAGER).values("actor")
    return Q(team=kpi.team_id) | Q(pk__in=leads)


def two_of_kpi(kpi: Kpi) -> list[Person]:
    """Whose number it is and who leads them; of a team's number, who reads it."""
    if kpi.owner is None:
        return list(Person.objects.of_whom(readers_of_kpi(kpi)).order_by("sort_key", "id")) or [kpi.defined_by]
    leading = Reach.objects.filter(subject=kpi.owner_id, relation=Reach.MANAGER).values("actor")
    return [kpi.owner, *Person.objects.filter(pk__in=leading)]


def readings_visible_to(person: Person) -> Q:
    opened = Q(released_at__isnull=False) | Q(opens_at__lte=Now())
    led = Q(kpi__owner__in=_led_by(person)) & opened
    return Q(kpi__owner=person) | Q(kpi__team__in=teams_of(person)) | led


def readings_written_by(person: Person) -> Q:
    """Readings of one's own number, and of one's teams'."""
    return Q(kpi__owner=person) | Q(kpi__team__in=teams_of(person))


def readers_of_reading(reading: Reading) -> Q:
    owner = reading.kpi.owner_id
    return readers_of_kpi(reading.kpi) if reading.is_open or owner is None else Q(pk=owner)


def _led_by(person: Person) -> QuerySet[Reach, Any]:
    return Reach.objects.filter(actor=person, relation=Reach.MANAGER).values("subject")


def teams_of(person: Person) -> QuerySet[Team, Any]:
    """One's own team, and those of which one leads somebody."""
    led = Person.objects.filter(pk__in=_led_by(person), team__isnull=False).values("team")
    own = Q(pk=person.team_id) if person.team_id else Q(pk__in=[])
    return Team.objects.filter(own | Q(pk__in=led)).values("pk")


# --- doing ----------------------------------------------------------------------------------------------------------
def may_define_for(person: Person, owner: Person | None, team: Team | None) -> bool:
    """For oneself, for somebody one leads, for a team one is in or leads."""
    if owner:
        return owner.pk == person.pk or _leads(person, owner)
    return team is not None and Team.objects.filter(pk=team.pk, pk__in=teams_of(person)).exists()


def may_change(person: Person, kpi: Kpi) -> bool:
    return may_define_for(person, kpi.owner, kpi.team)


def may_read_into(person: Person, kpi: Kpi) -> bool:
    """Write down readings, and correct them: the owner; for a team, whoever reads its number."""
    return kpi.owner_id == person.pk if kpi.owner_id else may_change(person, kpi)


def may_note(person: Person, reading: Reading) -> bool:
    """Whoever reads it gives it context."""
    return may_change(person, reading.kpi)


def may_contest(person: Person, reading: Reading) -> bool:
    """Its owner; of a team's number, whoever reads it."""
    return may_read_into(person, reading.kpi)


def may_release(person: Person, reading: Reading) -> bool:
    return reading.kpi.owner_id == person.pk


def may_take_back(person: Person, remark: ContextNote | Contest) -> bool:
    return remark.by_id == person.pk


def may_allow_sources(person: Person) -> bool:
    return person.is_administrator


def _leads(person: Person, other: Person) -> bool:
    return Reach.objects.filter(actor=person, subject=other, relation=Reach.MANAGER).exists()
