"""Opening: somebody who is not one of its two people read a record. One row a record, reader and day; no content.

Rows are written by `trust.note_opening()` alone (sql/openings.sql), read by the person concerned, and deleted by the
clock after twelve months.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.foundation.records import Record
from alongside.people.models import Person

AS = {
    "hr": _("as HR partner"),
    "required": _("as HR partner: whether it was held, and the day"),
    "manager": _("as manager"),
    "companion": _("as companion"),
    "skip": _("as the manager’s manager"),
    "dotted": _("by a dotted line"),
    "former": _("as former manager"),
}


class Opening(Record):
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    relation = models.CharField(max_length=10)  # what justified it: one of *reach*, or as its room says
    writing = models.CharField(max_length=30)
    thing = models.UUIDField()
    day = models.DateField()

    class Meta:
        ordering = ["-day", "-created_at"]
        constraints = [models.UniqueConstraint(fields=["thing", "reader", "day", "writing"], name="opened_once_a_day")]
        indexes = [models.Index(fields=["subject", "-day"]), models.Index(fields=["day"])]

    @property
    def as_words(self) -> str:
        """What let them read it."""
        return str(AS.get(self.relation, _("as reader")))
