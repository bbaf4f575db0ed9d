"""What letters about goals, and their clock, may do with the rows here. `sql/` says it independently."""

from django.db.models import Q

from alongside.foundation.row_rules import EVERY, READ, Condition, ago, either, forgotten
from alongside.kpis.models import Kpi
from alongside.kpis.purposes import LOOKED_AT
from alongside.people.models import Person

from . import models as m


def quiet(months: int, path: str = "pk") -> Condition:
    """Of goals that ended, were due and were last heard of before then."""

    def since_then(person: Person) -> Q:
        since = ago(months)
        said = (m.Closure.objects, m.CheckIn.objects, m.Revision.objects)
        heard_of = [records.filter(created_at__gte=since).values("goal") for records in said]
        days = ("created_at", "due", "review_on", "agreed_at", "declined_at")
        living = Q(*((f"{day}__gte", since) for day in days), *(("pk__in", one) for one in heard_of), _connector=Q.OR)
        return ~Q(**{f"{path}__in": m.Goal.objects.filter(living).values("pk")})

    return since_then


def quiet_line(months: int, path: str = "pk") -> Condition:
    """Of lines that ended or were last looked at before then."""

    def since_then(person: Person) -> Q:
        since = ago(months)
        looked_at = m.Look.objects.filter(Q(created_at__gte=since) | Q(again_on__gte=since)).values("line")
        living = Q(created_at__gte=since) | Q(ended_on__gte=since) | Q(pk__in=looked_at)
        return ~Q(**{f"{path}__in": m.ScorecardLine.objects.filter(living).values("pk")})

    return since_then


def lets_go(person: Person) -> Q:
    """Of what it served, and of a number that is followed no more."""
    serves = Q(parent__isnull=False) & quiet(11, "parent")(person)
    return serves | Q(kpi__in=Kpi.objects.filter(LOOKED_AT(person)).values("pk"))


LOOKED_AT_OR_LEFT = either(quiet(10), lets_go)
OF_QUIET_ONES = forgotten(quiet(10, "goal"))
AROUND = (m.Agreement, m.Milestone, m.CheckIn, m.Pause, m.Revision, m.Closure)

PURPOSES = {
    EVERY: {m.GoalTemplate: READ},
    "delivery": {m.Goal: READ, m.Closure: READ, m.ScorecardLine: READ},
    "retention": {
        m.Goal: forgotten(LOOKED_AT_OR_LEFT, quiet(11), changed=LOOKED_AT_OR_LEFT),
        **dict.fromkeys(AROUND, OF_QUIET_ONES),
        m.ScorecardLine: forgotten(quiet_line(10), quiet_line(11)),
        m.Look: forgotten(quiet_line(10, "line")),
    },
}
