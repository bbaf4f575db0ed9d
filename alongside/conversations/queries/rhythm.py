"""How the rhythm of two people stands, for the two alone: what they meant, what came of it, and when the next would be.

A fact beside a fact, never a verdict. While one of them is on a leave of four weeks or more, it rests.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.people.models import know_leave

from ..kinds import Kind
from ..models import Conversation, JustTalked, Relationship, Rhythm, TemplateVersion
from .planning import kinds_offered

LOOKED_AT = 6
NEWEST, MOST = Coalesce("starts_at", "started_at").desc(), 60


@dataclass(frozen=True)
class Turn:
    """A talk that was planned for a day that is over, or that took place without a plan."""

    day: date
    took_place: bool


@dataclass(frozen=True)
class Health:
    """One kind of talk between two people. `own`: what they chose; without it, the kind's usual holds."""

    version: TemplateVersion
    own: Rhythm | None
    turns: Sequence[Turn]  # the newest first
    planned: Conversation | None
    rests_until: date | None
    today: date

    @property
    def kind(self) -> Kind:
        return self.version.kind

    @property
    def last(self) -> date | None:
        return next((turn.day for turn in self.turns if turn.took_place), None)

    @property
    def days_ago(self) -> int:
        return (self.today - self.last).days if self.last else 0

    @property
    def looked_at(self) -> int:
        return min(len(self.turns), LOOKED_AT)

    @property
    def took_place(self) -> int:
        return sum(turn.took_place for turn in self.turns[:LOOKED_AT])

    @property
    def due(self) -> date | None:
        """By the rhythm; it may lie behind."""
        if self.own:
            return self.own.after(self.last)
        cadence = self.kind.cadence
        return cadence.after(self.last) if cadence and self.last else None

    @property
    def proposed(self) -> date | None:
        """The day to look for a time around: never gone by, and after what rests."""
        if not self.due or self.planned:
            return None
        soonest = max(self.today, (self.rests_until or self.today) + timedelta(days=bool(self.rests_until)))
        if self.own and self.own.rule and self.due < soonest:
            return self.own.after(soonest - timedelta(days=1))
        return max(self.due, soonest)

    @property
    def often(self) -> str:
        return often_words(self.own, self.kind)

    @property
    def sentence(self) -> str:
        """“You meant every 2 weeks. The last talk was 19 days ago. 5 of the last 6 took place.”"""
        meant = _("You meant: %(often)s.") if self.own else _("Usual for this kind: %(often)s.")
        return " ".join(filter(None, (meant % {"often": self.often}, self._last_words(), self._count_words())))

    def _last_words(self) -> str:
        if not self.last:
            return _("There was none yet.")
        if not self.days_ago:
            return _("The last talk was today.")
        ago = ngettext("The last talk was %(n)s day ago.", "The last talk was %(n)s days ago.", self.days_ago)
        return ago % {"n": self.days_ago}

    def _count_words(self) -> str:
        if self.looked_at < 2:
            return ""
        return _("%(held)s of the last %(all)s took place.") % {"held": self.took_place, "all": self.looked_at}


def often_words(own: Rhythm | None, kind: Kind) -> str:
    if own and own.rests:
        return _("as it comes")
    if own and own.rule:
        return rule_words(own)
    every, unit = (own.every, own.unit) if own else (kind.cadence.every, kind.cadence.unit) if kind.cadence else (0, "")
    words = {
        "day": ngettext("a day after the last", "%(n)s days after the last", every),
        "week": ngettext("a week after the last", "%(n)s weeks after the last", every),
        "month": ngettext("a month after the last", "%(n)s months after the last", every),
    }
    return words[unit] % {"n": every} if every else _("as it comes")


def rule_words(own: Rhythm) -> str:
    """The next three days say a rule better than its letters."""
    days: list[str] = []
    day = timezone.localdate() - timedelta(days=1)
    for _turn in range(3):
        found = own.after(day)
        if not found:
            break
        days.append(date_format(found, "D j M"))
        day = found
    return _("on fixed days, next %(days)s") % {"days": ", ".join(days)}


@dataclass(frozen=True)
class Past:
    """What is known of the two, read once for all their kinds. `away`: their leaves of four weeks or more."""

    talks: Sequence[Any]
    told: Sequence[JustTalked]
    away: Sequence[tuple[date, date]]
    today: date

    def health(self, version: TemplateVersion, own: Rhythm | None) -> Health:
        of_kind = [talk for talk in self.talks if _counts(talk, version)]
        ahead = [talk for talk in of_kind if talk.is_planned and talk.starts_at and _day(talk) >= self.today]
        turns = [Turn(_day(talk), talk.started_at is not None) for talk in of_kind if talk not in ahead]
        if version.kind.is_light:
            turns += [Turn(told.happened_on, True) for told in self.told]
        return Health(
            version=version,
            own=own,
            turns=sorted(filter(self._counts, turns), key=lambda turn: turn.day, reverse=True),
            planned=min(ahead, key=lambda talk: talk.starts_at, default=None),
            rests_until=max((last for first, last in self.away if first <= self.today <= last), default=None),
            today=self.today,
        )

    def _counts(self, turn: Turn) -> bool:
        """What could not take place because one of them was away is left out."""
        return turn.took_place or not any(first <= turn.day <= last for first, last in self.away)


def rhythm_page(pair: Relationship) -> list[Health]:
    """Check-ins first; then the kinds they chose a rhythm for, and those they have had."""
    own = {rhythm.template_id: rhythm for rhythm in Rhythm.objects.filter(relationship=pair)}
    past = past_of(pair)
    had = {talk.template_version.template_id for talk in past.talks}
    shown = [
        version
        for version in kinds_offered()
        if version.kind.is_light or version.template_id in own or (version.kind.cadence and version.template_id in had)
    ]
    return [past.health(version, own.get(version.template_id)) for version in shown]


def rhythm_of(pair: Relationship, version: TemplateVersion) -> Health:
    own = Rhythm.objects.filter(relationship=pair, template=version.template_id).first()
    return past_of(pair).health(version, own)


def past_of(pair: Relationship) -> Past:
    found = Conversation.objects.filter(relationship=pair).with_records()
    talks = list(found.filter(Q(starts_at__isnull=False) | Q(started_at__isnull=False)).order_by(NEWEST)[:MOST])
    know_leave(pair.people)
    away = [days for person in pair.people for days in person.long_leaves]
    told = list(JustTalked.objects.filter(relationship=pair)[:LOOKED_AT])
    return Past(talks, told, away, timezone.localdate())


def _counts(talk: Any, version: TemplateVersion) -> bool:
    """Who talked at length has checked in as well; what was only planned counts for its own kind.

    Of a page that a calendar made and nobody wrote on, it is not known whether the two met.
    """
    if talk.in_calendar and not talk.started_at and talk.starts_at <= timezone.now():
        return False
    if talk.template_version.template_id == version.template_id:
        return not talk.is_cancelled or (talk.starts_at or timezone.now()) <= timezone.now()
    return version.kind.is_light and talk.started_at is not None


def _day(talk: Any) -> date:
    return timezone.localdate(talk.started_at or talk.starts_at)
