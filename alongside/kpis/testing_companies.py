"""Numbers in random companies: of people and of teams, opened, released and fresh, with what stands beside them."""

from datetime import timedelta

from alongside.people.models import Person, Team
from alongside.people.testing_companies import Company

from .models import Contest, ContextNote, Correction, Kpi, Reading, Recalculation, Source, SourceAddress


def numbers(company: Company) -> None:
    """About two numbers for every three people, and some of teams."""
    for person in company.people:
        if company.happens(0.6):
            _number(company, person, None)
    for team in company.of(Team):
        if company.happens(0.7):
            _number(company, None, team)
    source = company.add(Source, name=company.words("Source"), kind="url", allowed_by=company.one_of(company.people))
    company.add(SourceAddress, source=source, address=company.words("Address"))


def _number(company: Company, owner: Person | None, team: Team | None) -> None:
    name, by = company.words("Number"), company.one_of(company.people)
    kpi = company.add(Kpi, name=name, key=name.replace(" ", "-").lower(), owner=owner, team=team, defined_by=by)
    if company.happens(0.3):
        company.add(Recalculation, kpi=kpi, since=company.today, reason=company.words("Reason"), by=by)
    for back in range(4):
        _reading(company, kpi, back, by)


def _reading(company: Company, kpi: Kpi, back: int, by: Person) -> None:
    opens_at = company.now + timedelta(hours=company.one_of((-50, -1, 1, 40)))
    released_at = company.now if company.happens(0.2) else None
    day = company.today - timedelta(days=back)
    reading = company.add(
        Reading, kpi=kpi, day=day, value=float(back), by=by, opens_at=opens_at, released_at=released_at
    )
    if company.happens(0.5):
        company.add(ContextNote, reading=reading, text=company.words("Note"), by=by)
    if company.happens(0.3):
        company.add(Contest, reading=reading, text=company.words("Contest"), by=by)
    if company.happens(0.3):
        company.add(Correction, reading=reading, was_value=1.0, by=by)
