"""The balance counts what its reader gave, received or may read, and nothing that is private between others."""

from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.feedback.balance import Balance, balance_of
from alongside.feedback.testing import feedback_for
from alongside.foundation.testing import statements_of
from alongside.people.models import Person, company_day
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
PLACE = "feedback:balance"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def seen_by(person: Person) -> Balance:
    with acting_as(person):
        return balance_of(person)


def page_of(person: Person) -> str:
    return signed_in(person).get(reverse(PLACE)).content.decode()


def test_given_and_received_by_month(cast: Cast) -> None:
    feedback_for(cast.amira, cast.jonas)
    feedback_for(cast.jonas, cast.amira)
    feedback_for(cast.otto, cast.amira, on=company_day() - timedelta(days=62))
    months = seen_by(cast.amira).months
    assert (months[0].given, months[0].received) == (1, 1)
    assert sum(month.given for month in months) == 2 and len(months) == 6


def test_private_feedback_of_others_changes_nothing_on_a_managers_page(cast: Cast) -> None:
    feedback_for(cast.amira, cast.jonas)
    feedback_for(cast.amira, cast.otto, audience="manager")
    before, page = seen_by(cast.jonas), page_of(cast.jonas)
    [of_amira] = before.led
    assert (of_amira.person, of_amira.by_you, of_amira.by_others) == (cast.amira, 1, 1)
    for number in range(3):
        feedback_for(cast.amira, cast.otto, f"Private {number}")
        feedback_for(cast.amira, cast.hal, f"Private too {number}")
    assert seen_by(cast.jonas) == before
    assert _without_tokens(page_of(cast.jonas)) == _without_tokens(page)


def _without_tokens(page: str) -> str:
    return page[page.index("<main") : page.index("</main")]


def test_nobody_above_or_beside_has_figures_of_anybody(cast: Cast) -> None:
    feedback_for(cast.amira, cast.otto, audience="manager")
    for other in (cast.lucia, cast.hal, cast.ada):
        assert seen_by(other).led == [] and seen_by(other).is_empty
    assert [(row.person, row.by_others) for row in seen_by(cast.ines).led] == [(cast.jonas, 0)]


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_with_many(cast: Cast, count: int) -> None:
    for number in range(count):
        feedback_for(cast.amira, cast.jonas, f"Line {number}")
    assert len(statements_of(signed_in(cast.jonas), reverse(PLACE))) <= 12


def test_wrong_method(cast: Cast) -> None:
    assert signed_in(cast.jonas).post(reverse(PLACE), {}).status_code == 405
