"""Out to somebody else's page and back, with a state and a proof of possession (OAuth 2.0 with PKCE, RFC 7636).

The session keeps what was sent for ten minutes, and one answer uses it up, so that nothing can be played twice.
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone

LASTS = timedelta(minutes=10)


class Strayed(Exception):
    """It did not begin in this browser, or was used already."""


class TooLate(Exception):
    """It took more than ten minutes."""


def sent(session: SessionBase, errand: str, place: str, asks: Mapping[str, str], **kept: str) -> str:
    """The address to send the person to. `kept` waits in the session for the way back, beside `verifier`."""
    state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    session[errand] = {**kept, "state": state, "verifier": verifier, "at": timezone.now().isoformat()}
    proof = {"code_challenge": challenge_of(verifier), "code_challenge_method": "S256"}
    said = {"response_type": "code", **asks, "state": state, **proof}
    return f"{place}{'&' if '?' in place else '?'}{urlencode(said)}"


def returned(session: SessionBase, errand: str, answer: Mapping[str, str]) -> dict[str, str]:
    """What was kept. Raises `Strayed` or `TooLate`."""
    kept: dict[str, str] | None = session.pop(errand, None)
    if not kept or not secrets.compare_digest(kept["state"].encode(), answer.get("state", "").encode()):
        raise Strayed
    if timezone.now() - datetime.fromisoformat(kept["at"]) > LASTS:
        raise TooLate
    return kept


def challenge_of(verifier: str) -> str:
    """What goes out (S256); the verifier stays here until the code is exchanged."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
