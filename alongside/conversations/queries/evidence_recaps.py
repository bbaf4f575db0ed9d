"""Recaps as evidence: what the two understood in their last two talks, strengths first."""

from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.prepared import fetch

from ..models import NOT_ANSWERED, Confirmation, Conversation, DifferentView, Recap, RecapPoint, Seal
from .fact import Fact

MOST = 60
PAIR, TALK = UUID(int=1), UUID(int=2)  # stand-ins


def recap_facts(conversation: Conversation) -> list[Fact]:
    facts = [_fact(point) for point in _points(conversation)]
    return sorted(facts, key=lambda fact: (fact.group != "worked", bool(fact.tag)))


def _points(conversation: Conversation) -> list[Any]:
    """Of the last two that somebody answered: a draft is not evidence yet."""
    return fetch("recaps", _of_any_talk, {PAIR: conversation.relationship_id, TALK: conversation.pk})


def _of_any_talk() -> "QuerySet[RecapPoint]":
    here = Q(recap=OuterRef("pk"))
    answered = Exists(Confirmation.objects.filter(here)) | Exists(DifferentView.objects.filter(here))
    recaps = (
        Recap.objects.filter(conversation__relationship=PAIR)
        .exclude(conversation=TALK)
        .filter(answered | Exists(Seal.objects.filter(here)))
        .order_by("-conversation__started_at")
    )
    of_recap = Q(recap=OuterRef("recap"))
    found = RecapPoint.objects.filter(recap__in=recaps.values("pk")[:2]).exclude(section=NOT_ANSWERED)
    return (
        found.select_related("voice", "recap__conversation")
        .annotate(
            fair_at=ArraySubquery(Confirmation.objects.filter(of_recap).values("created_at")),
            differing_at=ArraySubquery(DifferentView.objects.filter(of_recap).values("created_at")),
        )
        .order_by("-recap__conversation__started_at", "position")[:MOST]
    )


def _fact(point: Any) -> Fact:
    talk = point.recap.conversation
    day = timezone.localdate(talk.started_at or talk.created_at)
    worked = point.section == "strengths" and not point.is_growing_edge
    return Fact(
        key=f"recap:{point.pk}",
        group="worked" if worked else "recap",
        text=point.text,
        voice=point.voice,
        source=_("from the recap"),
        on=day,
        listed_at=min([*point.fair_at, *point.differing_at], default=point.recap.created_at),
        tag=_("Growing edge") if point.is_growing_edge else "",
        door=("conversations:recap", talk.pk),
    )
