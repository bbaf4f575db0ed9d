"""Goals in random companies: proposed and agreed, of every visibility, with what belongs to them."""

from datetime import timedelta

from alongside.people.models import Person, ReportingLine
from alongside.people.testing_companies import Company

from . import models as m


def goals(company: Company) -> None:
    """Some of each visibility for most people, some proposed by another; lines on scorecards; what roles expect."""
    for model in (m.Goal, m.Milestone, m.ScorecardLine):
        company.of(model)
    for number, person in enumerate(company.people):
        person.title = f"Role {number % 4}" if company.happens(0.8) else ""
        for visibility in m.Goal.Visibility.values:
            if company.happens(0.5):
                _goal(company, person, visibility)
        if company.happens(0.5):
            _line(company, person)
    company.add(m.GoalTemplate, title=company.words("Template"), by=company.one_of(company.people))
    for role in ("", "ROLE 0", "ROLE 1", "ROLE 2", "ROLE 3"):
        by = company.one_of(company.people)
        company.add(m.RoleExpectation, role=role, text=company.words("Text"), by=by, since=company.day())


def _goal(company: Company, owner: Person, visibility: str) -> None:
    near = [owner, company.one_of(company.people), *_managers(company, owner)]
    by = company.one_of(near)
    agreed_at = company.now if company.happens(0.6) else None
    goal = company.add(
        m.Goal,
        title=company.words("Goal"),
        owner=owner,
        proposed_by=by,
        visibility=visibility,
        agreed_at=agreed_at,
        start=company.today,
        due=company.today + timedelta(days=60),
    )
    company.add(m.Milestone, goal=goal, title=company.words("Stop"), due=company.today, by=company.one_of(near))
    company.add(m.CheckIn, goal=goal, by=owner, day=company.today, said=company.words("Said"))
    company.add(m.Agreement, goal=goal, by=company.one_of(near), words=1)
    company.add(m.Pause, goal=goal, starts_on=company.today, ends_on=company.today, by=company.one_of(near))
    company.add(m.Revision, goal=goal, by=company.one_of(near), reason=company.words("Reason"), before={}, after={})
    if company.happens(0.5):
        learned = company.words("Learned")
        company.add(m.Closure, goal=goal, outcome="partly", learned=learned, by=company.one_of(near))


def _managers(company: Company, subject: Person) -> list[Person]:
    return [line.manager for line in company.of(ReportingLine) if line.subject is subject]


def _line(company: Company, subject: Person) -> None:
    two = [subject, *_managers(company, subject)]
    line = company.add(m.ScorecardLine, subject=subject, text=company.words("Line"), by=company.one_of(two))
    company.add(m.Look, line=line, by=company.one_of(two), day=company.today, note=company.words("Note"))
