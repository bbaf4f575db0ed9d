"""What the night’s job would have published by now: the demo’s quarters, and how far setting up has come."""

from datetime import datetime

from alongside.insights.publishing import note_beginning, publish_settled
from alongside.trust.identity import acting_as


def tell(now: datetime) -> None:
    """Counted out of the history that is there, by the same rules."""
    with acting_as(None, "insights"):
        publish_settled(now.date())
        note_beginning(now.date())
