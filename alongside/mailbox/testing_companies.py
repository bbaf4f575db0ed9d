"""Secret addresses of a random company's people, and letters that were dealt with."""

from alongside.people.testing_companies import Company

from . import models as m


def mailbox(company: Company) -> None:
    for person in company.people:
        if company.happens(0.4):
            company.add(m.MailAddress, person=person, token_hash=f"{company.dice.getrandbits(128):032x}")
    if company.happens(0.5):
        company.add(m.Outage, setup="0" * 64, problem="away")
    for number in range(2):
        fingerprint = f"{company.dice.getrandbits(128):032x}"
        company.add(m.Arrival, place=f"1:{number}:{fingerprint[:9]}", fingerprint=fingerprint, is_taken=True)
