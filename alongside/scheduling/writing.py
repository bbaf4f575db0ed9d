"""Talks in somebody's own calendar: written there, moved and taken out as here; and what its owner did to them there.

What was done there never changes a talk: whoever asks is told, and decides.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote
from uuid import UUID

from .caldav import Server, Taken
from .events import Seen, ours_in
from .invitation import Invitation, as_entry, uid_of
from .models import Calendar, Entry
from .reading import AHEAD, BACK, owner_of, places_of, server_of


@dataclass(frozen=True)
class Comparison:
    """`written`: what has to be put there. `removed`: what is not wanted any more. The others: what its owner did."""

    written: list[UUID]
    removed: list[Entry]
    moved: list[tuple[Entry, datetime]]
    declined: list[Entry]


def seen_in(calendar: Calendar, now: datetime) -> dict[UUID, Seen]:
    """Our talks as they stand in it now."""
    server = server_of(calendar)
    found: dict[UUID, Seen] = {}
    for place in places_of(calendar, server):
        found |= ours_in(server.events(place, now - BACK, now + AHEAD), owner_of(calendar))
    return found


def compare(
    wanted: Mapping[UUID, Invitation],
    entries: Sequence[Entry],
    seen: Mapping[UUID, Seen],
    offered: set[UUID],
    now: datetime,
) -> Comparison:
    """`offered`: talks of which a move is offered already and not answered."""
    here, found = {entry.talk: entry for entry in entries}, Comparison([], [], [], [])
    for talk, invitation in wanted.items():
        entry = here.get(talk)
        if entry is None or (entry.sequence, entry.starts_at) != (invitation.sequence, invitation.starts_at):
            found.written.append(talk)
        else:
            _look_at(entry, seen.get(talk), offered, found, now)
    found.removed.extend(entry for entry in entries if entry.talk not in wanted and entry.starts_at > now)
    return found


def _look_at(entry: Entry, seen: Seen | None, offered: set[UUID], found: Comparison, now: datetime) -> None:
    if seen is None or seen.is_declined:
        if not entry.declined_at and entry.starts_at < now + AHEAD:
            found.declined.append(entry)
    elif seen.starts_at == entry.starts_at:
        return
    elif seen.starts_at != entry.moved_to:
        found.moved.append((entry, seen.starts_at))
    elif entry.talk not in offered:
        found.written.append(entry.talk)  # the offer was left: it goes back to where it stands here


def put(calendar: Calendar, invitation: Invitation, at_place: str) -> str:
    """Written over what is there under this place; its place, for the first time in the calendar's first one."""
    server, names = server_of(calendar), not calendar.is_google
    uid = _uid_at(at_place, invitation)
    place = at_place or _place_for(uid, calendar, server)
    try:
        server.write(place, as_entry(invitation, calendar.person, names=names, uid=uid))
    except Taken:  # it was deleted there, and its name with it
        again = uid_of(invitation.id, again=secrets.token_hex(4))
        place = _place_for(again, calendar, server)
        server.write(place, as_entry(invitation, calendar.person, names=names, uid=again))
    return place


def _uid_at(place: str, invitation: Invitation) -> str:
    """The name it stands there under: its own, or the one that was given it once that was not taken any more."""
    there, own = unquote(place.rpartition("/")[2]).removesuffix(".ics"), uid_of(invitation.id)
    is_another = there.startswith(f"{invitation.id}.") and there.endswith(own.removeprefix(str(invitation.id)))
    return there if is_another else own


def _place_for(uid: str, calendar: Calendar, server: Server) -> str:
    return f"{places_of(calendar, server)[0].rstrip('/')}/{uid}.ics"


def take_out(calendar: Calendar, entry: Entry) -> None:
    server_of(calendar).remove(entry.place)
