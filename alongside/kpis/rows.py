"""What a person may do with each row of numbers, made of what `policies.py` decides by. `sql/rows.sql` says it too."""

from django.db.models import Q

from alongside.foundation.row_rules import Condition, Rows, everything, nothing
from alongside.people.models import Person

from . import models as m
from . import policies


def _by(condition: Condition) -> Condition:
    return lambda person: Q(by=person) & condition(person)


def _defined(person: Person) -> Q:
    return Q(defined_by=person) & policies.kpis_visible_to(person)


def _of_readings(condition: Condition) -> Condition:
    return lambda person: Q(reading__in=m.Reading.objects.filter(condition(person)).values("pk"))


def _of_kpis(person: Person) -> Q:
    return Q(kpi__in=m.Kpi.objects.filter(policies.kpis_visible_to(person)).values("pk"))


def _of_administrators(person: Person) -> Q:
    return everything(person) if policies.may_allow_sources(person) else nothing(person)


READ, WRITTEN = _of_readings(policies.readings_visible_to), _of_readings(policies.readings_written_by)

ROWS = {
    m.Kpi: Rows(read=policies.kpis_visible_to, add=_defined, change=policies.kpis_visible_to),
    m.Reading: Rows(
        read=policies.readings_visible_to,
        add=_by(policies.readings_written_by),
        change=policies.readings_written_by,
    ),
    m.Correction: Rows(read=READ, add=_by(WRITTEN)),
    m.ContextNote: Rows(read=READ, add=_by(READ), remove=_by(READ)),
    m.Contest: Rows(read=READ, add=_by(WRITTEN), remove=_by(READ)),
    m.Recalculation: Rows(read=_of_kpis, add=_by(_of_kpis)),
    m.Source: Rows(read=everything, add=_of_administrators, change=_of_administrators),
    m.SourceAddress: Rows(read=_of_administrators, add=_of_administrators, remove=_of_administrators),
}
