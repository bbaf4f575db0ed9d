"""What the reading of calendars, and their clock, may do with the rows here. `sql/` says it independently."""

from alongside.foundation.row_rules import EVERY, READ, Rows, either, everything, forgotten, older
from alongside.people.purposes import left_long_ago

from .models import BusyTime, Calendar, CalendarAccess, Entry, Feed, Occurrence, Series

KEPT_IN_STEP = Rows(read=everything, change=everything)
WRITTEN = Rows(read=everything, add=everything, change=everything, remove=everything)

PURPOSES = {
    EVERY: {Feed: READ},
    "calendars": {
        Calendar: KEPT_IN_STEP,
        CalendarAccess: KEPT_IN_STEP,
        BusyTime: Rows(read=everything, add=everything, remove=everything),
        Series: WRITTEN,
        Occurrence: WRITTEN,
    },
    "retention": {
        BusyTime: forgotten(either(older("ends_at", days=2), left_long_ago("calendar__person"))),
        Occurrence: forgotten(either(older("ends_at", days=2), left_long_ago("series__calendar__person"))),
        Entry: forgotten(either(older("starts_at", days=2), left_long_ago("calendar__person"))),
        Calendar: forgotten(left_long_ago("person")),
        CalendarAccess: forgotten(left_long_ago("calendar__person")),
        Series: forgotten(left_long_ago("calendar__person")),
        Feed: forgotten(left_long_ago("person")),
    },
}
