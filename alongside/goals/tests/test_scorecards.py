"""A short checklist that both own. There is no scale on it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.testing import statements_of
from alongside.people.testing import signed_in, the_cast
from alongside.trust.testing import acting_as

from ..models import Look, ScorecardLine

pytestmark = pytest.mark.django_db


def test_both_add_lines_and_both_look() -> None:
    cast = the_cast()
    amira, jonas = signed_in(cast.amira), signed_in(cast.jonas)
    place = reverse("goals:scorecard", args=[cast.amira.pk])
    assert amira.post(place, {"text": "Hands over before leaving", "about": "behaviour"}).status_code == 303
    assert jonas.post(place, {"text": "Newcomers find answers", "about": "impact"}).status_code == 303
    lines = list(ScorecardLine.objects.order_by("created_at"))
    looks = reverse("goals:looks", args=[cast.amira.pk])
    assert amira.post(looks, {}).status_code == 422, "a note on one line at least"
    said = {f"note-{lines[0].pk}": "Three of four evenings", "again_on": str(timezone.localdate())}
    assert amira.post(looks, said).status_code == 303
    assert jonas.post(looks, {f"note-{lines[0].pk}": "I saw it on Thursday"}).status_code == 303
    for client in (amira, jonas):
        page = client.get(place).content.decode()
        assert "Three of four evenings" in page and "I saw it on Thursday" in page
        assert "You look again on" in page
    assert {field.name for field in Look._meta.fields} == {"id", "created_at", "line", "by", "day", "note", "again_on"}


def test_seven_lines_are_enough_and_an_ended_one_makes_room() -> None:
    cast = the_cast()
    client, place = signed_in(cast.amira), reverse("goals:scorecard", args=[cast.amira.pk])
    for number in range(7):
        assert client.post(place, {"text": f"Line {number}", "about": "impact"}).status_code == 303
    assert client.post(place, {"text": "Line 8", "about": "impact"}).status_code == 409
    line = ScorecardLine.objects.first()
    assert line is not None
    assert client.post(reverse("goals:line", args=[line.pk]), {"_method": "DELETE"}).status_code == 303
    assert client.post(reverse("goals:line", args=[line.pk]), {"_method": "DELETE"}).status_code == 404
    assert client.post(place, {"text": "Line 8", "about": "impact"}).status_code == 303
    assert line.text in client.get(place).content.decode(), "what has ended stays readable"


def test_a_look_without_a_note_keeps_the_day_that_was_chosen() -> None:
    cast = the_cast()
    client, place = signed_in(cast.amira), reverse("goals:scorecard", args=[cast.amira.pk])
    client.post(place, {"text": "Line", "about": "impact"})
    answer = client.post(reverse("goals:looks", args=[cast.amira.pk]), {"again_on": "2031-01-15"})
    assert answer.status_code == 422 and not Look.objects.exists()
    assert "Write a note on one line at least." in answer.content.decode() and "2031-01-15" in answer.content.decode()


def test_it_is_of_the_two_and_noor_reads_for_thirty_days() -> None:
    cast = the_cast()
    place = reverse("goals:scorecard", args=[cast.amira.pk])
    signed_in(cast.amira).post(place, {"text": "Planted", "about": "impact"})
    for who, status in {"jonas": 200, "noor": 200, "ines": 404, "lucia": 404, "ada": 404, "otto": 404}.items():
        assert signed_in(getattr(cast, who)).get(place).status_code == status, who
    assert signed_in(cast.noor).post(place, {"text": "x", "about": "impact"}).status_code == 403
    for who in ("ines", "lucia", "ada", "otto"):
        with acting_as(getattr(cast, who)):
            assert not ScorecardLine.objects.exists(), who


def test_ones_own_is_one_click_away_and_asks_little() -> None:
    cast = the_cast()
    client, place = signed_in(cast.amira), reverse("goals:scorecard", args=[cast.amira.pk])
    assert client.get(reverse("goals:own_scorecard")).headers["Location"] == place
    client.post(place, {"text": "One", "about": "impact"})
    few = len(statements_of(client, place))
    for number in range(3):
        client.post(place, {"text": f"Line {number}", "about": "impact"})
    assert len(statements_of(client, place)) == few <= 12
