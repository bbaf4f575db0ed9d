"""The page of today, out of what is around a person."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.conversations.models import Commitment
from alongside.people.models import Person

from ..words import day_of, day_words, due_words, first_upper, number_words
from .around import Around, Pair, around
from .card import Card, card_of
from .noticing import Notice, notices
from .rhythm import Rhythm, rhythms
from .week import Day, talks_left, week_of

MOST_PROMISES, MOST_OFFERS = 8, 5


@dataclass(frozen=True)
class Row:
    """One of my promises: to whom, and its day in words."""

    promise: Commitment
    other: Person
    state: str
    when: str


@dataclass(frozen=True)
class Today:
    me: Person
    greeting: str
    lead: str
    week: list[Day]
    card: Card | None
    rows: list[Row]
    kept: str
    offers: list[Commitment]
    notices: list[Notice]
    rhythms: list[Rhythm]
    manager: Person | None  # to begin with, where nothing has begun yet
    leads_unmet: list[Pair]  # whom I lead, while I have talked with none of them here

    @property
    def is_new(self) -> bool:
        """Nothing here yet: no talk, no promise, nobody to see."""
        return not (self.card or self.rows or self.offers or any(r.pair.key for r in self.rhythms))

    @property
    def begin_url(self) -> str:
        """Where a first talk is begun: with the manager, if there is one."""
        return reverse("conversations:new") + (f"?with={self.manager.pk}" if self.manager else "")


def today(me: Person) -> Today:
    found = around(me)
    card = card_of(found)
    rhythm = rhythms(found)
    return Today(
        me=me,
        greeting=_greeting(me),
        lead=_lead(found),
        week=week_of(found),
        card=card,
        rows=_rows(found),
        kept=_kept(found),
        offers=[c for c in found.promises if c.is_offered and c.owner_id == me.pk][:MOST_OFFERS],
        notices=notices(found, card),
        rhythms=rhythm,
        manager=next((pair.other for pair in found.pairs if pair.leads), None),
        leads_unmet=_unmet(found),
    )


def _unmet(found: Around) -> list[Pair]:
    led = [pair for pair in found.pairs if pair.is_led]
    return [] if any(pair.last_day for pair in led) else led


def _greeting(me: Person) -> str:
    hour, name = timezone.localtime().hour, {"name": me.short_name}
    if 5 <= hour < 12:
        return _("Good morning, %(name)s") % name
    return (_("Good afternoon, %(name)s") if 12 <= hour < 18 else _("Good evening, %(name)s")) % name


def _lead(found: Around) -> str:
    """“Three conversations left this week, and two promises of yours are due.”"""
    talks, due = _talks_words(len(talks_left(found))), _due_words(len(_due(found)))
    if talks and due:
        return _("%(talks)s, and %(due)s.") % {"talks": first_upper(talks), "due": due}
    if talks or due:
        return _("%(sentence)s.") % {"sentence": first_upper(talks or due)}
    return _("Nothing is planned for the rest of this week, and nothing of yours is due.")


def _due(found: Around) -> list[Commitment]:
    sunday = found.monday + timedelta(days=6)
    return [c for c in found.promises if c.is_open and c.owner_id == found.me.pk and c.due <= sunday]


def _talks_words(number: int) -> str:
    words = ngettext("%(n)s conversation left this week", "%(n)s conversations left this week", number)
    return words % {"n": number_words(number)} if number else ""


def _due_words(number: int) -> str:
    words = ngettext("%(n)s promise of yours is due", "%(n)s promises of yours are due", number)
    return words % {"n": number_words(number)} if number else ""


def _rows(found: Around) -> list[Row]:
    """Mine, by day; then what I kept since yesterday."""
    mine = [c for c in found.promises if c.owner_id == found.me.pk]
    standing = [c for c in mine if c.is_open][:MOST_PROMISES]
    yesterday = found.today - timedelta(days=1)
    kept = [c for c in mine if c.is_kept and day_of(c.keeping.created_at) >= yesterday][: MOST_PROMISES // 2]
    return [_row(found, promise) for promise in [*standing, *kept]]


def _row(found: Around, promise: Commitment) -> Row:
    other = promise.relationship.other(found.me)
    if promise.is_kept:
        day = day_words(day_of(promise.keeping.created_at))
        return Row(promise, other, "kept", _("Kept: %(day)s") % {"day": day})
    return Row(promise, other, "due" if promise.due == found.today else "open", due_words(promise.due))


def _kept(found: Around) -> str:
    """One's own count, on one's own page."""
    mine = [c for c in found.promises if c.owner_id == found.me.pk and not c.is_open and not c.is_offered]
    kept = sum(1 for c in mine if c.is_kept)
    words = {"kept": kept, "let_go": len(mine) - kept}
    told = []
    if kept:
        told.append(
            ngettext("You kept %(kept)d promise this quarter.", "You kept %(kept)d promises this quarter.", kept)
        )
    if words["let_go"]:
        told.append(ngettext("One was let go, by agreement.", "%(let_go)d were let go, by agreement.", words["let_go"]))
    return " ".join(told) % words
