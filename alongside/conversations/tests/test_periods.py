"""Our period: one PDF between two dates, made by either, seen by both."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.conversations.models import promise
from alongside.foundation.testing import as_owner
from alongside.foundation.testing_paper import without_blanks, words_on
from alongside.journal.models import Entry
from alongside.kpis.testing import a_kpi, readings_of
from alongside.people.testing import Cast, signed_in, the_cast

from .test_recaps import a_recap, at, html

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def this_month() -> dict[str, str]:
    today = timezone.localdate()
    return {"since": f"{today - timedelta(days=20)}", "until": f"{today + timedelta(days=1)}"}


def test_period_is_made_by_one_and_seen_by_both(cast: Cast) -> None:
    recap = a_recap(cast)
    recap.confirm(by=cast.amira)
    pair = recap.conversation.relationship
    answer = signed_in(cast.jonas).get(at("period_pdf", pair), this_month())
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].isascii()
    words = words_on(answer.content)
    for said in ("Our period", "Introduce Amira to Sofia 0", "You let two people disagree 0"):
        assert without_blanks(said) in words
    assert without_blanks("Lead one meeting") not in words
    for person in (cast.amira, cast.jonas):
        browser = signed_in(person)
        page = html(browser.get(at("period", pair)))
        assert "made by Jonas" in page
        again = f"{at('period_pdf', pair)}?since={this_month()['since']}&until={this_month()['until']}"
        assert f'href="{again.replace("&", "&amp;")}"' in page
        assert without_blanks("You let two people disagree 0") in words_on(browser.get(again).content)


def test_numbers_both_read_are_in_it_and_fresh_readings_are_not(cast: Cast) -> None:
    pair = a_recap(cast).conversation.relationship
    kpi = a_kpi(cast.amira, "Open cases")
    readings_of(kpi, [40.0, 42, 39, 41, 43, 40, 41, 42, 40, 39, 41, 42, 58, 777], fresh=1)
    readings_of(a_kpi(cast.amira, "Long ago"), [1.0, 2, 3], last=timezone.localdate() - timedelta(days=200))
    a_kpi(cast.jonas, "His own")
    for reader in (cast.amira, cast.jonas):
        words = words_on(signed_in(reader).get(at("period_pdf", pair), this_month()).content)
        for said in ("Numbers both of us read", "Open cases", "Changed · 58", "The usual range is"):
            assert without_blanks(said) in words, said
        assert not any(without_blanks(hidden) in words for hidden in ("777", "Long ago", "His own"))


def test_period_is_journaled_once_a_day(cast: Cast) -> None:
    pair = a_recap(cast).conversation.relationship
    for _ in range(2):
        signed_in(cast.jonas).get(at("period_pdf", pair), this_month())
    entry = Entry.objects.get(event="period.made")
    assert entry.by == cast.jonas
    assert entry.concerns == [cast.amira.pk, cast.jonas.pk]


def test_period_leaves_out_what_nobody_answered_and_what_lies_outside(cast: Cast) -> None:
    pair = a_recap(cast).conversation.relationship
    with as_owner():
        promise(pair, "Next year", by=cast.jonas, due=timezone.localdate() + timedelta(days=400))
        pair.commitments.filter(text="Next year").update(accepted_at=timezone.now() - timedelta(days=90))
    words = words_on(signed_in(cast.amira).get(at("period_pdf", pair), this_month()).content)
    assert without_blanks("No recaps between these dates.") in words
    assert without_blanks("Introduce Amira to Sofia 0") in words
    assert without_blanks("Next year") not in words


@pytest.mark.parametrize(
    "dates",
    [
        {},
        {"since": "2026-11-31", "until": "2026-12-01"},
        {"since": "2026-11-20", "until": "2026-11-01"},
        {"since": "2020-01-01", "until": "2026-11-01"},
    ],
)
def test_period_of_impossible_dates_is_asked_for_again(cast: Cast, dates: dict[str, str]) -> None:
    pair = a_recap(cast).conversation.relationship
    assert signed_in(cast.amira).get(at("period_pdf", pair), dates).status_code == 422


@pytest.mark.parametrize("name", ["otto", "ada", "lucia", "ines"])
def test_period_is_not_there_for_others(cast: Cast, name: str) -> None:
    pair = a_recap(cast).conversation.relationship
    browser = signed_in(getattr(cast, name))
    assert browser.get(at("period", pair)).status_code == 404
    assert browser.get(at("period_pdf", pair), this_month()).status_code == 404


def test_former_manager_makes_a_period_without_drafts(cast: Cast) -> None:
    pair = a_recap(cast, host=cast.noor).conversation.relationship
    words = words_on(signed_in(cast.noor).get(at("period_pdf", pair), this_month()).content)
    assert without_blanks("You let two people disagree") not in words


def test_wrong_method_is_refused(cast: Cast) -> None:
    pair = a_recap(cast).conversation.relationship
    assert signed_in(cast.amira).post(at("period_pdf", pair)).status_code == 405


def test_period_asks_no_more_of_the_database_for_three(cast: Cast) -> None:
    recap = a_recap(cast)
    pair, browser, counts = recap.conversation.relationship, signed_in(cast.amira), []
    recap.confirm(by=cast.amira)
    for _ in range(2):
        browser.get(at("period_pdf", pair), this_month())
        with CaptureQueriesContext(connection) as asked:
            browser.get(at("period_pdf", pair), this_month())
        counts.append(len([q for q in asked if q["sql"].startswith("SELECT")]))
        a_recap(cast).confirm(by=cast.amira)
    assert counts[0] == counts[1]
    assert counts[0] <= 14  # a file, not a page


def test_period_begins_with_the_last_whole_quarter(cast: Cast) -> None:
    pair = a_recap(cast).conversation.relationship
    page = html(signed_in(cast.amira).get(at("period", pair)))
    today = timezone.localdate()
    until = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1) - timedelta(days=1)
    assert f'value="{until:%Y-%m-%d}"' in page
    assert f'value="{until:%Y-%m}-01"' not in page
    assert f'value="{date(until.year, until.month - 2, 1):%Y-%m-%d}"' in page
