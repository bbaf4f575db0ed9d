"""Promises as evidence: those of both, since the last talk of this kind, and whatever became of them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.foundation.prepared import word

from ..models import Commitment, Conversation, PromiseMove
from .fact import Fact

WHAT, MOST = "promise", 60
ORDER = ("kept", "moved", "open", "let_go")
MOMENTS = ("accepted_at", "moved_at", "kept_at", "let_go_at")
PEOPLE = ("owner", "accepted_by", "kept_by")
PATHS = {
    "pk": "id",
    "text": "text",
    "owner": "owner_id",
    "due": "due",
    "accepted_at": "accepted_at",
    "accepted_by": "accepted_by_id",
    "moved_at": "moved_",
    "kept_at": "keeping__created_at",
    "kept_by": "keeping__by_id",
    "let_go_at": "letting_go__agreed_at",
}


class Told(NamedTuple):
    """A promise as far as the list needs it."""

    pk: str
    text: str
    owner: UUID
    due: date
    accepted_at: datetime
    accepted_by: UUID | None
    moved_at: datetime | None
    kept_at: datetime | None
    kept_by: UUID | None
    let_go_at: datetime | None

    @property
    def state(self) -> str:
        """What became of it."""
        if self.kept_at:
            return "kept"
        if self.let_go_at:
            return "let_go"
        return "moved" if self.moved_at else "open"

    @property
    def at(self) -> datetime:
        """And when."""
        return self.kept_at or self.let_go_at or self.moved_at or self.accepted_at


def promise_rows(pair: UUID, since: datetime) -> "QuerySet[Commitment, Any]":
    """(`promise`, its facts) of each that is open, or was made, kept or let go since then; the newest of them."""
    lately = Q(accepted_at__gte=since) | Q(keeping__created_at__gte=since) | Q(letting_go__agreed_at__gte=since)
    still_open = Q(keeping__isnull=True) & Q(letting_go__agreed_at__isnull=True)
    moves = PromiseMove.objects.filter(commitment=OuterRef("pk"), agreed_at__isnull=False).order_by("-agreed_at")
    found = Commitment.objects.accepted().filter(relationship=pair).filter(lately | still_open)
    found = found.annotate(moved_=Subquery(moves.values("agreed_at")[:1])).order_by("-accepted_at")
    return found.values_list(word(WHAT), JSONObject(**{name: F(path) for name, path in PATHS.items()}))[:MOST]


def promise_facts(rows: Iterable[Mapping[str, Any]], conversation: Conversation) -> list[Fact]:
    """Kept first, then the host's own before the guest's. What is only offered is not a promise."""
    facts = [_fact(_told(row), conversation) for row in rows]
    host = conversation.host
    return sorted(facts, key=lambda fact: (ORDER.index(fact.state), fact.voice != host, fact.on))


def _told(row: Mapping[str, Any]) -> Told:
    moments = {name: datetime.fromisoformat(row[name]) if row[name] else None for name in MOMENTS}
    people = {name: UUID(row[name]) if row[name] else None for name in PEOPLE}
    return Told(pk=row["pk"], text=row["text"], due=date.fromisoformat(row["due"]), **moments, **people)  # type: ignore[arg-type]


def _fact(told: Told, conversation: Conversation) -> Fact:
    guest, host = conversation.relationship.people
    state = told.state
    return Fact(
        key=f"promise:{told.pk}",
        group="promise",
        text=told.text,
        voice=guest if told.owner == guest.pk else host,
        source=_words(told.due, state),
        on=timezone.localdate(told.at),
        listed_at=max(moment for moment in (told.accepted_at, told.moved_at, told.at) if moment),
        state=state,
        due=told.due if state in ("open", "moved") else None,
        door=("conversations:promise", told.pk),
        knows=frozenset((guest.pk, host.pk)) if state in ("moved", "let_go") else frozenset((_last_by(told),)),
    )


def _last_by(told: Told) -> UUID:
    """Who said that it is kept, or else that they will."""
    return told.kept_by or told.accepted_by or told.owner


def _words(due: date, state: str) -> str:
    if state == "kept":
        return _("promise, kept")
    if state == "let_go":
        return _("promise, let go by both")
    words = _("promise, for %(day)s")
    if state == "moved":
        words = _("promise, moved by both to %(day)s")
    elif due < timezone.localdate():
        words = _("promise, open since %(day)s")
    return words % {"day": date_format(due, "j F")}


def owed_words(due: date) -> str:
    """Beside one's own open promise."""
    today = timezone.localdate()
    if due > today:
        return _("By %(day)s") % {"day": date_format(due, "j F")}
    if due == today:
        return _("Due today")
    return _("Open since %(month)s. You might begin with it.") % {"month": date_format(due, "F")}
