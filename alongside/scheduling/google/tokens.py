"""Tokens of Google's: for a code, for a permission that lasts, and taking that permission back."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import jwt
from django.conf import settings
from django.utils import timezone

from alongside.foundation.outgoing import Declined, Unreachable, ask, hand_in

from ..caldav import Refused
from .setup import Setup

EARLIER = timedelta(minutes=1)  # a token is over for us before it is for Google
LONGEST = 86_400
NO_LONGER = {"invalid_grant", "invalid_token"}


class Ended(Refused):
    """The permission is over: only its owner can give another."""


class Shut(Refused):
    """It does not open to Alongside at all: client, API or scope are not set up as they should be."""


@dataclass(frozen=True)
class Granted:
    """`access` opens the calendar until then; `lasting` gets the next one. `account`: whose it is."""

    access: str = field(repr=False)
    until: datetime
    lasting: str = field(default="", repr=False)
    scopes: frozenset[str] = frozenset()
    account: str = ""

    @property
    def facts(self) -> dict[str, Any]:
        """What is kept of it."""
        return {"account": self.account, "lasting": self.lasting, "token": self.access, "until": self.until}


def the_setup() -> Setup:
    setup: Setup | None = settings.GOOGLE_CALENDAR
    if setup is None:
        raise Shut("Google Calendar is not set up here any more")
    return setup


def exchanged(code: str, verifier: str, way_back: str) -> Granted:
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": way_back, "code_verifier": verifier}
    return _granted(_asked(the_setup().token, form))


def renewed(lasting: str) -> Granted:
    """Raises `Ended`, `Shut` or `Unreachable`."""
    if not lasting:
        raise Ended("there is no permission any more")
    return _granted(_asked(the_setup().token, {"grant_type": "refresh_token", "refresh_token": lasting}))


def revoked(lasting: str) -> bool:
    """Whether Google confirms that the permission is gone; one that was gone before is."""
    if not lasting:
        return True
    try:
        hand_in(the_setup().revocation, {"token": lasting})
    except Declined as no:
        return _error_in(no) in NO_LONGER
    except Unreachable:
        return False
    return True


def _asked(address: str, form: dict[str, str]) -> dict[str, Any]:
    setup = the_setup()
    try:
        return ask("POST", address, form={**form, "client_id": setup.client_id, "client_secret": setup.secret})
    except Declined as no:
        error = _error_in(no)
        raise (Ended if error in NO_LONGER else Shut)(f"{no}: {error}") from None


def _error_in(no: Declined) -> str:
    """One of the words of RFC 6749 §5.2, and nothing that could hold more."""
    try:
        error = json.loads(no.answer)["error"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return error if isinstance(error, str) and error.replace("_", "").isalpha() else ""


def _granted(said: dict[str, Any]) -> Granted:
    access, lasts = said.get("access_token"), said.get("expires_in")
    is_bearer = str(said.get("token_type", "")).lower() == "bearer"
    if not (_is_token(access) and isinstance(lasts, int) and lasts > 0 and is_bearer):
        raise Unreachable("Google answered with something that is not a token")
    lasting = said.get("refresh_token", "")
    return Granted(
        access=str(access),
        until=timezone.now() + timedelta(seconds=min(lasts, LONGEST)) - EARLIER,
        lasting=lasting if _is_token(lasting) else "",
        scopes=frozenset(str(said.get("scope", "")).split()),
        account=_account_in(str(said.get("id_token", ""))),
    )


def _is_token(said: object) -> bool:
    """What fits into a header, and nothing that would end one."""
    return isinstance(said, str) and 0 < len(said) <= 4096 and said.isascii() and said.isprintable() and " " not in said


def _account_in(id_token: str) -> str:
    """The address it names. It came straight from Google over TLS, which is as good as its signature (OpenID Connect
    Core §3.1.3.7.6); it has to be meant for us.
    """
    options: Any = {"verify_signature": False, "verify_aud": True, "verify_exp": True, "require": ["aud", "exp"]}
    try:
        said = jwt.decode(id_token, options=options, audience=the_setup().client_id, leeway=60)
    except (jwt.PyJWTError, ValueError, TypeError):
        return ""
    email = said.get("email")
    is_address = isinstance(email, str) and email.count("@") == 1 and len(email) <= 254 and email.isprintable()
    return str(email).lower() if is_address and not set(str(email)) & set(" /?#%\\") else ""
