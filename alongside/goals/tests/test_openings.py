"""Who reads a goal or a scorecard by office, and not as one of its two, leaves a line its owner can see."""

import pytest
from django.urls import reverse

from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.models import Opening
from alongside.trust.testing import acting_as

from ..models import ScorecardLine, add_line
from ..testing import a_goal

pytestmark = pytest.mark.django_db
LISTS = ("goals:index", "goals:tree")


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def lines() -> list[tuple[str, str, str]]:
    found = Opening.objects.select_related("reader").order_by("reader__name", "writing")
    return [(line.reader.short_name, line.relation, line.writing) for line in found]


def places_of(cast: Cast) -> list[str]:
    return [
        reverse("goals:of", args=[cast.amira.pk]),
        f"{reverse('goals:timeline')}?of={cast.amira.pk}",
        *map(reverse, LISTS),
    ]


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize(
    ("who", "visibility", "relation"),
    [("noor", "two", "former"), ("lucia", "team", "hr"), ("ines", "team", "skip")],
)
def test_every_page_that_shows_it_writes_one_line(
    cast: Cast, who: str, visibility: str, relation: str, number: int
) -> None:
    goal = a_goal(cast.amira, "Planted goal", agreed_by=cast.jonas, visibility=visibility)
    client = signed_in(getattr(cast, who))
    for _time in range(2):
        assert "Planted goal" in client.get(places_of(cast)[number]).content.decode()
    line = Opening.objects.get()
    assert (line.reader, line.relation, line.writing) == (getattr(cast, who), relation, "goal")
    assert (line.subject, line.thing) == (cast.amira, goal.pk)
    client.get(goal.get_absolute_url())
    assert Opening.objects.count() == 1, "once a day"
    assert "A goal of Amira" in signed_in(cast.amira).get("/who-opened-my-records/").content.decode()


def test_its_two_people_its_team_and_what_is_for_everyone_leave_none(cast: Cast) -> None:
    for visibility in ("two", "team", "everyone"):
        a_goal(cast.amira, visibility, agreed_by=cast.jonas, visibility=visibility)
    for who in ("amira", "jonas", "otto"):
        for place in places_of(cast):
            signed_in(getattr(cast, who)).get(place)
    assert lines() == []
    for place in places_of(cast):
        signed_in(cast.lucia).get(place)
    assert lines() == [("Lucía", "hr", "goal")], "of the team's alone"


def test_looking_as_ones_manager_is_nobodys_reading(cast: Cast) -> None:
    a_goal(cast.amira, agreed_by=cast.jonas)
    signed_in(cast.amira).get(f"{reverse('goals:of', args=[cast.amira.pk])}?as=manager")
    assert lines() == []


def test_a_scorecard_read_by_who_led_before(cast: Cast) -> None:
    with acting_as(cast.amira):
        first = add_line(cast.amira, by=cast.amira, text="One", about="impact")
        add_line(cast.amira, by=cast.amira, text="Two", about="impact")
    for who in ("amira", "jonas", "noor", "noor"):
        signed_in(getattr(cast, who)).get(reverse("goals:scorecard", args=[cast.amira.pk]))
    assert lines() == [("Noor", "former", "scorecard")]
    assert Opening.objects.get().thing in set(ScorecardLine.objects.values_list("pk", flat=True)) and first
