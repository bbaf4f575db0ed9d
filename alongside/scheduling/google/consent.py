"""To Google's page and back: with a code, for the same person."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.foundation import out_and_back
from alongside.foundation.outgoing import Unreachable
from alongside.people.models import Person

from .tokens import Ended, Granted, Shut, exchanged, the_setup

log = logging.getLogger(__name__)
ERRAND = "google_calendar"


@dataclass(frozen=True)
class Answer:
    """`refusal` says why nothing was given; without either, Google did not answer."""

    granted: Granted | None = None
    refusal: str = ""


def begin(session: SessionBase, person: Person, *, account: str = "") -> str:
    """Google's address to send the person to. `account`: the one they connect again."""
    setup = the_setup()
    asks = {
        "client_id": setup.client_id,
        "redirect_uri": way_back(),
        "scope": f"openid email {setup.scope}",
        "access_type": "offline",
        "prompt": "consent",
        **({"login_hint": account} if account else {}),
    }
    return out_and_back.sent(session, ERRAND, setup.sign_in, asks, person=str(person.pk))


def come_back(session: SessionBase, person: Person, answer: Mapping[str, str]) -> Answer:
    """What Google gave for what came back."""
    try:
        kept = out_and_back.returned(session, ERRAND, answer)
    except out_and_back.Strayed:
        return Answer(refusal=_strayed())
    except out_and_back.TooLate:
        return Answer(refusal=_("That took more than ten minutes. Begin once more."))
    if kept["person"] != str(person.pk):
        return Answer(refusal=_strayed())
    if "error" in answer or not answer.get("code"):
        return Answer(refusal=_("Google did not give permission, so nothing was connected."))
    return _exchanged(answer["code"], kept["verifier"])


def _strayed() -> str:
    return _("This way was used already, or did not begin in this browser. Begin once more.")


def _exchanged(code: str, verifier: str) -> Answer:
    try:
        granted = exchanged(code, verifier, way_back())
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
