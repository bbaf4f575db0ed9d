"""Worth noticing: few things, each concrete, each from what this person may read, each with one link."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.conversations.models import Commitment
from alongside.conversations.queries.talks import Talk
from alongside.people.models import Person

from ..words import day_of, day_words, first_upper, number_words
from .around import Around, Pair
from .card import Card
from .rhythm import next_talk

MOST = 6
LONG_WEEKS = 4
NEWS = timedelta(days=7)
OFTEN = 3


@dataclass(frozen=True)
class Notice:
    person: Person
    icon: str
    title: str
    text: str
    link: str
    url: str
    quote: str = ""


def notices(around: Around, card: Card | None) -> list[Notice]:
    """What waits for an answer first, then what is easily forgotten. Each by name, never by a measure."""
    found = [
        *_unclosed(around, card),
        *_recaps(around, card),
        *_words_to_check(around),
        *_asked(around),
        *_noted(around),
        *_carried(around),
        *_long_since(around),
    ]
    return found[:MOST]


def _unclosed(around: Around, card: Card | None) -> Iterator[Notice]:
    """Planned, past, and nobody said whether it took place."""
    for talk in around.talks:
        if talk.conversation.is_long_ago and not (card and card.talk is talk):
            words = {"name": talk.other.short_name, "day": day_words(day_of(talk.happened_at))}
            title = _("Did you and %(name)s talk? (%(day)s)") % words
            text = _("It was planned, and is still open here. Close it, move it or cancel it.")
            yield Notice(talk.other, "calendar-clock", title, text, _("Say what became of it"), _page(talk))


def _page(talk: Talk) -> str:
    return talk.conversation.get_absolute_url()


def _recaps(around: Around, card: Card | None) -> Iterator[Notice]:
    for talk in around.talks:
        if talk.waits_for_reader and not (card and card.talk is talk):
            words = {"name": talk.other.short_name, "day": day_words(day_of(talk.happened_at))}
            title = _("The recap with %(name)s waits for your answer") % words
            url = reverse("conversations:recap", args=[talk.conversation.pk])
            yield Notice(talk.other, "feather", title, _until(talk), _("Answer the recap"), url)


def _until(talk: Talk) -> str:
    seals_at = talk.conversation.recap.seals_at
    if seals_at is None:
        return _("Nobody has answered it so far. Take your time.")
    day = {"day": day_words(day_of(seals_at))}
    return _("Take your time. After %(day)s it says “not confirmed yet”. You can still answer.") % day


def _words_to_check(around: Around) -> Iterator[Notice]:
    """Written for me by the other on one screen: notes, and promises answered there."""
    for talk in around.talks:
        if talk.to_check:
            words = {"name": talk.other.short_name, "n": talk.to_check}
            title = ngettext(
                "%(name)s wrote down a sentence of yours", "%(name)s wrote down %(n)d sentences of yours", talk.to_check
            )
            text = _("They say “not yet checked” until you have looked.")
            yield Notice(talk.other, "pencil", title % words, text, _("Check your words"), _page(talk))
    for promise in around.promises:
        if promise.is_open and promise.owner_id == around.me.pk and not promise.is_checked:
            other = promise.relationship.other(around.me)
            title = _("A promise of yours was written on %(name)s’s screen") % {"name": other.short_name}
            link = _("Check it")
            yield Notice(other, "pencil", title, "", link, promise.get_absolute_url(), quote=promise.text)


def _asked(around: Around) -> Iterator[Notice]:
    """The other asks to move a promise or to let it go."""
    for promise in around.promises:
        asked = promise.asked_move or getattr(promise, "letting_go", None)
        if promise.is_open and asked and asked.agreed_at is None and asked.asked_by_id != around.me.pk:
            other = promise.relationship.other(around.me)
            yield Notice(
                other,
                "calendar-clock",
                _asks(promise, other),
                asked.reason,
                _("Answer %(name)s") % {"name": other.short_name},
                promise.get_absolute_url(),
                quote=promise.text,
            )


def _asks(promise: Commitment, other: Person) -> str:
    if promise.asked_move:
        words = {"name": other.short_name, "day": day_words(promise.asked_move.to)}
        return _("%(name)s asks to move a promise to a new day: %(day)s") % words
    return _("%(name)s asks to let a promise go") % {"name": other.short_name}


def _noted(around: Around) -> Iterator[Notice]:
    """The other noted a talk of the last days."""
    for pair in around.pairs:
        for noted in pair.noted[:1]:
            if noted.by == pair.other.pk and around.today - noted.day < NEWS:
                title = _("%(name)s noted that you two talked") % {"name": pair.other.short_name}
                url = reverse("conversations:just_talked_one", args=[noted.pk])
                text = _("%(day)s. You may correct it.") % {"day": day_words(noted.day)}
                yield Notice(pair.other, "message-circle", title, text, _("Read it"), url, quote=noted.text)


def _carried(around: Around) -> Iterator[Notice]:
    by_key = {pair.key: pair for pair in around.pairs if pair.key}
    for point in around.points:
        carried = getattr(point, "carried", 0)
        if carried >= OFTEN and point.relationship_id in by_key:
            other = by_key[point.relationship_id].other
            words = {"times": number_words(carried), "name": other.short_name}
            title = _("A point with %(name)s was carried %(times)s times") % words
            text = _("You might decide what becomes of it: talk, put it off to a day, or drop it.")
            url = reverse("conversations:settlement", args=[point.pk])
            yield Notice(other, "repeat", title, text, _("Decide about it"), url, quote=point.text)


def _long_since(around: Around) -> Iterator[Notice]:
    for pair in around.pairs:
        weeks = (around.today - pair.last_day).days // 7 if pair.last_day else 0
        if (pair.is_led or pair.leads) and not pair.is_resting and weeks >= max(LONG_WEEKS, 2 * pair.weeks_between):
            upcoming = next_talk(around, around.talks_of(pair))
            words = {"weeks": number_words(weeks), "name": pair.other.short_name}
            title = first_upper(_("%(weeks)s weeks since you and %(name)s talked") % words)
            link, url = _next_step(pair, upcoming)
            yield Notice(pair.other, "calendar-clock", title, _moves(around, pair, upcoming), link, url)


def _next_step(pair: Pair, upcoming: Talk | None) -> tuple[str, str]:
    if upcoming:
        return _("Open the next talk"), upcoming.conversation.get_absolute_url()
    return _("Plan a talk"), reverse("conversations:new") + f"?with={pair.other.pk}"


def _moves(around: Around, pair: Pair, upcoming: Talk | None) -> str:
    """How often the talks since then were moved, and from which side."""
    since = [t for t in around.talks_of(pair) if pair.last_day and day_of(t.happened_at) > pair.last_day]
    movers = [by for talk in since for by in talk.moved_by]
    planned = _("The next is planned: %(day)s.") % {"day": day_words(day_of(upcoming.happened_at))} if upcoming else ""
    if not movers:
        return planned or _("The last one: %(day)s.") % {"day": day_words(pair.last_day) if pair.last_day else ""}
    return " ".join(filter(None, (_moved(movers, around), planned)))


def _moved(movers: list[UUID], around: Around) -> str:
    mine = sum(1 for by in movers if by == around.me.pk)
    words = {"n": number_words(len(movers)), "mine": number_words(mine)}
    if mine == len(movers):
        return (
            ngettext(
                "Since then a talk was moved, from your side.",
                "Since then talks were moved %(n)s times, each time from your side.",
                mine,
            )
            % words
        )
    if mine:
        return _("Since then talks were moved %(n)s times, %(mine)s of them from your side.") % words
    return ngettext("Since then a talk was moved.", "Since then talks were moved %(n)s times.", len(movers)) % words
