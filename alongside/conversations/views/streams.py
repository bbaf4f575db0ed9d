"""The stream of a talk: names what changed, and nothing else."""

import time
from functools import partial
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from alongside.foundation import live as ear
from alongside.foundation.http import HouseRequest

from .. import live
from .finding import conversation_changed

UNBUFFERED = {"X-Accel-Buffering": "no", "Content-Encoding": "identity"}  # each line leaves at once, uncompressed
LATELY = 10.0  # seconds a page may have been made before its stream opens, where it does not say


def show(request: HouseRequest, pk: UUID) -> HttpResponseBase:
    """For those who take part; 204 tells the browser not to come again."""
    conversation = conversation_changed(request, pk)
    if not live.is_worth_hearing(conversation):
        return HttpResponse(status=204)
    may_listen = partial(live.may_listen, request.user.pk, request.session.session_key, pk)
    heard = ear.stream(live.topic_of(conversation.relationship), may_listen, since=_since(request), names=live.PARTS)
    return StreamingHttpResponse(heard, content_type="text/event-stream", headers=UNBUFFERED)


def _since(request: HouseRequest) -> float:
    """When the page was made: what changed between that moment and this one is told first."""
    try:
        return float(request.GET.get("since", ""))
    except ValueError:
        return time.time() - LATELY
