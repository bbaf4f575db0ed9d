"""What has been between two people, the newest first: talks, moves, promises, and talks nobody planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateTimeField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from alongside.conversations.models import (
    Conversation,
    JustTalked,
    Keeping,
    LettingGo,
    Move,
    PromiseMove,
)
from alongside.conversations.queries.talks import Talk, read_talks, with_states
from alongside.foundation.prepared import fetch
from alongside.people.models import Person

from ..words import day_of, day_words, moment_words

SIZE = 15
ANYBODY, PAIRS, TALKS = Person(pk=UUID(int=1)), UUID(int=2), UUID(int=3)  # stand-ins


@dataclass(frozen=True)
class Moment:
    icon: str
    when: str
    title: str
    detail: str
    url: str
    quote: str = ""
    is_next: bool = False


@dataclass(frozen=True)
class Timeline:
    moments: Sequence[Moment]
    page: int
    has_more: bool
    next: Talk | None  # the talk that is under way or next

    @property
    def newer(self) -> int:
        return self.page - 1

    @property
    def older(self) -> int:
        return self.page + 1


def timeline(reader: Person, pairs: list[UUID], names: dict[UUID, str], page: int = 1) -> Timeline:
    """One page, in two statements: what happened and when; then the talks among it, and what is to come."""
    if not pairs:
        return Timeline([], 1, False, None)
    rows = fetch(("moments", page), partial(_rows, page), {PAIRS: pairs})
    keys = [row["key"] for row in rows if row["what"] == "talk"]
    found = fetch("talks of moments", _talks, {ANYBODY.pk: reader.pk, PAIRS: pairs, TALKS: keys})
    talks = {talk.conversation.pk: talk for talk in read_talks(reader, found)}
    upcoming = _next(list(talks.values()))
    moments = [_moment(row, names, talks, upcoming) for row in rows[:SIZE]]
    return Timeline([m for m in moments if m], page, len(rows) > SIZE, upcoming)


def _talks() -> "QuerySet[Conversation]":
    still_open = Q(conclusion__isnull=True, cancellation__isnull=True)
    found = Conversation.objects.filter(Q(pk__any_of=TALKS) | still_open, relationship__any_of=PAIRS)
    return with_states(found, ANYBODY).order_by("starts_at")[: SIZE + 20]


def _next(talks: list[Talk]) -> Talk | None:
    waiting = [t for t in talks if t.conversation.is_open and not t.conversation.is_long_ago]
    under_way = [t for t in waiting if t.conversation.is_under_way]
    planned = sorted((t for t in waiting if t.conversation.starts_at), key=lambda talk: talk.happened_at)
    return next(iter([*under_way, *planned]), None)


def _rows(page: int) -> Any:
    """Everything dated of these pairs as rows of one shape: what, key, at, facts."""
    talks = Conversation.objects.filter(relationship__any_of=PAIRS)
    moves = Move.objects.filter(conversation__relationship__any_of=PAIRS)
    noted = JustTalked.objects.filter(relationship__any_of=PAIRS)
    mine = Q(commitment__relationship__any_of=PAIRS)
    kept, let_go = Keeping.objects.filter(mine), LettingGo.objects.filter(mine, agreed_at__isnull=False)
    moved = PromiseMove.objects.filter(mine, agreed_at__isnull=False)
    about = {"text": "commitment__text", "about": "commitment_id", "owner": "commitment__owner_id"}
    parts = [
        _part(talks, "talk", Coalesce("started_at", "starts_at", "created_at")),
        _part(
            moves, "move", F("created_at"), by="by_id", was="was_at", to="is_at", about="conversation_id", text="reason"
        ),
        _part(noted, "noted", Cast("happened_on", DateTimeField()), by="by_id", text="text", on="happened_on"),
        _part(kept, "kept", F("created_at"), **about),
        _part(moved, "promise_moved", F("agreed_at"), **about, was="was_due", to="to"),
        _part(let_go, "let_go", F("agreed_at"), **about),
    ]
    return parts[0].union(*parts[1:], all=True).order_by("-at", "key")[(page - 1) * SIZE : page * SIZE + 1]


def _part(rows: QuerySet[Any], what: str, at: Any, **facts: str) -> QuerySet[Any, dict[str, Any]]:
    columns = {"what": Value(what, CharField()), "key": F("pk"), "at": at, "facts": JSONObject(**facts)}
    return rows.order_by().values(**columns)


def _moment(
    row: dict[str, Any], names: dict[UUID, str], talks: dict[UUID, Talk], upcoming: Talk | None
) -> Moment | None:
    facts = row["facts"]
    if row["what"] == "talk":
        return _of_talk(talks[row["key"]], upcoming) if row["key"] in talks else None
    if row["what"] == "noted":
        return _of_noted(row, names)
    if row["what"] == "move":
        url = reverse("conversations:show", args=[facts["about"]])
        return Moment("calendar-clock", _day(row["at"]), _moved(facts, names), _from_to(facts), url, facts["text"])
    return _of_promise(row, names)


def _of_talk(talk: Talk, upcoming: Talk | None) -> Moment:
    conversation = talk.conversation
    coming = conversation.is_open and not conversation.is_long_ago
    return Moment(
        icon="coffee" if conversation.is_light else "messages-square",
        when=moment_words(talk.happened_at) if coming and conversation.starts_at else _day(talk.happened_at),
        title=conversation.kind.name,
        detail=str(talk.words),
        url=conversation.get_absolute_url(),
        is_next=talk is upcoming,
    )


def _of_noted(row: dict[str, Any], names: dict[UUID, str]) -> Moment:
    facts = row["facts"]
    url, by = reverse("conversations:just_talked_one", args=[row["key"]]), {"name": names[UUID(facts["by"])]}
    day = day_words(date.fromisoformat(facts["on"]))
    return Moment("message-circle", day, _("You talked"), _("Noted by %(name)s") % by, url, facts["text"])


def _of_promise(row: dict[str, Any], names: dict[UUID, str]) -> Moment:
    facts = row["facts"]
    owner = {"name": names.get(UUID(facts["owner"]), "")}
    words = {
        "kept": ("check", _("%(name)s kept a promise") % owner),
        "promise_moved": ("calendar-clock", _("A promise of %(name)s has a new day, by agreement") % owner),
        "let_go": ("feather", _("A promise of %(name)s was let go, by agreement") % owner),
    }
    icon, title = words[row["what"]]
    url = reverse("conversations:promise", args=[facts["about"]])
    detail = _from_to(facts) if row["what"] == "promise_moved" else ""
    return Moment(icon, _day(row["at"]), title, detail, url, facts["text"])


def _moved(facts: dict[str, str], names: dict[UUID, str]) -> str:
    return _("%(name)s moved a talk") % {"name": names[UUID(facts["by"])]}


def _from_to(facts: dict[str, str]) -> str:
    return _("from %(was)s to %(to)s") % {"was": _day(_read(facts["was"])), "to": _day(_read(facts["to"]))}


def _read(text: str) -> datetime | date:
    return parse_datetime(text) or date.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _day(at: datetime | date) -> str:
    return day_words(day_of(at) if isinstance(at, datetime) else at)
