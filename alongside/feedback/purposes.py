"""What reminders, letters and clocks may do with the rows of feedback. `sql/` says it independently."""

from django.db.models import F, Q

from alongside.foundation.row_rules import READ, Condition, either, forgotten, older
from alongside.people.models import Person

from . import models as m


def _noted_of_another(person: Person) -> Q:
    return ~Q(about=F("author")) & older("created_at", days=60)(person)


def _old(months: int) -> Condition:
    return older("created_at", months=months)


WITH_ITS_REQUEST = forgotten(older("request__created_at", months=10))
WITH_ITS_FEEDBACK = forgotten(older("feedback__created_at", months=10))
OF_EITHER = either(older("feedback__created_at", months=10), older("recognition__created_at", months=10))

PURPOSES = {
    "reminders": {m.Request: READ, m.Refusal: READ},
    "delivery": {
        m.Request: READ,
        m.Refusal: READ,
        m.Feedback: READ,
        m.Widening: READ,
        m.Recognition: READ,
        m.Hiding: READ,
    },
    "retention": {
        m.Request: forgotten(_old(10), _old(11), changed=_old(10)),
        m.Refusal: WITH_ITS_REQUEST,
        m.OutsideAnswer: WITH_ITS_REQUEST,
        m.LogEntry: forgotten(either(_noted_of_another, _old(10)), either(_noted_of_another, _old(11))),
        m.Feedback: forgotten(_old(10), _old(11)),
        m.Reading: WITH_ITS_FEEDBACK,
        m.Thanks: WITH_ITS_FEEDBACK,
        m.Reply: WITH_ITS_FEEDBACK,
        m.Widening: WITH_ITS_FEEDBACK,
        m.Draft: forgotten(older("saved_at", days=90)),
        m.Recognition: forgotten(_old(10), _old(11)),
        m.Hiding: forgotten(older("recognition__created_at", months=10)),
        m.OccasionAnswer: forgotten(older("created_at", days=120)),
        m.Tie: forgotten(OF_EITHER),
    },
}
