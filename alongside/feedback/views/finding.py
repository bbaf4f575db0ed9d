"""Finding what a door is about: not visible is 404, visible but not allowed is 403."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from alongside.foundation.http import HouseRequest, key_of
from alongside.people.models import Person
from alongside.trust.reading import seen_as_ever

from ..models import Feedback, LogEntry, Recognition, Request


def feedback_seen(request: HouseRequest, pk: UUID) -> Feedback:
    return seen_as_ever(request.user, "feedback", "whole", lambda _reader: Feedback.objects.with_records(), pk)


def recognition_seen(request: HouseRequest, pk: UUID) -> Recognition:
    return seen_as_ever(request.user, "recognition", "whole", lambda _reader: Recognition.objects.with_records(), pk)


def request_seen(request: HouseRequest, pk: UUID) -> Request:
    return seen_as_ever(request.user, "feedback-request", "whole", lambda _reader: Request.objects.with_people(), pk)


def asked_of(request: HouseRequest, said: str | None, subject: Person) -> Request | None:
    """The open request that feedback answers: one to whoever writes, about its subject. There need not be one."""
    found = Request.objects.open().to_see().filter(of=request.user, about=subject)
    return found.select_related("by").filter(pk=key_of(said)).first() if said else None


def noted_by(request: HouseRequest, said: str | None) -> LogEntry | None:
    """The line of one's own log that is said now."""
    return LogEntry.objects.observations(request.user).filter(pk=key_of(said)).first() if said else None


def somebody(said: "str | UUID | None") -> Person:
    return get_object_or_404(Person.objects.employed().select_related("team"), pk=key_of(str(said)))
