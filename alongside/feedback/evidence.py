"""Feedback and recognition as evidence of a talk: rows that a room above joins with others in one statement.

What a third person said to the guest is named, and read where it stands: there the reading is written down.
"""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, Max, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Greatest, JSONObject

from alongside.foundation.prepared import word
from alongside.people.models import Person
from alongside.trust.reading import openable

from .models import Feedback, OutsideAnswer, Recognition, Widening
from .policies import outside_answers_visible_to, recognition_visible_to

FEEDBACK, PRAISE, OUTSIDE = "feedback", "recognition", "outside"


def feedback_rows(subject: Person, host: Person, since: date) -> "QuerySet[Feedback, Any]":
    """(`feedback`, its facts) to the subject that both read, once they have opened it; the host's own in words."""
    shown = Widening.objects.filter(feedback=OuterRef("pk"), to=host).order_by().values("feedback")
    both_since = Greatest("created_at", "reading__created_at", Subquery(shown.values(at=Max("created_at"))))
    found = openable(host, "feedback", Feedback.objects.filter(subject=subject, given_on__gte=since)).order_by()
    words = {name: _if_by(host, name) for name in ("behaviour", "impact")}
    told = JSONObject(id="id", by="author_id", name="author__name", day="given_on", at=both_since, **words)
    return found.filter(reading__isnull=False).values_list(word(FEEDBACK), told)


def praise_rows(subject: Person, host: Person, since: date) -> "QuerySet[Recognition, Any]":
    """(`recognition`, its facts) of the subject that both read."""
    found = Recognition.objects.filter(recognition_visible_to(host), subject=subject, given_on__gte=since).order_by()
    facts = {name: F(name) for name in ("id", "quality", "behaviour", "impact")}
    told = JSONObject(**facts, by="author_id", name="author__name", day="given_on", at="created_at")
    return found.values_list(word(PRAISE), told)


def outside_rows(subject: Person, host: Person, since: date) -> "QuerySet[OutsideAnswer, Any]":
    """(`outside`, its facts): what somebody outside answered about the subject to the host, who had asked."""
    found = OutsideAnswer.objects.filter(outside_answers_visible_to(host), request__about=subject)
    facts = {name: F(name) for name in ("id", "name", "behaviour", "impact")}
    told = JSONObject(**facts, at="created_at")
    return found.filter(created_at__date__gte=since).order_by().values_list(word(OUTSIDE), told)


def _if_by(author: Person, name: str) -> Case:
    return Case(When(author=author, then=F(name)), default=Value(""), output_field=CharField())
