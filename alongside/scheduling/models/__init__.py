from .busy_time import BusyTime
from .calendar import Calendar, CalendarAccess, connect
from .entry import Entry, note_written
from .feed import Feed, feed_of_token, open_feed
from .series import Occurrence, Series

__all__ = [
    "BusyTime",
    "Calendar",
    "CalendarAccess",
    "Entry",
    "Feed",
    "Occurrence",
    "Series",
    "connect",
    "feed_of_token",
    "note_written",
    "open_feed",
]
