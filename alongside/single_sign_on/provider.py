"""The provider: what it says of itself (OpenID Connect Discovery), and the keys it signs with now."""

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any

import jwt

from alongside.foundation import outgoing
from alongside.foundation.outgoing import Declined, Unreachable

from .setup import WELL_KNOWN, Setup, is_loopback, the_setup

LASTS = 600  # seconds that what it said is believed
PAUSE = 60  # seconds in which five failures are enough to stop asking for as long
FAILURES = 5
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass(frozen=True)
class Provider:
    """Where it lets people sign in, exchanges codes, tells who somebody is, and shows its keys."""

    authorization: str
    token: str
    keys: str
    userinfo: str
    takes_secret_in_form: bool


_lock = Lock()
_kept: dict[str, tuple[float, Any]] = {}
_failures: deque[float] = deque(maxlen=FAILURES)


def provider() -> Provider:
    """Asked once in ten minutes. Raises `Unreachable`."""
    setup = the_setup()
    return _fresh(setup.issuer, lambda: _understood(setup, asked("GET", setup.issuer + WELL_KNOWN)))  # type: ignore[no-any-return]


def key_named(name: str | None) -> jwt.PyJWK | None:
    """The key that signed. One we do not know yet is looked for once more: providers change their keys."""
    place = provider().keys
    for most_seconds in (LASTS, 5):
        keys: list[jwt.PyJWK] = _fresh(place, lambda: _signing_keys(asked("GET", place)), most_seconds)
        found = [key for key in keys if name is None or key.key_id == name]
        if len(found) == 1:
            return found[0]
    return None


def asked(method: str, address: str, *, form: dict[str, str] | None = None, **headers: str) -> dict[str, Any]:
    """Ask the provider. After five failures in a minute nobody waits for it any more, until the minute is over."""
    if len(_failures) == FAILURES and time.monotonic() - _failures[0] < PAUSE:
        raise Unreachable("it did not answer five times within a minute, and is left in peace for one")
    try:
        return outgoing.ask(method, address, form=form, **headers)
    except Declined:
        raise
    except Unreachable:
        _failures.append(time.monotonic())
        raise


def forget() -> None:
    """As if nothing had been asked yet."""
    _kept.clear()
    _failures.clear()


def _fresh(key: str, ask: Callable[[], Any], most_seconds: float = LASTS) -> Any:
    said = _kept.get(key)
    if said and time.monotonic() - said[0] < most_seconds:
        return said[1]
    with _lock:
        said = _kept.get(key)
        if not said or time.monotonic() - said[0] >= most_seconds:
            said = _kept[key] = (time.monotonic(), ask())
    return said[1]


def _understood(setup: Setup, said: dict[str, Any]) -> Provider:
    """Its own name has to be the one we were told, and every address as safe as that one."""
    wanted = {name: str(said.get(name, "")) for name in (*NEEDED, "userinfo_endpoint")}
    usable = [
        address.startswith("https://") or is_loopback(address) for name, address in wanted.items() if name in NEEDED
    ]
    if str(said.get("issuer", "")).rstrip("/") != setup.issuer or not all(usable):
        raise Unreachable("what it says of itself does not fit ALONGSIDE_OIDC_URL")
    methods = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Provider(
        authorization=wanted["authorization_endpoint"],
        token=wanted["token_endpoint"],
        keys=wanted["jwks_uri"],
        userinfo=wanted["userinfo_endpoint"],
        takes_secret_in_form="client_secret_post" in methods,  # providers differ in how they read the other way
    )


def _signing_keys(said: dict[str, Any]) -> list[jwt.PyJWK]:
    """Public keys for signatures; a sort we do not know is passed over, and a shared secret is none."""
    found = []
    for entry in said.get("keys") or []:
        if isinstance(entry, dict) and entry.get("use", "sig") == "sig" and entry.get("kty") in ("RSA", "EC", "OKP"):
            with suppress(jwt.PyJWTError, ValueError, TypeError):
                found.append(jwt.PyJWK.from_dict(entry))
    return found
