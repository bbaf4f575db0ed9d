"""The page for what should not happen. Where it is the database, it says so, and gives back what somebody wrote.

Called by Django while the problem is at hand. Nothing here asks the database: it may be why we are here.
"""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.views.defaults import server_error
from psycopg.errors import DiskFull

from .http import open_to_all

WAIT = 10  # seconds, until it may be worth trying again
OURS = ("_method", "next", "version")  # what our forms add
SECRET = ("password", "token", "code")


@open_to_all
def show(request: HttpRequest) -> HttpResponse:
    """Status 503 and what to do, where the database cannot be reached or has no room; otherwise 500."""
    problem = sys.exc_info()[1]
    if not isinstance(problem, (OperationalError, InterfaceError)):
        return server_error(request)
    sent = list(_sent(request))
    written = [(name, text) for name, text in sent if _is_written(name, text)]
    context = {
        "is_full": isinstance(problem.__cause__, DiskFull),
        "address": request.get_full_path(),
        "written": written,
        "kept": [pair for pair in sent if pair not in written],
        "csrf_token": get_token(request),
    }
    text = get_template("503.html").render(context)
    return HttpResponse(text, status=503, headers={"Retry-After": str(WAIT)})


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """What a form sent; nothing of one that holds a secret."""
    sent = [(name, text) for name, texts in request.POST.lists() for text in texts if name != "csrfmiddlewaretoken"]
    return [] if any(word in name for name, _text in sent for word in SECRET) else sent


def _is_written(name: str, text: str) -> bool:
    """Somebody's words, not what the form added."""
    return name not in OURS and any(letter.isspace() for letter in text.strip())
