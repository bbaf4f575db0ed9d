"""To Google and back: out with a state and a proof of possession (PKCE), back with a code for the same person.

The session keeps both for ten minutes, and one answer uses them up, so that nothing can be played twice.
"""

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation import pkce
from alongside.foundation.outgoing import Unreachable
from alongside.people.models import Person

from .tokens import Ended, Granted, Shut, exchanged, the_setup

log = logging.getLogger(__name__)
UNDER_WAY = "google_calendar"
LASTS = timedelta(minutes=10)


@dataclass(frozen=True)
class Answer:
    """`refusal` says why nothing was given; without either, Google did not answer."""

    granted: Granted | None = None
    refusal: str = ""


def begin(session: SessionBase, person: Person, *, account: str = "") -> str:
    """Google's address to send the person to. `account`: the one they connect again."""
    setup, state, verifier = the_setup(), secrets.token_urlsafe(32), pkce.new_verifier()
    began = {"state": state, "verifier": verifier, "person": str(person.pk), "at": timezone.now().isoformat()}
    session[UNDER_WAY] = began
    asks = {
        "response_type": "code",
        "client_id": setup.client_id,
        "redirect_uri": way_back(),
        "scope": f"openid email {setup.scope}",
        "access_type": "offline",
        "prompt": "consent",
        "state": state,
        "code_challenge": pkce.challenge_of(verifier),
        "code_challenge_method": "S256",
        **({"login_hint": account} if account else {}),
    }
    return f"{setup.sign_in}{'&' if '?' in setup.sign_in else '?'}{urlencode(asks)}"


def come_back(session: SessionBase, person: Person, answer: Mapping[str, str]) -> Answer:
    """What Google gave for what came back."""
    began = session.pop(UNDER_WAY, None)
    if refusal := _refusal(began, person, answer):
        return Answer(refusal=refusal)
    try:
        granted = exchanged(answer["code"], began["verifier"], way_back())
    except (Ended, Shut) as no:
        log.warning("Google took a code for nothing: %s", no)
        return Answer(
            refusal=_("Google did not take what it gave. Begin once more; if it stays so, tell who runs Alongside.")
        )
    except Unreachable as problem:
        log.warning("Google Calendar: %s", problem)
        return Answer()
    return _looked_at(granted)


def way_back() -> str:
    return str(settings.BASE_URL + reverse("scheduling:google_return"))


def _refusal(began: dict[str, str] | None, person: Person, answer: Mapping[str, str]) -> str:
    """Why what came back is not what was sent out, or brings nothing."""
    is_the_same = began and secrets.compare_digest(began["state"].encode(), answer.get("state", "").encode())
    if not began or not is_the_same or began["person"] != str(person.pk):
        return _("This way was used already, or did not begin in this browser. Begin once more.")
    if timezone.now() - datetime.fromisoformat(began["at"]) > LASTS:
        return _("That took more than ten minutes. Begin once more.")
    if "error" in answer or not answer.get("code"):
        return _("Google did not give permission, so nothing was connected.")
    return ""


def _looked_at(granted: Granted) -> Answer:
    """Whether it is enough to read a calendar, for longer than an hour."""
    if the_setup().scope not in granted.scopes:
        return Answer(
            refusal=_("Google’s page has a tick for the calendar, and it was not set. Begin once more, and set it.")
        )
    if not granted.lasting:
        return Answer(
            refusal=_(
                "Google gave permission for an hour only. Take Alongside away in your Google account, and begin again."
            )
        )
    if not granted.account:
        return Answer(refusal=_("Google did not say whose calendar it is. Begin once more."))
    return Answer(granted)
