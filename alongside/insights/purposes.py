"""What the job that publishes, and the clock, may do with figures. `sql/rows.sql` says it independently."""

from django.db.models import Q
from django.utils import timezone

from alongside.foundation.row_rules import EVERY, READ, Rows, everything, forgotten, older
from alongside.people.models import Person

from .models import Beginning, Figure, GroupSize, Membership, Release


def _of_today(person: Person) -> Q:
    return Q(day=timezone.localdate())


PUBLISHED = Rows(read=everything, add=everything)
WITH_ITS_QUARTER = forgotten(older("release__created_at", months=35))

PURPOSES = {
    EVERY: {GroupSize: READ},
    "insights": {
        Release: PUBLISHED,
        Figure: PUBLISHED,
        Membership: Rows(read=everything, add=everything, remove=everything),
        Beginning: Rows(read=everything, add=everything, change=_of_today),
    },
    "retention": {
        Release: forgotten(older("created_at", months=35)),
        Figure: WITH_ITS_QUARTER,
        Membership: WITH_ITS_QUARTER,
        Beginning: forgotten(older("day", days=29)),
    },
}
