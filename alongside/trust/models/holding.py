"""Holding: one thing an author holds about the person who asks. Its author releases it, or withholds it with a reason.

What is released is a copy, in the author's own wording: names of others are theirs to leave out.
"""

from __future__ import annotations

from typing import Self

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.encryption import EncryptedTextField
from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from .enquiry import Enquiry


class HoldingQuerySet(models.QuerySet["Holding"]):
    def undecided(self) -> Self:
        return self.filter(decided_at__isnull=True)

    def released(self) -> Self:
        return self.filter(decision="released")


class Holding(Record):
    class Decision(models.TextChoices):
        RELEASED = "released", gettext_lazy("Released")
        WITHHELD = "withheld", gettext_lazy("Withheld")
        GONE = "gone", gettext_lazy("Not there any more")

    class Reason(models.TextChoices):
        OTHERS = "others", gettext_lazy("It is about other people, who would be recognised")
        SECRET = "secret", gettext_lazy("It holds a secret of the company that is not about the person")
        LEGAL = "legal", gettext_lazy("It belongs to advice from a lawyer")
        NOT_ABOUT = "not_about", gettext_lazy("It is not about this person at all")

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="holdings")
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    thing_type = models.CharField(max_length=60)
    thing_id = models.UUIDField()
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    reason = models.CharField(max_length=9, choices=Reason, blank=True)
    text = EncryptedTextField(blank=True)  # the copy that is released
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = HoldingQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "thing_type", "thing_id"], name="asked_once_about_a_thing"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decision="") | Q(decided_at__isnull=False) & ~Q(decision=""),
                name="decided_with_a_decision",
            ),
            models.CheckConstraint(condition=Q(decision="withheld") ^ Q(reason=""), name="withheld_for_a_reason"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("trust:holding", args=[self.pk])

    @property
    def is_decided(self) -> bool:
        return self.decided_at is not None

    @property
    def thing(self) -> models.Model | None:
        """Read under its author's identity; nobody else's finds it."""
        model: type[models.Model] = apps.get_model(self.thing_type)
        return model._default_manager.filter(pk=self.thing_id).first()

    def release(self, text: str) -> None:
        self._decide(self.Decision.RELEASED, text=text)

    def withhold(self, reason: str) -> None:
        self._decide(self.Decision.WITHHELD, reason=reason)

    def note_gone(self) -> None:
        """Deleted by its clock, or by its author, before it was answered."""
        self._decide(self.Decision.GONE)

    @transaction.atomic
    def _decide(self, decision: str, *, text: str = "", reason: str = "") -> None:
        if not Holding.objects.undecided().select_for_update().filter(pk=self.pk).exists():
            raise NotPossible(_("You have answered this already. What was released cannot be taken back."))
        self.decision, self.text, self.reason, self.decided_at = decision, text, reason, timezone.now()
        self.save(update_fields=["decision", "text", "reason", "decided_at"])
        journal.record("holding.decided", about=self, by=None if decision == self.Decision.GONE else self.author)
        from ..jobs import count_soon

        count_soon(self.enquiry_id)
