"""Numbers by whom they belong to, and whom one may define one for."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from alongside.people.models import Person, Reach, Team

from .. import policies
from ..models import Kpi
from .card import Card, light_cards

MOST = 60


@dataclass(frozen=True)
class Group:
    """One's own first, then each team and each person one leads, by name."""

    title: str
    is_own: bool
    cards: list[Card]


def numbers_of(reader: Person) -> list[Group]:
    kpis = Kpi.objects.visible_to(reader).standing().with_owner()
    found = sorted(light_cards(reader, kpis[:MOST]), key=lambda card: _place(card.kpi, reader))
    grouped = groupby(found, key=lambda card: (card.is_own, card.kpi.belongs_to))
    return [Group(name, own, list(members)) for (own, name), members in grouped]


def _place(kpi: Kpi, reader: Person) -> tuple[Any, ...]:
    return kpi.owner_id != reader.pk, kpi.is_personal, kpi.belongs_to, kpi.name


def people_to_define_for(person: Person) -> QuerySet[Person]:
    return Person.objects.employed().within_reach_of(person, Reach.MANAGER)


def colleagues_of(person: Person) -> list[str]:
    """The names of everybody else here."""
    return list(Person.objects.employed().exclude(pk=person.pk).values_list("name", flat=True))


def teams_to_define_for(person: Person) -> QuerySet[Team]:
    return Team.objects.filter(pk__in=policies.teams_of(person))
