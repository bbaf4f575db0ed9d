"""Promises as evidence: those of both, since the last talk of this kind, and whatever became of them."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.foundation.prepared import fetch

from ..models import Commitment, Conversation, PromiseMove
from .fact import Fact

MOST = 60
PAIR, SINCE = UUID(int=1), datetime(1, 1, 2, tzinfo=UTC)  # stand-ins
ORDER = ("kept", "moved", "open", "let_go")


def promise_facts(conversation: Conversation, began: date) -> list[Fact]:
    """Kept first, then the host's own before the guest's. What is only offered is not a promise."""
    facts = [(c, _fact(c)) for c in promises_since(conversation, began)]
    facts.sort(key=lambda pair: (ORDER.index(pair[1].state), pair[0].owner_id != conversation.host.pk, pair[1].on))
    return [fact for _commitment, fact in facts]


def promises_since(conversation: Conversation, began: date) -> list[Any]:
    since = timezone.make_aware(datetime.combine(began, datetime.min.time()))
    return fetch("promises", _of_any_pair, {PAIR: conversation.relationship_id, SINCE: since})


def _of_any_pair() -> "QuerySet[Commitment]":
    lately = Q(accepted_at__gte=SINCE) | Q(keeping__created_at__gte=SINCE) | Q(letting_go__agreed_at__gte=SINCE)
    still_open = Q(keeping__isnull=True) & Q(letting_go__agreed_at__isnull=True)
    moves = PromiseMove.objects.filter(commitment=OuterRef("pk"), agreed_at__isnull=False).order_by("-agreed_at")
    found = Commitment.objects.accepted().filter(relationship=PAIR).filter(lately | still_open)
    return (
        found.annotate(moved_at=Subquery(moves.values("agreed_at")[:1]))
        .select_related("owner", "keeping", "letting_go")
        .order_by("-accepted_at")[:MOST]
    )


def _fact(commitment: Any) -> Fact:
    state, at = _state(commitment)
    return Fact(
        key=f"promise:{commitment.pk}",
        group="promise",
        text=commitment.text,
        voice=commitment.owner,
        source=_words(commitment, state),
        on=timezone.localdate(at),
        listed_at=max(moment for moment in (commitment.accepted_at, commitment.moved_at, at) if moment),
        state=state,
        due=commitment.due if commitment.is_open else None,
        url=commitment.get_absolute_url(),
    )


def _state(commitment: Any) -> tuple[str, datetime]:
    """What became of it, and when."""
    if commitment.is_kept:
        return "kept", commitment.keeping.created_at
    if commitment.is_let_go:
        return "let_go", commitment.letting_go.agreed_at
    if commitment.moved_at:
        return "moved", commitment.moved_at
    return "open", commitment.accepted_at


def _words(commitment: Commitment, state: str) -> str:
    day, is_past = date_format(commitment.due, "j F"), commitment.due < timezone.localdate()
    return {
        "kept": _("promise, kept"),
        "let_go": _("promise, let go by both"),
        "moved": _("promise, moved by both to %(day)s") % {"day": day},
        "open": _("promise, open since %(day)s") % {"day": day}
        if is_past
        else _("promise, for %(day)s") % {"day": day},
    }[state]


def owed_words(due: date) -> str:
    """Beside one's own open promise."""
    today = timezone.localdate()
    if due > today:
        return _("By %(day)s") % {"day": date_format(due, "j F")}
    if due == today:
        return _("Due today")
    return _("Open since %(month)s. You might begin with it.") % {"month": date_format(due, "F")}
