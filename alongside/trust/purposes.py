"""What clocks, and the job that asks authors, may do with the rows here. `sql/` says it independently."""

from django.db.models import F, Q
from django.utils import timezone

from alongside.foundation.row_rules import EVERY, READ, Rows, everything, forgotten, older
from alongside.people.models import Employment, Person
from alongside.people.purposes import left_long_ago

from . import models as m


def _of_who_left(person: Person) -> Q:
    """Whoever has left cannot answer."""
    return ~Q(author__in=Employment.objects.exclude(ends_on__lte=timezone.localdate()).values("person"))


def _found_of_ones_own(person: Person) -> Q:
    """The one purpose for which a person acts: an author looks for what they hold about another."""
    return Q(author=person, decided_at__isnull=True) & ~Q(subject=F("author"))


ASKED = forgotten(older("created_at", months=10), older("created_at", days=330))

PURPOSES = {
    EVERY: {m.DecisionPage: READ, m.KeepingTime: READ},
    "enquiries": {
        m.Enquiry: READ,
        m.EnquiryProgress: Rows(read=everything, change=everything),
        m.Holding: Rows(read=everything, change=_of_who_left),
    },
    "looking": {m.Holding: Rows(add=_found_of_ones_own)},
    "retention": {
        m.Archive: forgotten(older("created_at", hours=23)),
        m.Enquiry: ASKED,
        m.EnquiryProgress: ASKED,
        m.Holding: ASKED,
        m.Opening: forgotten(older("day", days=330), older("day", days=364)),
        m.Forgetting: Rows(read=everything, add=everything, change=everything, remove=older("day", days=330)),
        m.Erasure: Rows(read=everything, add=left_long_ago("person")),
    },
}
