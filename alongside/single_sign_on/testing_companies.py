"""Whose account at the provider is whose, in a random company."""

from alongside.people.testing_companies import Company

from .models import CompanyAccount


def company_accounts(company: Company) -> None:
    for person in company.people:
        if company.happens(0.3):
            company.add(CompanyAccount, person=person, issuer="https://login.example.org", subject=str(person.pk))
