from .access import CalendarAccess
from .busy_time import BusyTime
from .calendar import Calendar, ask_for_one_more, connect
from .entry import Entry, note_written
from .feed import Feed, feed_of_token, open_feed
from .google import accounts_of, calendar_of_account, connect_google
from .series import Occurrence, Series

__all__ = [
    "BusyTime",
    "Calendar",
    "CalendarAccess",
    "Entry",
    "Feed",
    "Occurrence",
    "Series",
    "accounts_of",
    "ask_for_one_more",
    "calendar_of_account",
    "connect",
    "connect_google",
    "feed_of_token",
    "note_written",
    "open_feed",
]
