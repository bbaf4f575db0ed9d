"""What the fetching of numbers, their letters and their clock may do with the rows here. `sql/rows.sql` says it too."""

from django.db.models import Q

from alongside.foundation.row_rules import EVERY, READ, Condition, Rows, ago, either, everything, forgotten, where
from alongside.people.models import Person

from . import models as m


def quiet(months: int, path: str = "pk") -> Condition:
    """Of numbers with no reading, and nothing else, since."""

    def since_then(person: Person) -> Q:
        since = ago(months)
        told = m.Reading.objects.filter(Q(day__gte=since) | Q(created_at__gte=since)).values("kpi")
        living = m.Kpi.objects.filter(Q(created_at__gte=since) | Q(retired_at__gte=since) | Q(pk__in=told))
        return ~Q(**{f"{path}__in": living.values("pk")})

    return since_then


def guards_one_that_goes(person: Person) -> Q:
    return Q(quality__isnull=False) & quiet(11, "quality")(person)


OF_QUIET_ONES = forgotten(quiet(10, "kpi"))
BESIDE_THEIR_READINGS = forgotten(quiet(10, "reading__kpi"))
IN_NOBODYS_NAME = where(by__isnull=True)
LOOKED_AT = either(quiet(10), guards_one_that_goes)

PURPOSES = {
    EVERY: {m.Source: READ},
    "delivery": {m.Kpi: READ, m.Reading: READ},
    "fetching": {
        m.Source: Rows(read=everything, change=everything),
        m.SourceAddress: READ,
        m.Kpi: READ,
        m.Reading: Rows(read=everything, add=IN_NOBODYS_NAME, change=everything),
        m.Correction: Rows(add=IN_NOBODYS_NAME),
    },
    "retention": {
        m.Kpi: forgotten(LOOKED_AT, quiet(11), changed=LOOKED_AT),
        m.Reading: OF_QUIET_ONES,
        m.Recalculation: OF_QUIET_ONES,
        m.Correction: BESIDE_THEIR_READINGS,
        m.ContextNote: BESIDE_THEIR_READINGS,
        m.Contest: BESIDE_THEIR_READINGS,
    },
}
