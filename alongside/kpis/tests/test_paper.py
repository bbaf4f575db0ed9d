"""A number taken along on paper: for whoever reads it, with the same words as on the page."""

from typing import Any

import pytest
from django.urls import reverse

from alongside.foundation.testing import as_owner
from alongside.foundation.testing_paper import without_blanks, words_on
from alongside.people.testing import Cast, signed_in, the_cast

from ..models import Kpi, Reading
from ..testing import a_kpi, readings_of
from .test_kpis import CALM

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def a_number_with_words(cast: Cast, *, fresh: int = 0) -> tuple[Kpi, list[Reading]]:
    """The last reading has changed; the one before was noted, and is seen differently by Amira."""
    kpi = a_kpi(
        cast.amira, "Open cases & <calls>", target_kind="at_most", target_high=45, meaning="Cases older than a day."
    )
    read = readings_of(kpi, [*CALM, 44, 888], fresh=fresh)
    with as_owner():
        read[-2].note("The telephones were out", by=cast.jonas)
        read[-2].contest("Two teams share this queue", by=cast.amira)
        read[0].correct(value=41, by=cast.amira, reason="Counted twice")
    return kpi, read


def on_paper(kpi: Kpi, reader: Any) -> str:
    answer = signed_in(reader).get(reverse("kpis:pdf", args=[kpi.pk]))
    assert answer["Content-Type"] == "application/pdf"
    return words_on(answer.content)


def test_both_take_along_what_the_page_says(cast: Cast) -> None:
    kpi, _read = a_number_with_words(cast)
    for reader in (cast.amira, cast.jonas):
        words = on_paper(kpi, reader)
        for said in (
            "Open cases & <calls>",
            "Changed",
            "Not at target: 45 or less",
            "Cases older than a day.",
            "The telephones were out",
            "Two teams share this queue",
            "was 40 until",
            "The usual range is",
            "Amira Haddad",
        ):
            assert without_blanks(said) in words, said


def test_a_fresh_reading_is_on_its_owners_paper_alone(cast: Cast) -> None:
    kpi, _read = a_number_with_words(cast, fresh=1)
    assert "888" in on_paper(kpi, cast.amira)
    assert without_blanks("The newest is not read by anybody else yet.") in on_paper(kpi, cast.amira)
    assert "888" not in on_paper(kpi, cast.jonas)
    assert without_blanks("Usual range · 44") in on_paper(kpi, cast.jonas)


def test_without_readings_there_is_no_paper(cast: Cast) -> None:
    address = reverse("kpis:pdf", args=[a_kpi(cast.amira).pk])
    assert signed_in(cast.amira).get(address).status_code == 404
    assert signed_in(cast.amira).post(address).status_code == 405


def test_shares_and_limits_that_began_anew_come_out_too(cast: Cast) -> None:
    share = a_kpi(cast.amira, "On time", is_share=True, target_kind="between", target_low=0.8, target_high=0.95)
    readings_of(share, [42, 43, 41, 44] * 5, of=50)
    assert without_blanks("88 %") in on_paper(share, cast.jonas)
    moved = a_kpi(cast.amira, "Moved")
    read = readings_of(moved, [*CALM, *[value + 20 for value in CALM]])
    with as_owner():
        moved.recalculate(read[len(CALM)].day, reason="A second team joined", by=cast.jonas)
    assert without_blanks("A second team joined") in on_paper(moved, cast.amira)
