"""Finding what a door is about: not visible is 404, visible but not allowed is 403."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from alongside.foundation.http import HouseRequest, allow
from alongside.people.models import Person
from alongside.trust.reading import seen_as_ever

from .. import policies
from ..models import Goal


def goal_seen(request: HouseRequest, pk: UUID) -> Goal:
    return seen_as_ever(request.user, "goal", "whole", lambda _reader: Goal.objects.whole(), pk)


def goal_changed(request: HouseRequest, pk: UUID) -> Goal:
    goal = goal_seen(request, pk)
    allow(policies.may_change(request.user, goal))
    return goal


def subject_seen(request: HouseRequest, pk: UUID) -> Person:
    """Whose scorecard it is, for the two alone."""
    subject = get_object_or_404(Person, pk=pk)
    if not policies.may_see_scorecard(request.user, subject):
        raise Http404
    return subject


def subject_written(request: HouseRequest, pk: UUID) -> Person:
    subject = subject_seen(request, pk)
    allow(policies.may_write_scorecard(request.user, subject))
    return subject
