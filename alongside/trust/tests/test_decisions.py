"""How decisions are made here: written by an HR partner, dated, read by everyone; empty, it says so."""

from typing import Any

import pytest
from django.db import ProgrammingError

from alongside.foundation.testing import as_owner
from alongside.journal.models import Entry
from alongside.people.testing import Cast, signed_in
from alongside.trust.models import DecisionPage
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
PAGE = "/how-decisions-are-made/"
FIRST = "Pay is decided in March.\n\n- by the head of the team\n- from the goals, **never** from check-ins"


def publish(cast: Cast, text: str, version: int) -> Any:
    return signed_in(cast.lucia).post(PAGE, {"text": text, "version": version})


def test_an_hr_partner_writes_it_and_everyone_reads_it(cast: Cast) -> None:
    assert publish(cast, FIRST, 0).status_code == 303
    for somebody in (cast.amira, cast.jonas, cast.ada, cast.otto):
        page = signed_in(somebody).get(PAGE).content.decode()
        assert "Pay is decided in March." in page and "<strong>never</strong>" in page
        assert "Version 1, written by Lucía Romero on" in page


def test_where_it_is_empty_it_says_so(cast: Cast) -> None:
    page = signed_in(cast.amira).get(PAGE).content.decode()
    assert "Your company has not said it yet" in page and "Write it" not in page
    assert "Write it" in signed_in(cast.hal).get(PAGE).content.decode()


def test_what_is_recorded(cast: Cast) -> None:
    publish(cast, FIRST, 0)
    with as_owner():
        page, entry = DecisionPage.objects.get(), Entry.objects.get(event="decisions.published")
    assert (page.number, page.by, entry.by, entry.facts) == (1, cast.lucia, cast.lucia, {"number": 1})


def test_earlier_versions_stay_readable(cast: Cast) -> None:
    publish(cast, FIRST, 0)
    publish(cast, "Now it is decided in April.", 1)
    browser = signed_in(cast.amira)
    assert "Now it is decided in April." in browser.get(PAGE).content.decode()
    first = browser.get(f"{PAGE}1/").content.decode()
    assert "Pay is decided in March." in first and "April" not in first.split('<article class="decides"')[1][:400]
    assert browser.get(f"{PAGE}3/").status_code == 404


def test_saving_the_same_again_makes_no_version(cast: Cast) -> None:
    publish(cast, FIRST, 0)
    publish(cast, FIRST, 1)
    with as_owner():
        assert DecisionPage.objects.count() == 1


def test_two_who_write_at_once_lose_nothing(cast: Cast) -> None:
    publish(cast, FIRST, 0)
    answer = publish(cast, "Another beginning", 0)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Another beginning" in page and "Pay is decided in March." in page


def test_who_may_not(cast: Cast) -> None:
    for somebody in (cast.amira, cast.jonas, cast.ines, cast.ada):
        browser = signed_in(somebody)
        assert browser.get(f"{PAGE}new/").status_code == 403
        assert browser.post(PAGE, {"text": "Mine", "version": 0}).status_code == 403
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(cast.ada):
        DecisionPage.objects.create(number=1, text="Mine", by=cast.ada)


def test_an_empty_text_is_not_published_and_a_wrong_method_is_405(cast: Cast) -> None:
    assert publish(cast, "  ", 0).status_code == 422
    assert signed_in(cast.lucia).put(PAGE).status_code == 405
