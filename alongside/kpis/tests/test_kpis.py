"""A number is defined, read, and looked at by its owner and whoever leads them."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.testing import statements_of
from alongside.journal.models import Entry
from alongside.notices.models import Notice
from alongside.people.testing import signed_in, the_cast

from ..models import Kpi
from ..testing import a_kpi, readings_of

pytestmark = pytest.mark.django_db
CALM = [40.0, 42, 39, 41, 43, 40, 41, 42, 40, 39, 41, 42, 40, 41]
PLAIN = {"name": "Open cases", "rhythm": "week", "target_kind": "none", "direction": "neither"}


def test_amira_follows_a_number_of_her_own() -> None:
    cast = the_cast()
    client = signed_in(cast.amira)
    assert client.get(reverse("kpis:new")).status_code == 200
    answer = client.post(
        reverse("kpis:index"), PLAIN | {"whose": str(cast.amira.pk), "target_kind": "at_most", "target_high": "45"}
    )
    kpi = Kpi.objects.get()
    assert answer.status_code == 303
    assert answer.headers["Location"] == kpi.get_absolute_url()
    assert (kpi.owner, kpi.team, kpi.target_high, kpi.target_low) == (cast.amira, None, 45, None)
    assert Entry.objects.get(event="kpi.defined").by == cast.amira
    page = client.get(kpi.get_absolute_url()).content.decode()
    assert "No readings yet" in page
    assert kpi.key in page


def test_jonas_defines_one_for_amira_and_she_is_told() -> None:
    cast = the_cast()
    signed_in(cast.jonas).post(reverse("kpis:index"), PLAIN | {"whose": str(cast.amira.pk)})
    assert Kpi.objects.get().owner == cast.amira
    told = Notice.objects.get()
    assert (told.recipient, told.event, told.facts) == (cast.amira, "kpi.defined", {"name": "Open cases"})


@pytest.mark.parametrize("who", ["otto", "lucia", "ada", "noor", "ines"])
def test_nobody_else_defines_one_for_her(who: str) -> None:
    cast = the_cast()
    answer = signed_in(getattr(cast, who)).post(reverse("kpis:index"), PLAIN | {"whose": str(cast.amira.pk)})
    assert answer.status_code == 422
    assert not Kpi.objects.exists()


def test_a_number_of_a_team_is_its_members() -> None:
    cast = the_cast()
    assert cast.amira.team is not None
    signed_in(cast.amira).post(reverse("kpis:index"), PLAIN | {"whose": str(cast.amira.team.pk)})
    kpi = Kpi.objects.get()
    assert (kpi.owner, kpi.team) == (None, cast.amira.team)
    readings_of(kpi, CALM)
    for who, status in {"amira": 200, "jonas": 200, "ines": 200, "otto": 404, "lucia": 404, "ada": 404}.items():
        assert signed_in(getattr(cast, who)).get(kpi.get_absolute_url()).status_code == status, who


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"target_kind": "at_least"}, "target_low"),
        ({"target_kind": "between", "target_low": "5", "target_high": "4"}, "target_high"),
        ({"target_kind": "reach_by", "target_low": "5"}, "target_by"),
        ({"target_kind": "reach_by", "target_by": "2027-01-01"}, "target_low"),
        ({"name": ""}, "name"),
    ],
)
def test_a_target_without_its_figure_is_asked_for(said: dict[str, str], field: str) -> None:
    cast = the_cast()
    answer = signed_in(cast.amira).post(reverse("kpis:index"), PLAIN | {"whose": str(cast.amira.pk)} | said)
    assert answer.status_code == 422
    assert re.search(rf'field-bad">\s*<label for="id_{field}"', answer.content.decode())


def test_the_card_says_the_signal_and_the_target_as_two_things() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira, target_kind="at_most", target_high=45)
    readings_of(kpi, [*CALM, 58.0])
    page = signed_in(cast.amira).get(kpi.get_absolute_url()).content.decode()
    assert "Changed" in page
    assert "Not at target: 45 or less" in page
    assert "What do you see in it?" in page
    assert "usual range 36 to 45.7" in page


def test_in_the_usual_range_nothing_needs_explaining() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    readings_of(kpi, CALM)
    assert "Nothing here needs explaining." in signed_in(cast.jonas).get(kpi.get_absolute_url()).content.decode()


def test_few_readings_say_that_they_are_few() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    readings_of(kpi, [40.0, 99.0, 41.0, 40.0, 42.0, 41.0, 40.0])
    page = signed_in(cast.amira).get(kpi.get_absolute_url()).content.decode()
    assert "Not enough history" in page
    assert "usual range for now" in page


def test_a_definition_is_said_better_and_readings_stay() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    readings_of(kpi, CALM)
    answer = signed_in(cast.jonas).post(
        reverse("kpis:definition", args=[kpi.pk]), PLAIN | {"_method": "PUT", "name": "Cases that wait", "version": 1}
    )
    assert answer.status_code == 303
    kpi.refresh_from_db()
    assert (kpi.name, kpi.version, kpi.readings.count()) == ("Cases that wait", 2, len(CALM))
    assert Notice.objects.get(event="kpi.reworded").recipient == cast.amira


def test_a_definition_changed_in_two_windows_shows_both_texts() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    place = reverse("kpis:definition", args=[kpi.pk])
    signed_in(cast.jonas).post(place, PLAIN | {"_method": "PUT", "name": "His", "version": 1})
    answer = signed_in(cast.amira).post(place, PLAIN | {"_method": "PUT", "name": "Hers", "version": 1})
    assert answer.status_code == 409
    assert "Hers" in answer.content.decode() and "His" in answer.content.decode()
    kpi.refresh_from_db()
    assert (kpi.name, kpi.version) == ("His", 2)


def test_a_share_keeps_its_target_as_a_part_of_one_and_shows_it_in_per_cent() -> None:
    cast = the_cast()
    client = signed_in(cast.amira)
    said = PLAIN | {"whose": str(cast.amira.pk), "is_share": "on", "target_kind": "at_most", "target_high": "12"}
    client.post(reverse("kpis:index"), said)
    kpi = Kpi.objects.get()
    assert kpi.target_high == 0.12
    readings_of(kpi, [6.0, 4, 7, 5, 5, 6, 4, 7, 6, 4, 5, 5, 15], of=50)
    page = client.get(kpi.get_absolute_url()).content.decode()
    assert "30 %" in page
    assert "Changed" in page
    assert "Not at target: 12 % or less" in page
    assert 'value="12.0"' in client.get(reverse("kpis:definition", args=[kpi.pk])).content.decode()


def test_a_number_is_not_followed_any_more_and_then_again() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    client, place = signed_in(cast.amira), reverse("kpis:retirement", args=[kpi.pk])
    assert client.post(place).status_code == 303
    assert client.post(place).status_code == 409
    late = client.post(reverse("kpis:readings", args=[kpi.pk]), {"day": timezone.localdate(), "value": "3"})
    assert late.status_code == 422 and "is not followed any more" in late.content.decode()
    assert "Open cases" not in client.get(reverse("kpis:index")).content.decode()
    client.post(place, {"_method": "DELETE"})
    assert "Open cases" in client.get(reverse("kpis:index")).content.decode()


def test_the_usual_range_begins_anew_only_with_a_reason_and_eight_readings() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    made = readings_of(kpi, [*CALM, *[v + 30 for v in CALM[:12]]])
    client = signed_in(cast.jonas)
    assert "Drifting" in client.get(kpi.get_absolute_url()).content.decode().replace("Changed", "Drifting")
    place = reverse("kpis:limits", args=[kpi.pk])
    assert client.post(place, {"since": made[14].day, "baseline": "12"}).status_code == 422
    said = {"since": made[14].day, "baseline": "12", "reason": "Two teams became one"}
    assert client.post(place, said).status_code == 303
    page = client.get(kpi.get_absolute_url()).content.decode()
    assert "Two teams became one" in page
    assert "Nothing here needs explaining." in page
    assert client.post(place, said).status_code == 409
    assert Notice.objects.get(event="kpi.recalculated").recipient == cast.amira


def test_a_page_of_many_numbers_asks_no_more_than_one_of_few() -> None:
    cast = the_cast()
    client = signed_in(cast.amira)
    readings_of(a_kpi(cast.amira), CALM)
    few = len(statements_of(client, reverse("kpis:index")))
    for number in range(3):
        readings_of(a_kpi(cast.amira, f"Number {number}"), CALM)
    assert len(statements_of(client, reverse("kpis:index"))) == few <= 12
    kpi = Kpi.objects.first()
    assert kpi is not None
    client.get(kpi.get_absolute_url())  # how long things are kept is read once a while
    assert len(statements_of(client, kpi.get_absolute_url())) <= 12


def test_a_wrong_method_is_405() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    assert signed_in(cast.amira).post(kpi.get_absolute_url()).status_code == 405
