"""Goals, numbers, scorecard, feedback and what the role expects, as evidence: what both may read, in one statement.

What the guest alone reads so far (a fresh reading) is told apart, and to the guest alone.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.feedback import evidence as feedback
from alongside.feedback.models import Recognition
from alongside.foundation.prepared import ask
from alongside.goals.models import ScorecardLine
from alongside.goals.queries import evidence as goals
from alongside.goals.queries.evidence import GoalTold
from alongside.goals.queries.words import pace_words
from alongside.kpis.queries import evidence as kpis
from alongside.kpis.queries.card import Card
from alongside.people.models import Person, company_day
from alongside.trust.reading import noted_together

from ..models import Conversation
from .evidence_feedback import feedback_facts
from .fact import Fact

MOST = 24
MANY_ACTIVE = 5
Told = list[tuple[str, Mapping[str, Any]]]


@dataclass(frozen=True)
class Aims:
    """What the list is made of, and what else a page says of it."""

    facts: list[Fact] = field(default_factory=list)
    own: list[Fact] = field(default_factory=list)  # in dusk: the guest's alone so far
    goals: list[GoalTold] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)

    @property
    def asking(self) -> list[Card]:
        """Numbers that are worth a talk."""
        return [card for card in self.cards if card.asks]

    @property
    def open_goals(self) -> list[GoalTold]:
        return [told for told in self.goals if told.closed_at is None]

    @property
    def too_many(self) -> bool:
        return sum(told.standing.goal.is_active for told in self.goals) > MANY_ACTIVE

    @property
    def stalled(self) -> list[GoalTold]:
        return [told for told in self.goals if told.standing.is_stalled]

    def without_news(self, since: date) -> list[str]:
        """Active goals of which nothing was heard in the time between."""
        active = [told.standing for told in self.goals if told.standing.goal.is_active]
        return [s.goal.title for s in active if s.pace.news < since and not s.pace.is_paused]


def aims_for(conversation: Conversation, reader_is_guest: bool, began: date) -> Aims:
    guest, host = conversation.guest, conversation.host
    reader = guest if reader_is_guest else host
    told = _told(guest, host, reader_is_guest, began)
    cards = [(row, kpis.card_of(row, (guest, host), reader)) for what, row in told if what == kpis.WHAT]
    fed = {row["id"]: card for row, card in cards}
    found = [goals.goal_told(row, guest, _values(fed.get(row["kpi_id"]))) for what, row in told if what == goals.GOAL]
    found.sort(key=lambda g: (g.closed_at is None, g.standing.goal.due or date.max, g.standing.goal.title))
    if not reader_is_guest:
        _write_down_reading(host, guest, told, found)
    facts = [
        *(_goal_fact(conversation, g) for g in found[:MOST]),
        *sorted((_number_fact(row, card) for row, card in cards if card.readings), key=_changed_first),
        *(_look_fact(conversation, row) for what, row in told if what == goals.LOOK),
        *feedback_facts(told, guest),
        *(_role_fact(row) for what, row in told if what == goals.ROLE),
    ]
    fresh = [(row, kpis.card_of(row, (guest, host), reader, fresh=True)) for row, _card in cards if kpis.has_fresh(row)]
    own = [_number_fact(row, card) for row, card in fresh]
    shown = sorted((card for _row, card in cards if card.readings), key=lambda c: (not c.asks, c.kpi.name))
    return Aims(facts, own if reader_is_guest else [], found, shown)


def _write_down_reading(host: Person, guest: Person, told: Told, found: list[GoalTold]) -> None:
    """Of a host who reads them by another office than leading the guest today."""
    looked_at = sorted(row["of"] for what, row in told if what == goals.LOOK)
    praised = [UUID(row["id"]) for what, row in told if what == feedback.PRAISE]
    noted_together(
        host,
        {
            "goal": [aim.standing.goal for aim in found],
            "scorecard": [ScorecardLine(pk=UUID(key), subject=guest) for key in looked_at[:1]],
            "recognition": [Recognition(pk=key, subject=guest) for key in praised],
        },
    )


GUEST, HOST, TEAM = (UUID(int=number) for number in (1, 2, 3))  # stand-ins, of nobody
TITLE, BEGAN = "\x01title", date.min


def _told(guest: Person, host: Person, reader_is_guest: bool, began: date) -> Told:
    """The same words for every pair: only whether the host has a team, whose eyes these are, and the day differ."""

    def build() -> "QuerySet[Any, Any]":
        any_guest, any_host = Person(pk=GUEST, title=TITLE), Person(pk=HOST, team_id=TEAM if host.team_id else None)
        reader = any_guest if reader_is_guest else any_host
        return kpis.rows(any_guest, any_host, reader).union(
            goals.goal_rows(any_guest, any_host),
            goals.look_rows(any_guest, any_host, BEGAN),
            goals.role_rows(any_guest, any_host),
            feedback.feedback_rows(any_guest, any_host, BEGAN),
            feedback.praise_rows(any_guest, any_host, BEGAN),
            feedback.outside_rows(any_guest, any_host, BEGAN),
            all=True,
        )

    values = {GUEST: guest.pk, HOST: host.pk, TEAM: host.team_id, TITLE: guest.title.strip(), BEGAN: began}
    key = ("aims", bool(host.team_id), reader_is_guest, timezone.localdate(), company_day())
    return [(what, json.loads(row)) for what, row in ask(key, build, values)]


def _values(card: Card | None) -> list[tuple[date, float]] | None:
    if card is None:
        return None
    return [(reading.day, card.kpi.worded_times * reading.share) for reading in card.readings]


# --- facts ------------------------------------------------------------------------------------------------------------
def _goal_fact(conversation: Conversation, told: GoalTold) -> Fact:
    standing = told.standing
    goal, closed = standing.goal, told.closed_at is not None
    return Fact(
        key=f"goal:{goal.pk}",
        group="worked" if told.outcome == "achieved" else "goal",
        text=goal.title,
        voice=conversation.guest,
        source=_("goal, reached") if told.outcome == "achieved" else _("goal"),
        on=timezone.localdate(told.closed_at) if told.closed_at else standing.pace.news,
        listed_at=told.listed_at,
        tag="" if closed else _proposed(standing) or pace_words(standing.pace, goal),
        door=("goals:show", goal.pk),
        standing=None if closed else standing,
        sort=0 if closed else 1,
        knows=frozenset(filter(None, [told.news_by])),
    )


def _proposed(standing: Any) -> str:
    return _("Proposed") if standing.goal.is_proposed else ""


def _number_fact(row: Mapping[str, Any], card: Card) -> Fact:
    """The number, its usual range and the signal: a question, never a verdict."""
    last = card.last
    words = _("%(name)s: %(figure)s, %(range)s.")
    return Fact(
        key=f"kpi:{card.kpi.pk}",
        group="number",
        text=words % {"name": card.kpi.name, "figure": card.figure, "range": card.range},
        voice=None,
        source=_("number"),
        on=last.day if last else timezone.localdate(),
        listed_at=kpis.listed_at(card, row),
        tag=card.state_words,
        door=("kpis:show", card.kpi.pk),
        card=card,
        sort=0 if card.asks else 1,
        knows=frozenset(filter(None, [card.kpi.owner_id])),  # who saw it first
    )


def _changed_first(fact: Fact) -> tuple[int, str]:
    return fact.sort, fact.text


def _look_fact(conversation: Conversation, row: Mapping[str, Any]) -> Fact:
    guest, host = conversation.guest, conversation.host
    voice = next((p for p in (guest, host) if str(p.pk) == row["by"]), None)
    return Fact(
        key=f"look:{row['id']}",
        group="scorecard",
        text=row["note"],
        voice=voice,
        source=_("scorecard: %(line)s") % {"line": row["line"]},
        on=date.fromisoformat(row["day"]),
        listed_at=_moment(row["at"]),
        door=("goals:scorecard", guest.pk),
        knows=frozenset({UUID(row["by"])}),
    )


def _role_fact(row: Mapping[str, Any]) -> Fact:
    since = date.fromisoformat(row["since"])
    name = f"{row['role']}, {row['level']}" if row["level"] else row["role"]
    return Fact(
        key=f"role:{row['id']}",
        group="role",
        text=row["text"],
        voice=None,
        source=_("expected of everybody in this role: %(role)s, since %(day)s")
        % {"role": name, "day": date_format(since, "j F Y")},
        on=since,
        listed_at=_moment(row["at"]),
        door=("goals:roles",),
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
