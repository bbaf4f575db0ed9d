"""A number is not explained by naming a colleague who was away: the form asks once, gently, and keeps nothing of it."""

import pytest
from django.urls import reverse

from alongside.journal.models import Entry
from alongside.people.testing import Cast, a_person, signed_in, the_cast

from ..models import ContextNote, Reading
from ..naming import names_somebody_away
from ..testing import a_kpi, readings_of

NAMES = ["Otto Lindqvist", "Jonas Weber", "Inês Duarte", "Will May", "Anna Berg", "Anna Holt", "Li Wei", "June Park"]


@pytest.mark.parametrize(
    "text",
    [
        "Otto was away that week.",
        "Half the queue lay still. otto lindqvist was on parental leave.",
        "Because of Otto’s absence the letters waited.",
        "It went up with Jonas off sick.",
        "Inês is ill, so I took both.",
        "Otto's leave began on Monday.",
        "The absence of Otto left a gap.",
        "Anna Berg had two days off.",
        "Will May was still away.",
        "June Park on holiday",
        "Li Wei called in sick twice.",
        "Jonas was off on Thursday and Friday.",
    ],
)
def test_a_colleague_who_was_away_is_noticed(text: str) -> None:
    assert names_somebody_away(text, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Two of us were away.",
        "I was on leave.",
        "Otto changed the form on Monday.",
        "Otto switched off the old queue.",
        "Jonas gave away forty licences.",
        "Jonas asked us to leave the second queue open.",
        "Otto found it right away.",
        "The meter was off by two, Otto says.",
        "We were off the target, as Jonas wrote.",
        "Otto mended the form. Two of us were away.",
        "In May two of us were away.",
        "Will be away in June, all of us.",
        "Anna was away.",
        "The Otto-cycle pump was ill fitted, half of us were away",
        "Ottoman orders: three were away",
        "otto was away",
        "In the absence of rain, Otto reports, the pumps stood still.",
        "Jonas est absent.",
        "",
    ],
)
def test_what_names_nobody_or_no_absence_is_left_alone(text: str) -> None:
    """A first name that two have, or that is a word; names inside words; two sentences; no absence."""
    assert not names_somebody_away(text, NAMES)


def test_where_nobody_else_works_nobody_is_named() -> None:
    assert not names_somebody_away("Otto was away.", []) and not names_somebody_away("Otto was away.", [" "])


# --- on the page ------------------------------------------------------------------------------------------------------
@pytest.fixture
def cast(db: None) -> Cast:
    return the_cast()


@pytest.fixture
def reading(cast: Cast) -> Reading:
    return readings_of(a_kpi(cast.amira), [40.0, 41])[-1]


def said(reading: Reading, text: str, **also: str) -> dict[str, str]:
    return {"about": "away", "text": text, **also}


def test_the_form_asks_once_and_keeps_the_words(cast: Cast, reading: Reading) -> None:
    place, before = reverse("kpis:notes", args=[reading.pk]), Entry.objects.count()
    text = f"{cast.otto.short_name} was away."
    answer = signed_in(cast.amira).post(place, said(reading, text))
    page = answer.content.decode()
    assert answer.status_code == 422 and "It names a colleague who was away." in page and text in page
    assert (ContextNote.objects.count(), Entry.objects.count()) == (0, before), "nothing is kept of it"
    assert signed_in(cast.amira).post(place, said(reading, text, as_it_is="1")).status_code == 303
    assert ContextNote.objects.get().text == text


def test_other_words_and_ones_own_absence_are_not_asked_about(cast: Cast, reading: Reading) -> None:
    place = reverse("kpis:notes", args=[reading.pk])
    assert "It names" not in signed_in(cast.amira).get(place).content.decode()
    for text in ("Two of us were away.", f"{cast.amira.name} was away."):
        assert signed_in(cast.amira).post(place, said(reading, text)).status_code == 303
    assert ContextNote.objects.count() == 2


def test_a_first_name_that_two_have_names_nobody(cast: Cast, reading: Reading) -> None:
    a_person(f"{cast.otto.short_name} Other")
    place = reverse("kpis:notes", args=[reading.pk])
    assert signed_in(cast.amira).post(place, said(reading, f"{cast.otto.short_name} was away.")).status_code == 303
