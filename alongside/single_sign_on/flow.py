"""There and back: to the provider's page with a nonce, and back with a code for what it vouches for."""

import base64
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import jwt
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.foundation import out_and_back
from alongside.foundation.outgoing import Declined

from .provider import Provider, asked, key_named, provider
from .setup import Setup, the_setup

log = logging.getLogger(__name__)
ERRAND = "single_sign_on"
LEEWAY = 60  # seconds that clocks may differ
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]


class Refused(Exception):
    """What came back is not what was sent out. The message is for the person, and gives nothing away."""


@dataclass(frozen=True)
class Claims:
    """What the provider vouches for, and where the person wanted to go."""

    said: Mapping[str, Any]
    next: str

    @property
    def subject(self) -> str:
        return str(self.said["sub"])

    @property
    def took_two_steps(self) -> bool:
        """RFC 8176: more than one factor was used."""
        return "mfa" in (self.said.get("amr") or [])


def begin(session: SessionBase, *, next: str) -> str:
    """The provider's address to send the person to."""
    nonce = secrets.token_urlsafe(32)
    asks = {
        "client_id": the_setup().client_id,
        "redirect_uri": way_back(),
        "scope": "openid email profile",
        "nonce": nonce,
    }
    return out_and_back.sent(session, ERRAND, provider().authorization, asks, nonce=nonce, next=next)


def come_back(session: SessionBase, answer: Mapping[str, str]) -> Claims:
    """Check what came back, and exchange its code. Raises `Refused` or `Unreachable`."""
    try:
        kept = out_and_back.returned(session, ERRAND, answer)
    except out_and_back.Strayed:
        raise Refused(_("This way in was used already, or did not begin in this browser. Begin once more.")) from None
    except out_and_back.TooLate:
        raise Refused(_("That took more than ten minutes. Begin once more.")) from None
    if answer.get("iss", the_setup().issuer).rstrip("/") != the_setup().issuer:
        raise Refused(_("Somebody else answered than was asked. Begin once more."))
    if "error" in answer or not answer.get("code"):
        raise Refused(_("Your company’s sign-in did not let you through. Begin once more, or ask who looks after it."))
    told = _exchanged(answer["code"], kept["verifier"])
    said = _vouched(str(told.get("id_token", "")), kept["nonce"])
    return Claims(_completed(said, str(told.get("access_token", ""))), kept["next"])


def way_back() -> str:
    return str(settings.BASE_URL + reverse("single_sign_on:return"))


def _exchanged(code: str, verifier: str) -> dict[str, Any]:
    """The code against tokens, from server to server."""
    setup, place = the_setup(), provider()
    form = {
        "grant_type": "authorization_code", "code": code, "redirect_uri": way_back(), "code_verifier": verifier,
    }  # fmt: skip
    try:
        return asked("POST", place.token, form=form | _as_form(setup, place), **_as_header(setup, place))
    except Declined as problem:
        log.warning("The company's sign-in took a code for nothing: %s", problem)
        raise Refused(_not_vouched()) from None


def _as_form(setup: Setup, place: Provider) -> dict[str, str]:
    if setup.secret and not place.takes_secret_in_form:
        return {}
    return {"client_id": setup.client_id} | ({"client_secret": setup.secret} if setup.secret else {})


def _as_header(setup: Setup, place: Provider) -> dict[str, str]:
    """RFC 6749 §2.3.1: both are form-encoded before they are joined."""
    if not setup.secret or place.takes_secret_in_form:
        return {}
    pair = ":".join(urlencode({"": part})[1:] for part in (setup.client_id, setup.secret))
    return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}


def _vouched(token: str, nonce: str) -> dict[str, Any]:
    """The claims of an ID token (OpenID Connect Core §3.1.3.7), if every one of its checks holds."""
    setup = the_setup()
    try:
        header = jwt.get_unverified_header(token)
        key = key_named(header.get("kid")) if header.get("alg") in ALGORITHMS else None
        if key is None:
            raise jwt.InvalidKeyError
        said: dict[str, Any] = jwt.decode(
            token, key, [header["alg"]], {"require": NEEDED}, audience=setup.client_id, leeway=LEEWAY,
        )  # fmt: skip
    except (jwt.PyJWTError, ValueError, TypeError):
        raise Refused(_not_vouched()) from None
    fits = (
        str(said["iss"]).rstrip("/") == setup.issuer
        and secrets.compare_digest(str(said["nonce"]).encode(), nonce.encode())
        and said.get("azp", setup.client_id) == setup.client_id
        and 0 < len(str(said["sub"])) <= 255
        and "\0" not in str(said["sub"])
    )
    if not fits:
        raise Refused(_not_vouched())
    return said


def _completed(said: dict[str, Any], access_token: str) -> dict[str, Any]:
    """Some providers tell the address only when asked for it. What the token said stays as it said it."""
    place = provider().userinfo
    if "email" in said or not place or not access_token:
        return said
    more = asked("GET", place, Authorization=f"Bearer {access_token}")
    if more.get("sub") != said["sub"]:
        raise Refused(_not_vouched())
    return more | said


def _not_vouched() -> str:
    return _(
        "What your company’s sign-in answered does not hold. Begin once more; if it stays so, tell who looks after it."
    )
