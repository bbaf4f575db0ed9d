"""Google Calendar by CalDAV: permission by OAuth 2.0, then the same code as every other calendar.

Nouns: Setup (what the environment says), Granted (what Google gave for a permission), GoogleServer (its CalDAV).

What Google documents, looked up in November 2026:

- https://developers.google.com/identity/protocols/oauth2/web-server: a code by redirect, exchanged with client id and
  secret; `access_type=offline` and `prompt=consent` for a lasting refresh token; access tokens last about an hour;
  people may untick what is asked for, so the scopes in the answer are to be read; `POST …/revoke` with `token` takes a
  permission back, of the whole grant, whichever of its tokens is named. `invalid_grant` is the answer to a permission
  that is over: revoked, unused for six months, or after seven days where the app is External and in *Testing*.
- https://developers.google.com/workspace/calendar/caldav/v2/guide: events of a calendar under `CALID/events` at
  `https://apidata.googleusercontent.com/caldav/v2/`, where the CALID of somebody's main calendar is their address; only
  https with a Bearer token, else 401. Every REPORT but free-busy-query. No MKCALENDAR, MKCOL, COPY, MOVE or LOCK, no
  VTODO, no `If…` header but If-Match. It may set cookies; none is kept. Sync tokens are not used: they save
  fetching events again to whoever keeps events, and of events we keep nothing but times, with a window that moves on.
- https://developers.google.com/workspace/calendar/caldav/v2/auth: it takes the scope `calendar.events` (read and write
  events) as well as the whole `calendar`; the narrower one is asked for.
- https://developers.google.com/workspace/calendar/api/guides/errors and …/quota, whose limits hold for CalDAV too:
  too much is 403 with the reason `rateLimitExceeded`, `userRateLimitExceeded` or `quotaExceeded`, or 429: wait longer
  each time. 401 is a token that is over: take a new one. 5xx: try again later.

What is only known from others' reports: the UID of an event that was deleted is not taken again (409, as in
https://github.com/googleapis/google-api-ruby-client/issues/1811), and an entry with another organizer is refused
(https://github.com/aluxnimm/outlookcaldavsynchronizer/issues/423). That Google heeds SCHEDULE-AGENT is written nowhere,
so a talk stands there without organizer and attendees: nobody can be written to about it.
"""
