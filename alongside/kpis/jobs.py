"""The clock's work on numbers: once a day, what the allowed sources hold."""

import procrastinate

from alongside.foundation.errors import NotPossible
from alongside.foundation.outgoing import Unreachable
from alongside.trust.identity import acting_as

from .actions import Line, take
from .fetching import fetch_lines
from .models import Kpi, Source

tasks = procrastinate.Blueprint()
PURPOSE = "fetching"


@tasks.task(name="fetch_due")
def fetch_due(timestamp: int = 0) -> None:
    """Each source by itself: one that does not answer keeps nobody from the others."""
    with acting_as(None, PURPOSE):
        due = list(Source.objects.due().select_related("address"))
    for source in due:
        fetch_one(source)


def fetch_one(source: Source) -> None:
    """Asked outside a transaction, written in one. What stood in the way is kept for whoever runs the house."""
    lines: list[Line] = []
    try:
        lines, problem = fetch_lines(source), ""
    except (NotPossible, Unreachable, OSError) as refused:
        problem = str(refused)
    except Exception as broken:  # a driver's own words may hold the address and its password
        problem = type(broken).__name__
    with acting_as(None, PURPOSE):
        if not problem:
            kpis = {k.key: k for k in Kpi.objects.standing().filter(fed_by=source).select_related("owner")}
            problem = " ".join(take([line for line in lines if line.key in kpis], kpis, by=None).problems)
        source.note_fetch(problem)
