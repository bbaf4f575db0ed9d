"""What a random company's people asked for, answered, chose and opened: every table of this room."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from alongside.people.models import Administration, Person
from alongside.people.testing_companies import Company

from . import models as m

ANSWERS = (("", ""), ("released", ""), ("withheld", "others"), ("gone", ""))


def data_requests(company: Company) -> None:
    """After whatever people wrote, so that there is something to hold."""
    written = list(_written(company))
    for person in company.people:
        if company.happens(0.4):
            company.add(m.Archive, person=person)
        if company.happens(0.4):
            _enquiry(company, person, written)
        if company.happens(0.4):
            _opening(company, person)
    _house(company)


def _written(company: Company) -> Iterator[tuple[Any, UUID]]:
    """Things with an author, and whose they are."""
    for rows in list(company.rows.values()):
        yield from ((row, row.author_id) for row in rows if getattr(row, "author_id", None))


def _enquiry(company: Company, person: Person, written: list[tuple[Any, UUID]]) -> None:
    enquiry = company.add(m.Enquiry, person=person)
    company.add(m.EnquiryProgress, enquiry=enquiry, answer_by=company.day())
    theirs = [one for one in written if one[1] != person.pk]
    for thing, author in company.dice.sample(theirs, min(5, len(theirs))):
        decision, reason = company.one_of(ANSWERS)
        company.add(
            m.Holding, enquiry=enquiry, subject=person, author_id=author, thing_type=thing._meta.label,
            thing_id=thing.pk, decision=decision, reason=reason, decided_at=company.now if decision else None,
        )  # fmt: skip


def _opening(company: Company, person: Person) -> None:
    reader = company.somebody_but(person)
    if reader:
        said = {"relation": "hr", "writing": "recap", "thing": person.pk, "day": company.today}
        company.add(m.Opening, subject=person, reader=reader, **said)


def _house(company: Company) -> None:
    """How decisions are made, how long things are kept, what the clocks did, and who was erased."""
    administrators = [row.person for row in company.of(Administration)]
    for number in range(3):
        by, day = company.one_of([*company.people, *administrators * 9]), company.today + timedelta(days=number - 1)
        company.add(m.DecisionPage, number=9_000 + number, text=company.words("Decisions"), by=by)
        company.add(m.KeepingTime, clock="talks", number=24, holds_from=day, by=by)
        company.add(m.Forgetting, clock=f"any {number}", day=day, number=24)
    company.add(m.Erasure, person=company.one_of(company.people), pseudonym=company.words("Former colleague"))
