"""The rhythm of a pair: twelve weeks as marks with a sentence beside them, the last talk, the next, what is open."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.conversations.queries.talks import Talk

from ..words import day_of, day_words, first_upper, moment_words, number_words
from .around import WEEKS, Around, Pair

BIG, TALKED, PLANNED, MOVED, NONE = "on big", "on", "pl", "mv", ""


@dataclass(frozen=True)
class Rhythm:
    pair: Pair
    marks: list[str]
    label: str
    last: str
    next: str
    next_talk: Talk | None
    open: str


def rhythms(around: Around) -> list[Rhythm]:
    return [_rhythm(around, pair) for pair in around.pairs if _is_alive(around, pair)]


def _is_alive(around: Around, pair: Pair) -> bool:
    """Led or leading; or, between colleagues, something lately or to come."""
    return pair.is_led or pair.leads or bool(around.talks_of(pair)) or bool(pair.noted)


def _rhythm(around: Around, pair: Pair) -> Rhythm:
    talks = around.talks_of(pair)
    mondays = [around.monday - timedelta(weeks=n) for n in reversed(range(WEEKS))]
    marks = [_mark(monday, talks, pair) for monday in mondays]
    upcoming = next_talk(around, talks)
    return Rhythm(
        pair=pair,
        marks=marks,
        label=_label(mondays, marks, talks, pair),
        last=day_words(pair.last_day) if pair.last_day else _("Not yet"),
        next=moment_words(upcoming.happened_at) if upcoming else _("None planned"),
        next_talk=upcoming,
        open=_open(around, pair),
    )


def next_talk(around: Around, talks: list[Talk]) -> Talk | None:
    return next((t for t in talks if t.conversation.is_open and day_of(t.happened_at) >= around.today), None)


def _mark(monday: date, talks: list[Talk], pair: Pair) -> str:
    """The strongest thing of a week."""
    held = [t for t in talks if t.conversation.is_concluded and _falls(day_of(t.happened_at), monday)]
    if any(not talk.conversation.is_light for talk in held):
        return BIG
    if held or any(_falls(noted.day, monday) for noted in pair.noted):
        return TALKED
    if any(t.conversation.is_open and _falls(day_of(t.happened_at), monday) for t in talks):
        return PLANNED
    moved = any(_falls(day_of(was), monday) for t in talks for was in t.moved_from)
    return MOVED if moved else NONE


def _falls(day: date, monday: date) -> bool:
    return monday <= day < monday + timedelta(days=7)


def _label(mondays: list[date], marks: list[str], talks: list[Talk], pair: Pair) -> str:
    """The marks as a sentence, for those who do not see them."""
    days = [day_of(t.happened_at) for t in talks if t.conversation.is_concluded] + [noted.day for noted in pair.noted]
    held = sum(1 for day in days if day >= mondays[0])
    moved = sum(1 for t in talks for was in t.moved_from if day_of(was) >= mondays[0])
    words = {"talks": _talks(held), "moved": number_words(moved)}
    if marks[-1] == PLANNED:
        return _("%(talks)s, %(moved)s moved, one planned this week") % words
    return _("%(talks)s, %(moved)s moved") % words


def _talks(number: int) -> str:
    return first_upper(ngettext("%(n)s talk", "%(n)s talks", number) % {"n": number_words(number)})


def _open(around: Around, pair: Pair) -> str:
    standing = [c for c in around.promises if c.is_open and c.relationship_id == pair.key]
    mine = sum(1 for c in standing if c.owner_id == around.me.pk)
    theirs = len(standing) - mine
    words = {"mine": mine, "theirs": theirs, "name": pair.other.short_name}
    if mine and theirs:
        return _("%(mine)d yours, %(theirs)d %(name)s’s") % words
    if mine:
        return _("%(mine)d yours") % words
    return _("%(theirs)d %(name)s’s") % words if theirs else _("Nothing open")
