"""A passkey (WebAuthn): the device or key that signs for its person. What is kept here is public; it can only check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record

from . import factor_news

if TYPE_CHECKING:
    from .person import Person


class Passkey(Record):
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential_id = models.BinaryField(unique=True, max_length=1023)
    public_data = models.BinaryField()  # attested credential data (WebAuthn §6.5.1): the key to check with
    sign_count = models.BigIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.name

    def note_use(self, sign_count: int) -> bool:
        """Whether it counted on. One that counts and does not go up was copied, and is not taken."""
        never_counts = models.Q(sign_count=0) if sign_count == 0 else models.Q(pk__in=[])
        counted_on = Passkey.objects.filter(never_counts | models.Q(sign_count__lt=sign_count), pk=self.pk)
        return bool(counted_on.update(sign_count=sign_count, used_at=timezone.now()))

    def rename(self, name: str) -> None:
        self.name = name
        self.save(update_fields=["name"])

    @transaction.atomic
    def remove(self) -> None:
        factor_news.removed(self)
        self.delete()


@transaction.atomic
def add_passkey(person: Person, *, credential_id: bytes, public_data: bytes, sign_count: int, name: str) -> Passkey:
    if Passkey.objects.filter(credential_id=credential_id).exists():
        raise NotPossible(_("This passkey is added already."))
    passkey = Passkey.objects.create(
        person=person, credential_id=credential_id, public_data=public_data, sign_count=sign_count, name=name
    )
    factor_news.added(passkey)
    return passkey
