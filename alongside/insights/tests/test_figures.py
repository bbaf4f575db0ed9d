"""The page of figures: for HR partners, of groups, as they were published; and the same as a file."""

import csv
import io
from datetime import date, timedelta

import pytest

from alongside.foundation.testing import as_owner, statements_of
from alongside.people.models import Team
from alongside.people.testing import Cast, a_team, signed_in
from alongside.trust.testing import acting_as

from ..models import Figure, Membership, Release
from ..testing import a_release, begun, people_of

pytestmark = pytest.mark.django_db
PAGE, FILE = "/insights/", "/insights/figures.csv"


def page(person: object, address: str = PAGE) -> str:
    return signed_in(person).get(address).content.decode()  # type: ignore[arg-type]


def test_an_hr_partner_sees_groups_and_no_name(cast: Cast) -> None:
    a_release(team=a_team("Customer care"))
    said = page(cast.lucia)
    assert "33 of 40" in said and "Customer care" in said and "about 80%" in said
    main = said.split("<main")[1].split("</main>")[0]
    assert not [who for who in ("Amira", "Jonas", "Inês", "Otto") if who in main]


def test_before_anything_is_published_it_says_so(cast: Cast) -> None:
    said = page(cast.lucia)
    assert "No quarter is published yet" in said and "two weeks after its end" in said


def test_a_table_stands_beside_each_chart_and_a_sentence_says_it(cast: Cast) -> None:
    a_release(date(2025, 1, 1)), a_release(date(2025, 4, 1))
    said = page(cast.lucia)
    assert said.count('class="plot"') == said.count('class="as-table"') == 1
    sentence = "Talked: 82% in Q1 2025, 82% in Q2 2025."
    assert f'aria-label="{sentence}"' in said and f'<p class="fig-n">{sentence}</p>' in said


def test_every_quarter_has_its_address_and_there_is_no_filter(cast: Cast) -> None:
    a_release(date(2025, 1, 1)), a_release(date(2025, 4, 1))
    assert "Q1 2025, as it was published" in page(cast.lucia, "/insights/2025-1/")
    assert "Q2 2025, as it was published" in page(cast.lucia, "/insights/?from=2025-02-03&team=x&kind=check_in")
    assert signed_in(cast.lucia).get("/insights/2025-3/").status_code == 404
    assert signed_in(cast.lucia).get("/insights/nonsense/").status_code == 404


def test_teams_outside_the_scope_are_not_there(cast: Cast) -> None:
    release = a_release(team=a_team("Customer care"))
    with as_owner():
        figure = {"people_from": 10, "people_to": 19, "tenths": 3}
        Figure.objects.create(release=release, measure="talked", team=a_team("Sales"), **figure)
    hal = page(cast.hal)
    assert "Sales" in hal and "about 30%" in hal and "Customer care" not in hal and "about 80%" not in hal
    assert "about 30%" not in page(cast.lucia)


def test_an_hr_partner_reads_nothing_of_their_own_team(cast: Cast) -> None:
    """Lucía looks after the team she is in, too: its figures are about her."""
    people = a_team("People")
    with as_owner():
        cast.lucia.partner_for(team=people)
        part = a_team("Payroll", parent=people)
    release = a_release(team=people)
    with as_owner():
        Figure.objects.create(release=release, measure="talked", team=part, people_from=10, people_to=19, tenths=4)
    with acting_as(cast.lucia):
        assert set(Figure.objects.filter(team__isnull=False).values_list("team__name", flat=True)) == {"Payroll"}
    said = page(cast.lucia)
    assert "about 40%" in said and "about 80%" not in said


@pytest.mark.parametrize("who", ["amira", "jonas", "ines", "ada", "otto", "noor"])
def test_nobody_else_reads_any_figure(cast: Cast, who: str) -> None:
    a_release(team=a_team("Support"))
    person = getattr(cast, who)
    assert signed_in(person).get(PAGE).status_code == 403
    assert signed_in(person).get(FILE).status_code == 403
    with acting_as(person):
        assert not Figure.objects.exists() and not Release.objects.exists()


def test_who_was_counted_is_read_by_nobody(cast: Cast) -> None:
    release = a_release()
    with as_owner():
        Membership.objects.create(release=release, team=a_team("Support"), people=[cast.amira.pk])
    for person in (cast.lucia, cast.hal, cast.ada, cast.amira):
        with acting_as(person):
            assert not Membership.objects.exists()


def test_a_scope_that_ended_shows_nothing_more(cast: Cast) -> None:
    a_release(team=a_team("Customer care"))
    with as_owner():
        cast.lucia.hr_scopes.get().end()
    assert signed_in(cast.lucia).get(PAGE).status_code == 403


def test_the_file_holds_what_the_page_holds(cast: Cast) -> None:
    a_release(team=a_team("Customer care"))
    rows = list(csv.DictReader(io.StringIO(signed_in(cast.lucia).get(FILE).content.decode("utf-8-sig"))))
    assert [(row["group"], row["name"], row["count"], row["about_percent"]) for row in rows] == [
        ("everyone", "", "33", ""),
        ("team", "Customer care", "", "80"),
    ]
    hal = list(csv.DictReader(io.StringIO(signed_in(cast.hal).get(FILE).content.decode("utf-8-sig"))))
    assert [row["group"] for row in hal] == ["everyone"]


def test_the_file_asks_for_a_fresh_proof(cast: Cast) -> None:
    answer = signed_in(cast.lucia, ago=timedelta(hours=1)).get(FILE)
    assert answer.status_code == 302 and answer.headers["Location"].startswith("/proof/")


def test_no_name_becomes_a_formula(cast: Cast) -> None:
    a_release(team=a_team("Customer care"))
    with as_owner():
        Team.objects.filter(name="Customer care").update(name="=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in signed_in(cast.lucia).get(FILE).content.decode()


def test_setting_up_is_shown(cast: Cast) -> None:
    people_of(a_team("Support"), 30)
    begun()
    said = page(cast.lucia)
    assert "Setting up" in said and "Had a first talk planned" in said and "10% or fewer" in said


def test_the_page_costs_the_same_with_more_quarters(cast: Cast) -> None:
    a_release(date(2025, 1, 1), team=a_team("Customer care"))
    browser = signed_in(cast.lucia)
    few = len(statements_of(browser, PAGE))
    a_release(date(2025, 4, 1), team=a_team("Customer care"))
    assert len(statements_of(browser, PAGE)) == few <= 12


def test_nothing_is_written_here(cast: Cast) -> None:
    a_release()
    assert signed_in(cast.lucia).post(PAGE).status_code == 405
    assert signed_in(cast.lucia).post(FILE).status_code == 405
