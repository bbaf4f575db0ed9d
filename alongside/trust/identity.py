"""The identity of a transaction: who acts, for what purpose, until when, on which connection; signed.

PostgreSQL verifies the same HMAC-SHA256 (RFC 2104) in `trust.claim()`, out of two `sha256()`.
"""

import hashlib
import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

LASTS = 300  # seconds; longer than any statement timeout


def assume(actor: UUID | None, purpose: str) -> None:
    """Give the running transaction its identity. It ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('alongside.identity', %s, true)", [signed(actor, purpose)])


def signed(actor: UUID | None, purpose: str) -> str:
    connection.ensure_connection()
    assert connection.connection is not None  # noqa: S101  for the type checker: it has just been opened
    pid = connection.connection.info.backend_pid
    claim = f"{actor or ''}|{purpose}|{int(time.time()) + LASTS}|{pid}"
    return f"{claim}|{hmac.new(settings.IDENTITY_KEY, claim.encode(), hashlib.sha256).hexdigest()}"


@contextmanager
def acting_as(actor: UUID | None, purpose: str) -> Iterator[None]:
    """A transaction in the name of a person, or of a system purpose (`None`)."""
    with transaction.atomic():
        assume(actor, purpose)
        yield


def pads(key: bytes) -> tuple[bytes, bytes]:
    """The inner and outer key blocks of HMAC-SHA256, as the database keeps them."""
    block = (hashlib.sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    return bytes(b ^ 0x36 for b in block), bytes(b ^ 0x5C for b in block)
