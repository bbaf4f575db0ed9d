"""DecisionPage: the company's own page on how decisions on pay, promotion and dismissal are made, in dated versions."""

from __future__ import annotations

from django.db import models, transaction
from django.urls import reverse

from alongside.foundation.records import Record, Stale
from alongside.journal import actions as journal
from alongside.people.models import Person


class DecisionPage(Record):
    number = models.PositiveIntegerField(unique=True)
    text = models.TextField(max_length=20_000)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]

    def get_absolute_url(self) -> str:
        return reverse("trust:decisions_version", args=[self.number])


@transaction.atomic
def publish_decisions(text: str, *, by: Person, on_top_of: int) -> DecisionPage:
    """The next version, on top of the one that was read (0: there was none). Older ones stay readable."""
    newest = DecisionPage.objects.select_for_update().first()
    number = newest.number if newest else 0
    if newest and newest.text == text:
        return newest
    if newest and number != on_top_of:
        raise Stale("text", theirs=newest.text, mine=text, version=number)
    page = DecisionPage.objects.create(number=number + 1, text=text, by=by)
    journal.record("decisions.published", about=page, by=by, number=page.number)
    return page
