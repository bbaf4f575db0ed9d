"""A scorecard: its lines, and what each of the two saw on the days they looked."""

from dataclasses import dataclass
from datetime import date

from alongside.people.models import Person
from alongside.trust.reading import noted

from .. import policies
from ..models import MOST_LINES, ScorecardLine


@dataclass(frozen=True)
class Scorecard:
    subject: Person
    reader: Person
    lines: list[ScorecardLine]
    ended: list[ScorecardLine]
    may_write: bool

    @property
    def to_be(self) -> ScorecardLine:
        """A line about to be written, as the receipt of its box needs it."""
        return ScorecardLine(subject=self.subject)

    @property
    def is_own(self) -> bool:
        return self.subject.pk == self.reader.pk

    @property
    def is_full(self) -> bool:
        return len(self.lines) >= MOST_LINES

    @property
    def again_on(self) -> date | None:
        """When both look again, as was agreed last."""
        looks = [look for line in self.lines for look in line.looks.all() if look.again_on]
        return max(looks, key=lambda look: look.created_at).again_on if looks else None

    @property
    def days(self) -> list[date]:
        """Days on which somebody looked, newest first."""
        return sorted({look.day for line in self.lines for look in line.looks.all()}, reverse=True)


def scorecard(reader: Person, subject: Person) -> Scorecard:
    lines = ScorecardLine.objects.filter(policies.scorecards_visible_to(reader), subject=subject).select_related("by")
    found = list(lines.prefetch_related("looks__by"))
    noted(reader, "scorecard", found[:1])  # looked at as a whole: one line of the log for all of it
    return Scorecard(
        subject=subject,
        reader=reader,
        lines=[line for line in found if line.ended_on is None],
        ended=[line for line in found if line.ended_on is not None],
        may_write=policies.may_write_scorecard(reader, subject),
    )
