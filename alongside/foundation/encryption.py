"""Text that is encrypted in its column, and files that are encrypted where they lie (AES-256-GCM, a fresh nonce).

The key lives in a file outside the database and outside its backups. Whoever holds both can read.
"""

import base64
import hashlib
import os
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    TextField = models.TextField[str, str]
else:
    TextField = models.TextField


def sealed(data: bytes, bound_to: bytes) -> bytes:
    """Nonce and ciphertext. Only opens again under the same key and for the same `bound_to`."""
    nonce = os.urandom(12)
    return nonce + AESGCM(settings.NOTES_KEY).encrypt(nonce, data, bound_to)


def opened(data: bytes, bound_to: bytes) -> bytes:
    return AESGCM(settings.NOTES_KEY).decrypt(data[:12], data[12:], bound_to)


def hashed(text: str) -> str:
    """Of a long random secret that is only ever recognised again (SHA-256, in hex): the text itself is kept nowhere."""
    return hashlib.sha256(text.encode()).hexdigest()


class EncryptedTextField(TextField):
    """Plain text in Python, `1:` + base64(nonce + ciphertext) in the table. Bound to its table and column."""

    @property
    def _bound_to(self) -> bytes:
        return f"{self.model._meta.db_table}.{self.name}".encode()

    def get_prep_value(self, value: Any) -> Any:
        if value in (None, ""):
            return value
        return "1:" + base64.b64encode(sealed(str(value).encode(), self._bound_to)).decode()

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        if not value:
            return value
        return opened(base64.b64decode(value.removeprefix("1:")), self._bound_to).decode()
