"""MailedTalk: a line or two that somebody wrote by mail after a talk. Theirs alone until they save it for both."""

from __future__ import annotations

from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.people.models import Person

from .just_talked import JustTalked, just_talked
from .relationship import Relationship

MOST = 20  # that wait for one person


class MailedTalk(Record):
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    partner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = EncryptedTextField(blank=True)
    promised = EncryptedTextField(blank=True)  # one a line, offered to its author
    left_out = models.PositiveSmallIntegerField(default=0)  # attachments
    happened_on = models.DateField()

    class Meta:
        ordering = ["created_at"]

    @property
    def promises(self) -> list[str]:
        return self.promised.splitlines()

    @transaction.atomic
    def share(self, pair: Relationship, text: str, *, on: date | None) -> JustTalked:
        """From now on both read it. Saved twice, it is shared once."""
        gone, _each = MailedTalk.objects.filter(pk=self.pk).delete()
        if not gone:
            raise NotPossible(_("This was saved already, or thrown away."))
        return just_talked(pair, text, by=self.author, on=on or self.happened_on)


def keep_mailed(author: Person, *, partner: Person | None, text: str, promises: list[str], left_out: int) -> MailedTalk:
    if MailedTalk.objects.filter(author=author).count() >= MOST:
        raise NotPossible(_("Twenty wait already. Save or throw away some of them first."))
    today = timezone.localdate(timezone.now(), author.tzinfo)
    words = {"text": text, "promised": "\n".join(promises), "left_out": left_out}
    return MailedTalk.objects.create(author=author, partner=partner, happened_on=today, **words)
