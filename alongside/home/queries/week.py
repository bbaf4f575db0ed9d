"""The strip of the week: Monday to Friday, and the week-end if something is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.conversations.queries.talks import Talk

from ..words import day_of, time_words
from .around import Around


@dataclass(frozen=True)
class Slot:
    talk: Talk
    time: str
    words: str
    guest_done: bool
    host_done: bool
    both: bool


@dataclass(frozen=True)
class Day:
    day: date
    is_today: bool
    is_past: bool
    slots: Sequence[Slot]


def week_of(around: Around) -> list[Day]:
    days = [_day(around, around.monday + timedelta(days=n)) for n in range(7)]
    return [day for day in days if day.day.isoweekday() < 6 or day.slots or day.is_today]


def talks_left(around: Around) -> list[Talk]:
    """Planned for the rest of this week, or under way."""
    until = around.monday + timedelta(days=7)
    return [t for t in around.talks if t.conversation.is_open and around.today <= day_of(t.happened_at) < until]


def _day(around: Around, day: date) -> Day:
    talks = [talk for talk in around.talks if day_of(talk.happened_at) == day]
    return Day(day, day == around.today, day < around.today, [_slot(around, talk) for talk in talks])


def _slot(around: Around, talk: Talk) -> Slot:
    conversation = talk.conversation
    guest, host = conversation.relationship.guest_id, conversation.relationship.host_id
    done: frozenset[object] | set[object] = frozenset(talk.prepared)
    if conversation.has_recap:
        done = set(conversation.recap.answered_by)
    return Slot(
        talk=talk,
        time=time_words(talk.happened_at),
        words=_after_words(talk) if conversation.is_concluded else _before_words(around, talk),
        guest_done=guest in done,
        host_done=host in done,
        both=conversation.has_recap and conversation.recap.is_confirmed,
    )


def _before_words(around: Around, talk: Talk) -> str:
    """What there is to know before it: who has prepared, else what is on the list."""
    if talk.conversation.is_under_way:
        return _("Under way")
    if day_of(talk.happened_at) < around.today:
        return _("Did you two talk?")
    if talk.is_prepared_by_other and talk.is_prepared_by_reader:
        return _("Both have prepared")
    if talk.is_prepared_by_other:
        return _("%(name)s has prepared") % {"name": talk.other.short_name}
    if talk.is_prepared_by_reader:
        return _("You have prepared")
    return points_words(len(around.points_of(talk)))


def points_words(number: int) -> str:
    if not number:
        return _("No talking points yet")
    return ngettext("%(n)d talking point", "%(n)d talking points", number) % {"n": number}


def _after_words(talk: Talk) -> str:
    if talk.waits_for_reader:
        return _("Waits for your answer")
    return str(talk.words)
