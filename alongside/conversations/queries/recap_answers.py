"""How a recap stands: what each of the two said to it, and how it came about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.people.models import Person

from ..models import DifferentView, Recap
from .recap_points import Line

MOMENT = "j F Y, H:i"


@dataclass(frozen=True)
class Said:
    """What one of the two said to the recap: nothing yet, fair, or fair but for some points."""

    person: Person
    fair_at: datetime | None
    differing: int

    @property
    def has_answered(self) -> bool:
        return self.fair_at is not None or self.differing > 0

    @property
    def has_confirmed(self) -> bool:
        """All of it."""
        return self.fair_at is not None and not self.differing

    @property
    def told(self) -> str:
        """On the page, while it is fresh."""
        name = self.person.short_name
        if not self.has_answered:
            return _("%(name)s has not answered yet.") % {"name": name}
        if self.fair_at is None:
            return _("%(name)s: %(seen)s.") % {"name": name, "seen": _points_seen_differently(self.differing)}
        local = timezone.localtime(self.fair_at)
        recent = (timezone.now() - self.fair_at).days < 6
        at = {"name": name, "day": date_format(local, "l" if recent else "j F"), "time": date_format(local, "H:i")}
        if self.differing:
            return _("%(name)s said so on %(day)s at %(time)s, but for what is seen differently.") % at
        return _("%(name)s said so on %(day)s at %(time)s.") % at

    @property
    def line(self) -> str:
        """For print: with the day and the year."""
        if not self.has_answered:
            return _("Not confirmed yet")
        seen = _points_seen_differently(self.differing)
        if self.fair_at is None:
            return seen
        at = date_format(timezone.localtime(self.fair_at), MOMENT)
        if not self.differing:
            return _("Confirmed as a fair record, %(at)s") % {"at": at}
        return _("%(seen)s; the rest is a fair record, %(at)s") % {"seen": seen, "at": at}


def _points_seen_differently(count: int) -> str:
    return ngettext("Sees one point differently", "Sees %(count)d points differently", count) % {"count": count}


def said_by_both(recap: Recap, fair: dict[object, datetime], views: Iterable[DifferentView]) -> list[Said]:
    """The guest first, as in the pair mark."""
    differing = [view.by_id for view in views]
    return [Said(p, fair.get(p.pk), differing.count(p.pk)) for p in recap.conversation.relationship.people]


@dataclass(frozen=True)
class Added:
    """An amendment."""

    by: Person
    created_at: datetime
    text: str
    reason: str


def added_later(recap: Any) -> list[Added]:
    """Of a recap that `with_answers` brought its amendments along for."""
    two = {str(person.pk): person for person in recap.conversation.relationship.people}
    return [
        Added(two[told["by"]], datetime.fromisoformat(told["at"]), told["text"], told["reason"])
        for told in recap.amended
    ]


@dataclass(frozen=True)
class Event:
    at: datetime
    words: str

    @property
    def when(self) -> str:
        """*Tue 15:12* within the week, else the day."""
        at = timezone.localtime(self.at)
        recent = (timezone.now() - self.at).days < 7
        return date_format(at, "D H:i") if recent else date_format(at, "j M H:i")


def how_it_came_about(
    recap: Recap, lines: list[Line], said: list[Said], views: Iterable[DifferentView], added: Iterable[Added]
) -> list[Event]:
    """By name and time, from the first draft on."""
    events = [Event(recap.created_at, _("%(name)s wrote the recap from the shared notes") % _name(recap.by))]
    events += _changes(lines)
    events += [Event(v.created_at, _("%(name)s sees a point differently") % _name(v.by)) for v in views]
    events += [_fair(one, one.fair_at) for one in said if one.fair_at]
    events += _sealing(recap)
    events += [Event(a.created_at, _("%(name)s added an amendment") % _name(a.by)) for a in added]
    events.sort(key=lambda event: event.at)
    return [next(same) for _words, same in groupby(events, key=lambda event: event.words)]


def _name(person: Person) -> dict[str, str]:
    return {"name": person.short_name}


def _changes(lines: list[Line]) -> list[Event]:
    changed, added = _("%(name)s changed the words of a point"), _("%(name)s added a point")
    found = [change for line in lines for change in line.changes]
    return [Event(change.at, (changed if change.before else added) % _name(change.by)) for change in found]


def _fair(said: Said, at: datetime) -> Event:
    words = _("%(name)s said the rest is fair") if said.differing else _("%(name)s said all of it is fair")
    return Event(at, words % _name(said.person))


def _sealing(recap: Recap) -> list[Event]:
    if recap.is_ended:
        by = recap.sealing.by
        words = _("%(name)s ended the waiting") % _name(by) if by else _("The waiting ended")
        return [Event(recap.sealing.created_at, words)]
    if recap.is_sealed and not recap.is_gone_through_by_both and recap.seals_at:
        return [Event(recap.seals_at, _("Seven days went by after the first answer"))]
    return []
