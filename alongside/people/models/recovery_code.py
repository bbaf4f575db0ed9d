"""Ten codes on paper, for the day a phone is lost. Each works once; they are kept hashed and shown once."""

from __future__ import annotations

import base64
import secrets
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.encryption import hashed
from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record

from . import factor_news
from .second_factor import has_second_factor

if TYPE_CHECKING:
    from .person import Person

HOW_MANY, BYTES, GROUP = 10, 10, 4  # 80 random bits each: no guess, and no hash undone, hits one


class RecoveryCodeQuerySet(models.QuerySet["RecoveryCode"]):
    def usable(self) -> Self:
        return self.filter(spent_at__isnull=True)


class RecoveryCode(Record):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    spent_at = models.DateTimeField(null=True, blank=True)

    objects = RecoveryCodeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "code_hash"], name="recovery_code_once")]


@transaction.atomic
def make_recovery_codes(person: Person) -> list[str]:
    """Ten new ones, to be shown now and never again. The earlier ones stop working."""
    if not has_second_factor(person):
        raise NotPossible(_("Add a passkey or an authenticator app first: the codes are for the day it is lost."))
    person.recovery_codes.all().delete()
    codes = [_code() for _each in range(HOW_MANY)]
    RecoveryCode.objects.bulk_create(RecoveryCode(person=person, code_hash=_hashed(code)) for code in codes)
    factor_news.codes_made(person)
    return codes


@transaction.atomic
def spend_recovery_code(person: Person, code: str) -> bool:
    """Use one up, if it is theirs. Of two at once, one wins."""
    if not person.recovery_codes.usable().filter(code_hash=_hashed(code)).update(spent_at=timezone.now()):
        return False
    factor_news.code_spent(person, left=person.recovery_codes.usable().count())
    return True


def _code() -> str:
    """Sixteen letters and digits in fours, without 0, 1, 8 and 9: `k7fq-m2xp-…`."""
    text = base64.b32encode(secrets.token_bytes(BYTES)).decode().lower()
    return "-".join(text[at : at + GROUP] for at in range(0, len(text), GROUP))


def _hashed(code: str) -> str:
    """However it is typed: capitals, spaces and dashes do not matter."""
    plain = "".join(c for c in code.lower() if c.isalnum())
    return hashed(plain)
