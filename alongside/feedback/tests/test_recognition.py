"""Recognition: private or in the team's view, taken out of view by its receiver, naming a value; never counted."""

import pytest
from django.db import connection
from django.urls import reverse

from alongside.feedback.models import CompanyValue, Hiding, Recognition, keep_value
from alongside.feedback.testing import recognition_for
from alongside.foundation.errors import NotPossible
from alongside.foundation.testing import by_owner
from alongside.journal.models import Entry
from alongside.notices.models import Notice
from alongside.people.models import Person, ProfileNote
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
SECRET, LIST = "wren71304", "/feedback/recognition/"
WORDS = {"quality": "effort", "behaviour": SECRET, "audience": "person"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def sees(person: Person, given: Recognition) -> bool:
    """By the page, by the lists and by the rows; they say the same."""
    browser = signed_in(person)
    page = browser.get(given.get_absolute_url()).status_code == 200
    lists = any(SECRET in browser.get(LIST, {"which": w}).content.decode() for w in ("received", "given", "team"))
    with acting_as(person):
        row = Recognition.objects.filter(pk=given.pk).exists()
    assert page == lists == row, (person.name, page, lists, row)
    return page


def test_recognition_is_given_and_its_receiver_is_told_without_a_word_of_it(cast: Cast) -> None:
    answer = signed_in(cast.jonas).post(LIST, {"to": cast.amira.pk, **WORDS, "impact": "They stayed"})
    given = Recognition.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, given.get_absolute_url())
    assert (given.author, given.subject, given.quality, given.audience) == (cast.jonas, cast.amira, "effort", "person")
    told = Notice.objects.get(recipient=cast.amira)
    assert (told.event, told.link) == ("recognition.given", given.get_absolute_url())
    assert SECRET not in str(told.facts) + told.sentence + str(Entry.objects.get(event="recognition.given").facts)


def test_what_it_was_and_what_was_done_are_needed(cast: Cast) -> None:
    jonas = signed_in(cast.jonas)
    for missing in ("quality", "behaviour", "audience"):
        said = {"to": cast.amira.pk, **WORDS, missing: ""}
        assert jonas.post(LIST, said).status_code == 422
    assert jonas.post(LIST, {"to": cast.amira.pk, **WORDS, "quality": "brilliance"}).status_code == 422
    assert not Recognition.objects.exists()


def test_private_recognition_is_for_the_two(cast: Cast) -> None:
    given = recognition_for(cast.amira, cast.otto, SECRET)
    for person in (cast.amira, cast.otto):
        assert sees(person, given)
    for other in (cast.jonas, cast.ines, cast.lucia, cast.hal, cast.ada, cast.noor):
        assert not sees(other, given)


def test_team_and_who_leads_it_see_what_is_given_for_them_to_see_until_its_receiver_says_no(cast: Cast) -> None:
    given = recognition_for(cast.amira, cast.otto, SECRET, audience="team")
    in_view, hiding = (cast.jonas, cast.ines, cast.lucia), reverse("feedback:hiding", args=[given.pk])
    assert all(sees(person, given) for person in in_view)
    assert not any(sees(person, given) for person in (cast.hal, cast.ada, cast.noor))
    amira = signed_in(cast.amira)
    for _twice in range(2):
        assert amira.post(hiding).status_code == 303
    assert Hiding.objects.count() == Entry.objects.filter(event="recognition.hidden").count() == 1
    assert not any(sees(person, given) for person in in_view)
    assert sees(cast.amira, given) and sees(cast.otto, given)
    assert amira.post(hiding, {"_method": "DELETE"}).status_code == 303
    assert all(sees(person, given) for person in in_view)


def test_teammate_sees_it_in_the_team_of_today(cast: Cast) -> None:
    given = recognition_for(cast.amira, cast.jonas, SECRET, audience="team")
    assert not sees(cast.otto, given)
    _move(cast.otto, cast.amira)
    assert sees(Person.objects.get(pk=cast.otto.pk), given)


@by_owner
def _move(person: Person, to: Person) -> None:
    Person.objects.filter(pk=person.pk).update(team=to.team_id)


def test_only_its_receiver_takes_it_out_of_view_and_only_where_it_is_in_view(cast: Cast) -> None:
    given = recognition_for(cast.amira, cast.otto, audience="team")
    place = reverse("feedback:hiding", args=[given.pk])
    for other in (cast.otto, cast.jonas, cast.lucia):
        assert signed_in(other).post(place).status_code == 403
    private = recognition_for(cast.amira, cast.otto)
    with pytest.raises(NotPossible):
        private.hide(by=cast.amira)
    assert not Hiding.objects.exists()


def test_its_author_takes_it_back_and_nobody_else_does(cast: Cast) -> None:
    given = recognition_for(cast.amira, cast.otto, audience="team")
    for other in (cast.amira, cast.jonas):
        assert signed_in(other).post(given.get_absolute_url(), {"_method": "DELETE"}).status_code == 403
    assert signed_in(cast.otto).post(given.get_absolute_url(), {"_method": "DELETE"}).status_code == 303
    assert not Recognition.objects.exists()


def test_what_its_receiver_hid_can_be_taken_back_too(cast: Cast) -> None:
    given = recognition_for(cast.amira, cast.jonas, audience="team")
    signed_in(cast.amira).post(reverse("feedback:hiding", args=[given.pk]))
    signed_in(cast.jonas).post(given.get_absolute_url(), {"_method": "DELETE"})
    connection.check_constraints()
    assert (Recognition.objects.count(), Hiding.objects.count()) == (0, 0)


def test_recognition_of_oneself_or_of_somebody_gone_is_not_possible(cast: Cast) -> None:
    jonas = signed_in(cast.jonas)
    assert jonas.post(LIST, {"to": cast.jonas.pk, **WORDS}).status_code == 403
    assert jonas.post(LIST, {"to": "nobody", **WORDS}).status_code == 404
    with pytest.raises(NotPossible):
        recognition_for(cast.jonas, cast.jonas)


def test_it_names_a_value_of_the_company_or_what_its_receiver_lets_one_read(cast: Cast) -> None:
    _say(cast.amira, "Clear words\nTime with my garden", ProfileNote.Audience.MANAGER)
    by_owner(keep_value)("We say what we do", by=cast.lucia)
    jonas, otto, place = signed_in(cast.jonas), signed_in(cast.otto), reverse("feedback:new_recognition")
    page = jonas.get(place, {"to": str(cast.amira.pk)}).content.decode()
    assert "We say what we do" in page and "Time with my garden" in page
    assert "Time with my garden" not in otto.get(place, {"to": str(cast.amira.pk)}).content.decode()
    said = {"to": cast.amira.pk, **WORDS, "value": "Time with my garden"}
    assert otto.post(LIST, said).status_code == 422, "not hers to know"
    assert jonas.post(LIST, said).status_code == 303
    assert Recognition.objects.get().value == "Time with my garden"


@by_owner
def _say(person: Person, text: str, audience: str) -> None:
    ProfileNote.objects.create(person=person, topic=ProfileNote.Topic.MATTERS, text=text, audience=audience)


def test_hr_partners_keep_the_values_and_what_named_one_keeps_its_words(cast: Cast) -> None:
    lucia, place = signed_in(cast.lucia), reverse("feedback:values")
    assert lucia.post(place, {"name": "Calm"}).status_code == 303
    assert lucia.post(place, {"name": "calm"}).status_code == 409
    assert lucia.post(place, {"name": ""}).status_code == 422
    value = CompanyValue.objects.get()
    given = recognition_for(cast.amira, cast.jonas, value="Calm")
    gone = reverse("feedback:value", args=[value.pk])
    for other in (cast.amira, cast.jonas, cast.ada):
        assert "Calm" in signed_in(other).get(place).content.decode()
        assert signed_in(other).post(place, {"name": "Mine"}).status_code == 403
        assert signed_in(other).post(gone, {"_method": "DELETE"}).status_code == 403
    assert lucia.post(gone, {"_method": "DELETE"}).status_code == 303
    assert not CompanyValue.objects.exists() and Recognition.objects.get(pk=given.pk).value == "Calm"


def test_wrong_method(cast: Cast) -> None:
    given = recognition_for(cast.amira, cast.jonas)
    assert signed_in(cast.jonas).post(given.get_absolute_url(), {"_method": "PUT"}).status_code == 405
