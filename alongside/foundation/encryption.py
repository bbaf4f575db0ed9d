"""Text that is encrypted in its column (AES-256-GCM, a fresh nonce each time).

The key lives in a file outside the database and outside its backups. Whoever holds both can read.
"""

import base64
import os
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    TextField = models.TextField[str, str]
else:
    TextField = models.TextField


class EncryptedTextField(TextField):
    """Plain text in Python, `1:` + base64(nonce + ciphertext) in the table. Bound to its table and column."""

    @property
    def _bound_to(self) -> bytes:
        return f"{self.model._meta.db_table}.{self.name}".encode()

    def get_prep_value(self, value: Any) -> Any:
        if value in (None, ""):
            return value
        nonce = os.urandom(12)
        sealed = nonce + AESGCM(settings.NOTES_KEY).encrypt(nonce, str(value).encode(), self._bound_to)
        return "1:" + base64.b64encode(sealed).decode()

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        if not value:
            return value
        sealed = base64.b64decode(value.removeprefix("1:"))
        return AESGCM(settings.NOTES_KEY).decrypt(sealed[:12], sealed[12:], self._bound_to).decode()
