"""What each purpose of the house may do with the rows about people. `sql/` says it independently."""

from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone

from alongside.foundation.row_rules import (
    EVERY,
    READ,
    Condition,
    Rows,
    ago,
    either,
    everything,
    forgotten,
    older,
    where,
)

from .models import (
    Administration,
    Employment,
    HRScope,
    ImportFile,
    Leave,
    Person,
    ProfileNote,
    Reach,
    ReportingLine,
    Team,
)


def left(path: str, *, months: int = 0, days: int = 0) -> Condition:
    """Of people whose last employment had ended by then; `path` leads to them."""

    def by_then(person: Person) -> Q:
        gone = Person.objects.gone_since(timezone.localdate(ago(months, days=days)))
        return Q(**{f"{path}__in": gone.values("pk")})

    return by_then


def left_long_ago(path: str) -> Condition:
    """Twelve months at least, and a month to look ahead."""
    return left(path, months=11)


ARRIVES = Rows(read=everything, add=everything)

PURPOSES = {
    EVERY: dict.fromkeys((Person, Team, Employment, ReportingLine, HRScope, Administration, Reach), READ),
    "arrival": {Person: ARRIVES, Employment: ARRIVES},
    "reach": {Reach: Rows(add=everything, change=everything, remove=everything)},
    "reminders": {Leave: Rows(read=where(ends_on__gte=F("starts_on") + timedelta(days=27)))},
    "retention": {
        ImportFile: Rows(read=everything, remove=older("created_at", hours=24)),
        Person: Rows(change=left_long_ago("pk")),
        ProfileNote: forgotten(left_long_ago("person")),
        Leave: forgotten(either(older("ends_on", days=90), left_long_ago("person"))),
    },
}
