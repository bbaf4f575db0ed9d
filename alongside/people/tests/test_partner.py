"""`alongside people partner`: HR scopes from the command line."""

import pytest
from click.testing import CliRunner

from alongside.foundation.testing import as_owner
from alongside.people.commands import people
from alongside.people.models import Person, Reach
from alongside.people.testing import a_person, a_team

pytestmark = pytest.mark.django_db


def said(*words: str) -> tuple[int, str]:
    with as_owner():
        done = CliRunner().invoke(people, ["partner", *words])
    return done.exit_code, done.output + str(done.exception or "")


def reached_by(partner: Person) -> set[str]:
    return set(Reach.objects.filter(actor=partner, relation=Reach.HR).values_list("subject__name", flat=True))


def test_partner_looks_after_a_team_until_it_ends() -> None:
    team = a_team("Werkstatt")
    a_person("Mei Lin", team=team)
    hr = a_person("Lucía Romero")
    assert said(str(hr.email), "--team", "Werkstatt")[0] == 0
    assert reached_by(hr) == {"Mei Lin"}
    assert said(str(hr.email), "--team", "Werkstatt")[0] == 0
    assert hr.hr_scopes.current().count() == 1
    assert said(str(hr.email), "--team", "Werkstatt", "--end")[0] == 0
    assert reached_by(hr) == set()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nobody@example.org", "--team", "Werkstatt"), "Nobody who works here"),
        (("lucia.romero@example.org", "--team", "Nowhere"), "There is no team Nowhere"),
        (("lucia.romero@example.org", "--person", "x@example.org"), "There is no person"),
    ],
)
def test_what_is_not_known_is_refused_with_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    a_team("Werkstatt")
    a_person("Lucía Romero")
    code, output = said(*words)
    assert code != 0
    assert sentence in output


def test_neither_team_nor_person_is_a_usage_error() -> None:
    assert said("lucia.romero@example.org")[0] == 2
