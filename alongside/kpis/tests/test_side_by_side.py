"""What each season usually is, and teams side by side: the picture, its sentence and its table."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.foundation.testing_paper import without_blanks, words_on
from alongside.people.models import Team
from alongside.people.testing import Cast, a_person, signed_in, the_cast

from ..models import Kpi, Reading
from ..testing import a_kpi

pytestmark = pytest.mark.django_db
VECTOR = json.loads((Path(__file__).parent / "vectors" / "kpi_seasonal.json").read_text(encoding="utf-8"))
QUARTERS = [100.0, 110, 130, 90, 104, 116, 137, 95]


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@by_owner
def on_days(kpi: Kpi, days: list[date], values: list[float], of: float | None = None, fresh: int = 0) -> None:
    now = timezone.now()
    opened = len(values) - fresh
    Reading.objects.bulk_create(
        Reading(kpi=kpi, day=day, value=value, of=of, opens_at=now + timedelta(days=2 if at >= opened else -30))
        for at, (day, value) in enumerate(zip(days, values, strict=True))
    )


def quarters(count: int) -> list[date]:
    """First days of quarters, from January of a year far enough back."""
    return [date(2020 + n // 4, 1 + 3 * (n % 4), 1) for n in range(count)]


def quarterly(cast: Cast, values: list[float], days: list[date] | None = None, fresh: int = 0) -> str:
    kpi = a_kpi(cast.amira, "Revenue", rhythm="quarter")
    on_days(kpi, days or quarters(len(values)), values, fresh=fresh)
    return signed_in(cast.jonas).get(kpi.get_absolute_url()).content.decode()


# --- seasons ----------------------------------------------------------------------------------------------------------
def test_from_two_full_years_each_quarter_is_shown_as_the_reference_has_it(cast: Cast) -> None:
    page = quarterly(cast, QUARTERS)
    assert "What each season usually is" in page and "Limits without the season need three full cycles." in page
    relatives = (0.925293, 1.024902, 1.210846, 0.838959)
    for number, relative in enumerate(relatives, 1):
        assert f'<th scope="row">Quarter {number}</th><td>{round(100 * relative)} %</td>' in page
    assert "lowest in Quarter 4 (84 %), highest in Quarter 3 (121 %)" in page
    assert "Without its season the last reading would be 113." in page


def test_from_three_full_years_the_last_reading_is_read_without_its_season(cast: Cast) -> None:
    assert "Read without its season: Usual range." in quarterly(cast, [*QUARTERS, 102, 113, 133, 92])


def test_a_change_inside_a_season_is_seen(cast: Cast) -> None:
    calm = [v + n for n, v in enumerate([100.0, 110, 130, 90] * 4)]
    assert "Read without its season: Changed." in quarterly(cast, [*calm[:-1], 240.0])


def test_under_two_years_it_is_compared_with_a_year_ago_and_says_so(cast: Cast) -> None:
    page = quarterly(cast, QUARTERS[:7])
    assert "At the same time one cycle before it was 130." in page and "What each season usually is" not in page


def test_with_a_hole_in_the_readings_nothing_is_said_of_seasons(cast: Cast) -> None:
    days = quarters(9)
    page = quarterly(cast, QUARTERS, [*days[:3], *days[4:]])
    assert "season" not in page and "one cycle before" not in page


def test_jonas_reads_no_season_out_of_a_fresh_reading(cast: Cast) -> None:
    page = quarterly(cast, QUARTERS, fresh=1)
    assert "What each season usually is" not in page and "one cycle before it was 130" in page


# --- teams ------------------------------------------------------------------------------------------------------------
@by_owner
def teams_of_ines(cast: Cast, counts: dict[str, tuple[int, int]], last: date | None = None) -> dict[str, Kpi]:
    """Inês leads one person in each team; every team has the same share."""
    found = {}
    for name, (many, of) in counts.items():
        team = Team.objects.create(name=name)
        a_person(f"Member {Team.objects.count()}", manager=cast.ines, team=team)
        found[name] = a_kpi(None, "Answered in time", team=team, by=cast.ines, is_share=True)
        on_days(found[name], [last or timezone.localdate()], [float(many)], of=of)
    return found


FOUR = {"Zurich": (80, 100), "Berlin": (16, 20), "Aarhus": (410, 500), "Malmö": (56, 100)}


def side_by_side(cast: Cast, who: str = "ines") -> str:
    answer = signed_in(getattr(cast, who)).get(reverse("kpis:teams"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_teams_stand_side_by_side_in_the_order_of_their_names(cast: Cast) -> None:
    teams_of_ines(cast, FOUR)
    page = side_by_side(cast)
    table = page[page.index("<tbody>") :]
    places = [table.index(name) for name in sorted(FOUR)]
    assert places == sorted(places)
    assert "Beyond what teams of their size usually differ by: Malmö." in page
    assert table.count("Beyond what teams of this size") == 1 and table.count("As usual.") == 3
    assert "16 of 20" in table and page.count('class="dot mark"') == 1
    assert reverse("kpis:teams") in signed_in(cast.ines).get(reverse("kpis:index")).content.decode()


def test_two_teams_are_no_funnel(cast: Cast) -> None:
    teams_of_ines(cast, {"Zurich": (80, 100), "Berlin": (16, 20)})
    assert "Nothing to put side by side" in side_by_side(cast)


def test_a_reading_of_another_time_does_not_stand_beside_the_others(cast: Cast) -> None:
    teams_of_ines(cast, dict(list(FOUR.items())[:3]))
    teams_of_ines(cast, {"Oslo": (1, 90)}, last=timezone.localdate() - timedelta(days=90))
    page = side_by_side(cast)
    assert "Oslo" not in page and "Zurich" in page


def test_whoever_reads_one_team_sees_no_other(cast: Cast) -> None:
    teams_of_ines(cast, FOUR)
    for who in ("amira", "jonas", "otto", "ada", "lucia"):
        page = side_by_side(cast, who)
        assert not any(name in page for name in FOUR), who


def test_ten_teams_of_equal_size_name_the_outermost_one(cast: Cast) -> None:
    """On the page and on paper: a reader of either is to know that the next reading tends back."""
    teams_of_ines(cast, {f"Team {n}": (80 + n, 100) for n in range(10)})
    said = "Of the outermost tenth: the next reading tends back to the middle by itself."
    on_page = side_by_side(cast).count(said)
    assert on_page >= 1
    paper = words_on(signed_in(cast.ines).get(reverse("kpis:teams_pdf")).content)
    assert paper.count(without_blanks(said)) == on_page


# --- on paper ---------------------------------------------------------------------------------------------------------
def test_a_season_is_on_the_paper_of_its_number(cast: Cast) -> None:
    kpi = a_kpi(cast.amira, "Revenue", rhythm="quarter")
    on_days(kpi, quarters(8), QUARTERS)
    words = words_on(signed_in(cast.jonas).get(reverse("kpis:pdf", args=[kpi.pk])).content)
    for said in ("What each season usually is", "lowest in Quarter 4 (84 %)", "the last reading would be 113."):
        assert without_blanks(said) in words, said


def test_teams_side_by_side_are_taken_along_by_whoever_reads_them(cast: Cast) -> None:
    teams_of_ines(cast, FOUR)
    answer = signed_in(cast.ines).get(reverse("kpis:teams_pdf"))
    assert answer["Content-Type"] == "application/pdf"
    words = words_on(answer.content)
    for said in (*FOUR, "16 of 20", "Beyond what teams of their size usually differ by: Malmö.", "As usual."):
        assert without_blanks(said) in words, said
    assert signed_in(cast.otto).get(reverse("kpis:teams_pdf")).status_code == 404
