"""Recaps as evidence: what the two understood in their last two talks, strengths first."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.prepared import word

from ..models import NOT_ANSWERED, Confirmation, Conversation, DifferentView, Recap, RecapPoint, Seal
from .fact import Fact

WHAT, MOST = "recap", 60


def recap_rows(pair: UUID, talk: UUID) -> "QuerySet[RecapPoint, Any]":
    """(`recap`, its facts) of each point of the last two that somebody answered: a draft is not evidence yet."""
    here = Q(recap=OuterRef("pk"))
    answered = Exists(Confirmation.objects.filter(here)) | Exists(DifferentView.objects.filter(here))
    recaps = (
        Recap.objects.filter(conversation__relationship=pair)
        .exclude(conversation=talk)
        .filter(answered | Exists(Seal.objects.filter(here)))
        .order_by("-conversation__started_at")
    )
    of_recap = Q(recap=OuterRef("recap"))
    answers = {
        "fair_": ArraySubquery(Confirmation.objects.filter(of_recap).values("created_at")),
        "differing_": ArraySubquery(DifferentView.objects.filter(of_recap).values("created_at")),
        "begun_": Coalesce("recap__conversation__started_at", "recap__conversation__created_at"),
    }
    found = RecapPoint.objects.filter(recap__in=recaps.values("pk")[:2]).exclude(section=NOT_ANSWERED)
    facts = {name: F(name) for name in ("id", "section", "voice_id", "text", "is_growing_edge")}
    told = JSONObject(**facts, talk="recap__conversation_id", drafted="recap__created_at", **{k: F(k) for k in answers})
    ordered = found.annotate(**answers).order_by("-recap__conversation__started_at", "position")
    return ordered.values_list(word(WHAT), told)[:MOST]


def recap_facts(told: Iterable[Mapping[str, Any]], conversation: Conversation) -> list[Fact]:
    people = {str(person.pk): person for person in conversation.relationship.people}
    facts = [_fact(row, people) for row in told]
    return sorted(facts, key=lambda fact: (fact.group != "worked", bool(fact.tag)))


def _fact(row: Mapping[str, Any], people: Mapping[str, Any]) -> Fact:
    worked = row["section"] == "strengths" and not row["is_growing_edge"]
    answered = [datetime.fromisoformat(at) for at in (*row["fair_"], *row["differing_"])]
    return Fact(
        key=f"recap:{row['id']}",
        group="worked" if worked else "recap",
        text=row["text"],
        voice=people.get(row["voice_id"] or ""),
        source=_("from the recap"),
        on=timezone.localdate(datetime.fromisoformat(row["begun_"])),
        listed_at=min(answered, default=datetime.fromisoformat(row["drafted"])),
        tag=_("Growing edge") if row["is_growing_edge"] else "",
        door=("conversations:recap", row["talk"]),
    )
