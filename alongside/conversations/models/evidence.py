"""Evidence: dated, sourced facts both can read before the talk. Either may add; either may see an item differently."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.people.models import Person, latest_day

if TYPE_CHECKING:
    from .conversation import Conversation


class EvidenceItem(Record):
    """A fact that one of the two adds by hand."""

    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="evidence")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)
    happened_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-happened_on"]


class Remark(Record):
    """What one of the two adds to an item of the list, or how they see it. It stays beside the item."""

    ADDS, DIFFERS = "adds", "differs"

    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="remarks")
    item = models.CharField(max_length=60)  # the item's address in the list: `promise:<key>`, `added:<key>`, …
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=7, choices=[(ADDS, ADDS), (DIFFERS, DIFFERS)])
    text = models.TextField(max_length=2000)

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["conversation", "item"])]

    def take_back(self) -> None:
        _refuse_once_over(self.conversation)
        self.delete()


class Brought(Record):
    """“Bring this”: one click puts an item of the list on one's own side of the talk."""

    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="brought")
    item = models.CharField(max_length=60)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "item", "by"], name="brought_once")]


def add_evidence(conversation: Conversation, text: str, *, by: Person, on: date, source: str = "") -> EvidenceItem:
    _refuse_once_over(conversation)
    if on > latest_day():
        raise NotPossible(_("That day is still to come. Evidence is what has happened: choose today or a day before."))
    return EvidenceItem.objects.create(conversation=conversation, by=by, text=text, happened_on=on, source=source)


def remark_on(conversation: Conversation, item: str, text: str, *, by: Person, how: str) -> Remark:
    """Adds to an item, or says that one sees it differently. Both wordings stay."""
    _refuse_once_over(conversation)
    return Remark.objects.create(conversation=conversation, item=item, by=by, how=how, text=text)


def choose_evidence(conversation: Conversation, item: str, *, by: Person) -> Brought:
    """“Bring this.” A double click brings it once."""
    _refuse_once_over(conversation)
    brought, _made = Brought.objects.get_or_create(conversation=conversation, item=item, by=by)
    return brought


def leave_evidence(conversation: Conversation, item: str, *, by: Person) -> None:
    _refuse_once_over(conversation)
    Brought.objects.filter(conversation=conversation, item=item, by=by).delete()


def _refuse_once_over(conversation: Conversation) -> None:
    if not conversation.is_open:
        raise NotPossible(_("This talk is over. Add it to the recap, or to the next talk."))
