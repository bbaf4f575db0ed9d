"""Asking for a one-time link by e-mail address. The answer gives no account away, not even by the time it takes."""

import time
from functools import partial

from django.db import transaction

from .models import SignInLink
from .queries import employed_at
from .signing_in import may_sign_in_here

TAKES = 0.4  # seconds; well above what writing the link and its letter takes


def request_link(address: str, *, purpose: str) -> None:
    """Send a link, if somebody who works here has this address; take as long if nobody has."""
    begun = time.monotonic()
    person = employed_at(address)
    if person and not may_sign_in_here(person):
        person = None
    if person and purpose == SignInLink.RESET:
        person.send_password_reset()
    elif person:
        person.send_sign_in_link()
    transaction.on_commit(partial(_wait_until, begun + TAKES))  # after the commit, whose time tells as well


def _wait_until(moment: float) -> None:
    time.sleep(max(0, moment - time.monotonic()))
