"""Of a long series, the readings that a picture and its limits need."""

from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from alongside.people.models import Person

from ..models import Reading, Recalculation
from ..signals.rules import RUN

SHOWN = 26  # readings in the picture; the table has as many
OF_THE_READING = OuterRef("kpi")
MOST_BASELINE = 30  # readings the limits are made of, with those that a note takes out


def needed(reader: Person, kpi: OuterRef = OF_THE_READING) -> "QuerySet[Reading, Any]":
    """The first ones make the limits, the last ones are looked at; all of them since limits began anew.

    `kpi`: the number, where a statement around this one knows it. It is then looked at once, and not for each reading.
    """
    first = Window(RowNumber(), partition_by="kpi", order_by="day")
    last = Window(RowNumber(), partition_by="kpi", order_by="-day")
    anew = Recalculation.objects.filter(kpi=kpi).order_by("since").values("since")[:1]
    numbered = Reading.objects.visible_to(reader).annotate(place=first, back=last, anew=Subquery(anew))
    wanted = Q(place__lte=MOST_BASELINE) | Q(back__lte=SHOWN + RUN)
    return numbered.filter(wanted | Q(day__gte=F("anew")))
