"""An app that shows a new code every thirty seconds (TOTP, RFC 6238). Added once its first code was right."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record

from . import factor_news

if TYPE_CHECKING:
    from .person import Person

STEP, DIGITS, SECRET_BYTES = 30, 6, 20  # seconds; what every app understands, and RFC 4226 asks for
LATE = 1  # steps that a clock may be off


class AuthenticatorAppQuerySet(models.QuerySet["AuthenticatorApp"]):
    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)

    def abandoned(self, at: datetime | None = None) -> Self:
        """Begun, and not finished within an hour."""
        return self.filter(confirmed_at__isnull=True, created_at__lt=(at or timezone.now()) - timedelta(hours=1))


class AuthenticatorApp(Record):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="authenticator_apps")
    name = models.CharField(max_length=60, blank=True)
    secret = EncryptedTextField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_step = models.BigIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = AuthenticatorAppQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def address(self) -> str:
        """What the QR code says to the app."""
        return _codes(self).get_provisioning_uri(self.person.email or self.person.name, "Alongside")

    @property
    def secret_in_fours(self) -> list[str]:
        """For whoever types it in."""
        return [self.secret[at : at + 4] for at in range(0, len(self.secret), 4)]

    def accepts(self, code: str, at: datetime | None = None) -> bool:
        """Whether this is its code now. Each code works once: of two at once, one wins."""
        step = _step_of(self, code, at or timezone.now())
        if not step:
            return False
        unused = AuthenticatorApp.objects.filter(pk=self.pk, last_step__lt=step)
        return bool(unused.update(last_step=step, used_at=timezone.now()))

    @transaction.atomic
    def confirm(self, *, name: str) -> None:
        """Its first code was right: from now on it is asked for."""
        if not AuthenticatorApp.objects.filter(pk=self.pk, confirmed_at=None).update(
            confirmed_at=timezone.now(), name=name
        ):
            raise NotPossible(_("This app is added already."))
        self.refresh_from_db()
        factor_news.added(self)

    def rename(self, name: str) -> None:
        self.name = name
        self.save(update_fields=["name"])

    @transaction.atomic
    def remove(self) -> None:
        if self.is_confirmed:
            factor_news.removed(self)
        self.delete()


def begin_app(person: Person) -> AuthenticatorApp:
    """A secret to be shown once, as a QR code and as text. An earlier one that was never confirmed is forgotten."""
    person.authenticator_apps.filter(confirmed_at__isnull=True).delete()
    secret = base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()
    return AuthenticatorApp.objects.create(person=person, secret=secret)


def _codes(app: AuthenticatorApp) -> TOTP:
    return TOTP(base64.b32decode(app.secret), DIGITS, SHA1(), STEP)  # noqa: S303  the RFC's, and HMAC keeps it sound


def _step_of(app: AuthenticatorApp, code: str, at: datetime) -> int:
    """The moment this code stands for, in steps since 1970; 0 for a code that is none now."""
    said = "".join(code.split())
    now, codes = int(at.timestamp()) // STEP, _codes(app)
    near = range(now - LATE, now + LATE + 1)
    fits = [step for step in near if secrets.compare_digest(codes.generate(step * STEP), said.encode())]
    return max(fits, default=0)
