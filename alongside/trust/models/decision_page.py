"""DecisionPage: the company's own page on how decisions on pay, promotion and dismissal are made, in dated versions."""

from __future__ import annotations

from django.db import connection, models, transaction
from django.urls import reverse

from alongside.foundation.records import Record, Stale
from alongside.journal import actions as journal
from alongside.people.models import Person

LOCK = 7_203_003  # one writer at a time, the first version included


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
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
    newest = DecisionPage.objects.first()
    number = newest.number if newest else 0
    if newest and newest.text == text:
        return newest
    if newest and number != on_top_of:
        raise Stale("text", theirs=newest.text, mine=text, version=number)
    page = DecisionPage.objects.create(number=number + 1, text=text, by=by)
    journal.record("decisions.published", about=page, by=by, number=page.number)
    return page
