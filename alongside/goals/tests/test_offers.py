"""A goal worded once is offered to many, and imposed on nobody."""

import pytest
from django.urls import reverse

from alongside.notices.models import Notice
from alongside.people.testing import a_person, signed_in, the_cast

from ..models import Goal, GoalTemplate

pytestmark = pytest.mark.django_db


def test_jonas_offers_one_to_two_people_and_each_answers() -> None:
    cast = the_cast()
    ben = a_person("Ben Okafor", manager=cast.jonas)
    jonas = signed_in(cast.jonas)
    assert jonas.post(reverse("goals:templates"), {"title": "Try the new guide", "weeks": "6"}).status_code == 303
    template = GoalTemplate.objects.get()
    place = reverse("goals:offers", args=[template.pk])
    assert jonas.post(place, {"people": []}).status_code == 422
    said = {"people": [str(cast.amira.pk), str(ben.pk)]}
    assert jonas.post(place, said).status_code == 303
    assert jonas.post(place, said).status_code == 303, "offered again, nobody has it twice"
    assert Goal.objects.count() == 2
    assert not Goal.objects.active().exists()
    assert set(Notice.objects.values_list("recipient", flat=True)) == {cast.amira.pk, ben.pk}
    hers = Goal.objects.get(owner=cast.amira)
    signed_in(cast.amira).post(reverse("goals:agreement", args=[hers.pk]))
    assert Goal.objects.active().get() == hers


def test_it_is_offered_only_to_people_one_leads() -> None:
    cast = the_cast()
    jonas = signed_in(cast.jonas)
    jonas.post(reverse("goals:templates"), {"title": "Try the new guide", "weeks": "6"})
    place = reverse("goals:offers", args=[GoalTemplate.objects.get().pk])
    assert jonas.post(place, {"people": [str(cast.otto.pk)]}).status_code == 422
    assert not Goal.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"), [("amira", 403), ("ada", 403), ("otto", 403), ("lucia", 200), ("ines", 200)]
)
def test_who_leads_somebody_or_is_an_hr_partner_words_them(who: str, status: int) -> None:
    cast = the_cast()
    assert signed_in(getattr(cast, who)).get(reverse("goals:templates")).status_code == status


def test_its_author_stops_offering_it() -> None:
    cast = the_cast()
    jonas = signed_in(cast.jonas)
    jonas.post(reverse("goals:templates"), {"title": "Try the new guide", "weeks": "6"})
    place = reverse("goals:template", args=[GoalTemplate.objects.get().pk])
    assert signed_in(cast.ines).post(place, {"_method": "DELETE"}).status_code == 403
    assert jonas.post(place, {"_method": "DELETE"}).status_code == 303
    assert jonas.post(place, {"_method": "DELETE"}).status_code == 404
