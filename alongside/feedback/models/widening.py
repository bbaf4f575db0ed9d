"""Widening: its receiver shows feedback to one more person. Its sender cannot; the receiver may end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

if TYPE_CHECKING:
    from .feedback import Feedback


class Widening(Record):
    feedback = models.ForeignKey("feedback.Feedback", on_delete=models.CASCADE, related_name="widenings")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["feedback", "to"], name="widened_once_to_a_person")]

    @transaction.atomic
    def narrow(self, *, by: Person) -> None:
        """From now on that person reads it no longer."""
        journal.record("feedback.narrowed", about=self.feedback, by=by, concerns=[by])
        self.delete()


@transaction.atomic
def widen(feedback: Feedback, *, to: Person, by: Person) -> Widening:
    """A double click shows it once."""
    if to.pk in (feedback.subject_id, feedback.author_id):
        raise NotPossible(_("%(name)s can read it already. Choose somebody else.") % {"name": to.short_name})
    shown, made = Widening.objects.get_or_create(feedback=feedback, to=to, defaults={"by": by})
    if made:
        journal.record("feedback.widened", about=feedback, by=by, concerns=[by, to], to=str(to.pk))
    return shown
