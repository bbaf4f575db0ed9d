"""Promises as evidence: those of both, since the last talk of this kind, and whatever became of them."""

from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.foundation.prepared import ask

from ..models import Commitment, Conversation, PromiseMove
from .fact import Fact

MOST = 60
PAIR, SINCE = UUID(int=1), datetime(1, 1, 2, tzinfo=UTC)  # stand-ins
ORDER = ("kept", "moved", "open", "let_go")
ENDINGS = ("keeping__created_at", "keeping__by", "letting_go__agreed_at")


class Told(NamedTuple):
    """A promise as far as the list needs it."""

    pk: UUID
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


def promise_facts(conversation: Conversation, began: date) -> list[Fact]:
    """Kept first, then the host's own before the guest's. What is only offered is not a promise."""
    facts = [_fact(told, conversation) for told in promises_since(conversation, began)]
    host = conversation.host
    return sorted(facts, key=lambda fact: (ORDER.index(fact.state), fact.voice != host, fact.on))


def promises_since(conversation: Conversation, began: date) -> list[Told]:
    since = timezone.make_aware(datetime.combine(began, datetime.min.time()))
    rows = ask("promises", _of_any_pair, {PAIR: conversation.relationship_id, SINCE: since})
    return [Told(*row) for row in rows]


def _of_any_pair() -> "QuerySet[Commitment, Any]":
    lately = Q(accepted_at__gte=SINCE) | Q(keeping__created_at__gte=SINCE) | Q(letting_go__agreed_at__gte=SINCE)
    still_open = Q(keeping__isnull=True) & Q(letting_go__agreed_at__isnull=True)
    moves = PromiseMove.objects.filter(commitment=OuterRef("pk"), agreed_at__isnull=False).order_by("-agreed_at")
    found = Commitment.objects.accepted().filter(relationship=PAIR).filter(lately | still_open)
    return (
        found.annotate(moved_at=Subquery(moves.values("agreed_at")[:1]))
        .order_by("-accepted_at")
        .values_list("pk", "text", "owner", "due", "accepted_at", "accepted_by", "moved_at", *ENDINGS)[:MOST]
    )


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
