"""What ends with an employment, for many people at once. One person's is `person.leave(on=)`."""

from datetime import date
from uuid import UUID

from ..models import Administration, Employment, HRScope, ReportingLine, Session
from . import tables

HELD = ((ReportingLine, "subject_id"), (HRScope, "partner_id"), (Administration, "person_id"))
ALSO_OF_THE_MISSING = ((Employment, "person_id"), (ReportingLine, "manager_id"))


def end_what_belongs_to(days: list[tuple[UUID, date]], today: date, *, missing: bool = False) -> None:
    """`missing`: no file names them, so their employment and the lines to their people end as well."""
    for model, column in (*HELD, *(ALSO_OF_THE_MISSING if missing else ())):
        tables.end(model, column, days)
    gone = [person for person, day in days if day <= today]
    for at in range(0, len(gone), 10_000):
        Session.objects.filter(person_id__in=gone[at : at + 10_000]).delete()
