"""Scheduling: times that are free for both, the invitation that goes with a talk (RFC 5545), and people's own calendars.

It knows people and their working hours; what is booked here it is told. A person may connect calendars they keep
elsewhere: CalDAV (RFC 4791), Google's with a permission (`google/`), or a read-only address. Of their events it keeps
from when to when, and a title only where its owner wants to see it here; of a meeting with one other that comes round,
with whom. Whoever plans a talk is told which times are not free, and never why.

| what | verb | who | file |
|---|---|---|---|
| Calendar | `connect`, `calendar.disconnect`, `calendar.keep_titles`, `calendar.write_into` | its owner | `models/calendar.py` |
| CalendarAccess | `connect_google`, `calendar.open_with`, `access.remember_token`, `access.forget` | its owner, by a permission at Google; the worker | `models/google.py`, `models/access.py` |
| BusyTime | `calendar.note_reading` | the worker, every quarter of an hour | `models/busy_time.py`, `reading.py` |
| Series, Occurrence | `calendar.note_reading` | the worker; its owner reads | `models/series.py`, `series.py` |
| Entry | `note_written`, `entry.note_moved`, `entry.note_declined` | the worker, for the calendar's owner | `models/entry.py`, `writing.py` |
| Feed | `open_feed`, `feed.close` | its owner | `models/feed.py` |
"""
