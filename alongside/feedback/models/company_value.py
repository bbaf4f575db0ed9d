"""Company value: a few words this company wants to be known for, kept by HR. Recognition may name one."""

from __future__ import annotations

from django.db import IntegrityError, models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person


class CompanyValue(Record):
    name = models.CharField(max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="one_company_value_of_a_name")]

    @transaction.atomic
    def drop(self, *, by: Person) -> None:
        """It is offered no longer. Recognition that named it keeps its words."""
        journal.record("company_value.dropped", about=self, by=by, concerns=[by])
        self.delete()


@transaction.atomic
def keep_value(name: str, *, by: Person) -> CompanyValue:
    try:
        with transaction.atomic():
            value = CompanyValue.objects.create(name=name, by=by)
    except IntegrityError:
        raise NotPossible(_("“%(name)s” is in the list already.") % {"name": name}) from None
    journal.record("company_value.kept", about=value, by=by, concerns=[by])
    return value
