"""Somebody's numbers between two days, as far as both of two people read them: for what the two take along."""

from datetime import date

from alongside.people.models import Person

from ..models import Kpi
from ..policies import personal_kpis_visible_to
from .card import Card, aside, cards


def numbers_between(owner: Person, other: Person, reader: Person, since: date, until: date) -> list[Card]:
    """By name. The picture ends with `until`; a number without a reading between the days is left out."""
    kpis = Kpi.objects.visible_to(reader).filter(personal_kpis_visible_to(other), owner=owner).with_owner()
    found = [_until(until, card) for card in cards(reader, kpis.distinct())]
    return [card for card in found if card.last and card.last.day >= since]


def _until(until: date, card: Card) -> Card:
    readings = [reading for reading in card.readings if reading.is_open and reading.day <= until]
    changes = [change for change in card.changes if change.since <= until]
    return Card(card.kpi, card.reader, readings, changes, aside(readings))
