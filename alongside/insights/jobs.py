"""Clock work: each night what has settled is published, and how far setting up has come is noted."""

import procrastinate

from alongside.people.models import company_day
from alongside.trust.identity import acting_as

from .publishing import note_beginning, publish_settled

tasks = procrastinate.Blueprint()


@tasks.task(name="publish_figures", queueing_lock="publish_figures")
def publish_figures(timestamp: int = 0) -> None:
    """The one purpose for which the database counts."""
    with acting_as(None, "insights"):
        publish_settled(company_day())
        note_beginning(company_day())
