"""The talk as a calendar entry, for whoever did not get the mail."""

from uuid import UUID

from django.http import HttpResponse

from alongside.foundation.http import HouseRequest

from ..invitations import calendar_of
from .finding import conversation_seen


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    entry = calendar_of(conversation_seen(request, pk), request.user)
    headers = {"Content-Disposition": 'attachment; filename="talk.ics"'}
    return HttpResponse(entry, content_type="text/calendar; charset=utf-8", headers=headers)
