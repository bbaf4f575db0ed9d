"""Data requests and times of keeping in random companies, for the comparison of Python and SQL."""

from datetime import timedelta

from alongside.people.models import Administration
from alongside.people.testing_companies import Company

from .models import Archive, DecisionPage, KeepingTime


def data_requests(company: Company) -> None:
    """Archives of some; times that administrators chose and others did not, some of them still to come."""
    administrators = {administration.person for administration in company.of(Administration)}
    for number, person in enumerate(company.people, start=1):
        company.add(DecisionPage, number=number, text=company.words("Decided in"), by=person)
        if person in administrators or company.happens(0.5):
            company.add(Archive, person=person)
            for days in (-1, 5):
                holds_from = company.today + timedelta(days=days)
                company.add(KeepingTime, clock="talks", number=24, holds_from=holds_from, by=person)
