"""A random company with something in every table there is, and with facts that contradict each other."""

from alongside.conversations import models as m
from alongside.conversations.testing_companies import conversations
from alongside.people.testing_companies import Company, a_random_company, import_files
from alongside.single_sign_on.testing_companies import company_accounts
from alongside.trust.testing_companies import data_requests


def a_whole_company(seed: int) -> Company:
    return a_random_company(seed, conversations, data_requests, import_files, company_accounts, contradictions)


def contradictions(company: Company) -> None:
    """Private parts in another's preparation, answers of somebody else: no fault in the facts may show more."""
    for model in (m.PrivatePreparation, m.Answer, m.Heard):
        for row in company.of(model):
            if company.happens(0.25):
                row.author = company.one_of(company.people)
