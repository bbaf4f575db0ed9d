"""Quiet hours: mail that can wait comes within its reader's working hours."""

from datetime import datetime, timedelta

from alongside.people.models import Person

LONGEST = timedelta(days=400)  # somebody may be away for a year


def next_working_moment(person: Person, at: datetime) -> datetime:
    """`at` itself if they are at work then, else when their next working day begins, in their zone."""
    local = at.astimezone(person.tzinfo)
    if person.is_at_work_on(local.date()) and person.works_from <= local.time() < person.works_until:
        return at
    day = local.date() if local.time() < person.works_from else local.date() + timedelta(days=1)
    for later in range(LONGEST.days):
        if person.is_at_work_on(day + timedelta(days=later)):
            begins = datetime.combine(day + timedelta(days=later), person.works_from, tzinfo=person.tzinfo)
            return begins.astimezone(at.tzinfo)
    return at
