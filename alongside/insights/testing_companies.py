"""Published figures in random companies, for the comparison of Python and SQL: of everyone, of teams, of kinds."""

from datetime import date

from alongside.conversations.models import Template
from alongside.people.models import Administration, Team
from alongside.people.testing_companies import Company

from .models import Beginning, Figure, GroupSize, Membership, Release


def figures(company: Company) -> None:
    release = company.add(Release, starts_on=date(2025, 1, 1), least=7)
    small = {"people_from": 10, "people_to": 19, "tenths": 5}
    company.add(Figure, release=release, measure="talked", **small)
    for team in company.of(Team):
        company.add(Figure, release=release, measure="talked", team=team, **small)
        company.add(Membership, release=release, team=team, people=[person.pk for person in company.people])
    for kind in company.of(Template)[:2]:
        company.add(Figure, release=release, measure="held", kind=kind, **small)
    company.add(Beginning, day=company.today, people=40, invited=9, signed_in=8, planned=7)
    company.add(GroupSize, number=6, by=company.one_of(company.people))
    for administration in company.of(Administration):
        company.add(GroupSize, number=6, by=administration.person)
