"""One's own calendars, and nobody else's. The worker reads them; a feed is looked up before anybody is known."""

from alongside.foundation.row_rules import Rows, everything

from . import policies
from .models import BusyTime, Calendar, CalendarAccess, Entry, Feed, Occurrence, Series

OWN, PART, FEED = policies.calendars_visible_to, policies.parts_visible_to, policies.feeds_visible_to
TIMES = policies.times_visible_to

ROWS = {
    Calendar: Rows(read=OWN, add=OWN, change=OWN, remove=OWN),
    CalendarAccess: Rows(read=PART, add=PART, remove=PART),
    BusyTime: Rows(read=PART, change=PART, remove=PART),
    Entry: Rows(read=PART, add=PART, change=PART, remove=PART),
    Series: Rows(read=PART, change=PART, remove=PART),
    Occurrence: Rows(read=TIMES, remove=TIMES),
    Feed: Rows(read=everything, add=FEED, remove=FEED),
}
