"""The clock's work in this room."""

import procrastinate

from alongside.people.models import Person, company_day
from alongside.trust.identity import acting_as

from .models import Request
from .notices import tell_who_is_asked

tasks = procrastinate.Blueprint()


@tasks.task(name="tell_who_is_asked", queueing_lock="tell_who_is_asked")
def tell_whom_it_opens_to(timestamp: int = 0) -> None:
    """A request that waited for its day is told on that day, in the name of whoever asked."""
    with acting_as(None, "reminders"):
        due = Request.objects.filter(opens_on=company_day(), answer__isnull=True, refusal__isnull=True)
        found = list(due.filter(of__isnull=False, by__in=Person.objects.employed()).select_related("by", "about", "of"))
    for request in found:
        with acting_as(request.by_id, "reminders"):
            tell_who_is_asked(request)
