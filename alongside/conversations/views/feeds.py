"""One's talks for a calendar program, which has no session: whoever knows the secret address reads as its owner."""

from django.http import Http404, HttpRequest, HttpResponse

from alongside.foundation.http import open_to_all
from alongside.scheduling.models import feed_of_token
from alongside.trust.identity import assume

from ..queries.feed import feed_of


@open_to_all
def show(request: HttpRequest, token: str) -> HttpResponse:
    feed = feed_of_token(token)
    if feed is None:
        raise Http404
    assume(feed.person_id, "web")
    headers = {"Content-Disposition": 'inline; filename="talks.ics"', "Cache-Control": "private, no-store"}
    return HttpResponse(feed_of(feed.person), content_type="text/calendar; charset=utf-8", headers=headers)
