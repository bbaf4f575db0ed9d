from .busy_time import BusyTime
from .calendar import Calendar, CalendarAccess, connect
from .feed import Feed, feed_of_token, open_feed

__all__ = ["BusyTime", "Calendar", "CalendarAccess", "Feed", "connect", "feed_of_token", "open_feed"]
