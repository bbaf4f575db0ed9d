"""Its receiver ties what they were told to a line of their profile; who may not read that part does not see the tie."""

import pytest

from alongside.feedback.models import Feedback, Recognition, Tie
from alongside.feedback.testing import feedback_for, recognition_for
from alongside.foundation.testing import by_owner
from alongside.people.models import Person, ProfileNote
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
LINE = "lark88021 clear words"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@by_owner
def say(person: Person, text: str, audience: str) -> None:
    defaults = {"text": text, "audience": audience}
    ProfileNote.objects.update_or_create(person=person, topic=ProfileNote.Topic.MATTERS, defaults=defaults)


def sees(person: Person, thing: Feedback | Recognition) -> bool:
    page = LINE in signed_in(person).get(thing.get_absolute_url()).content.decode()
    with acting_as(person):
        row = Tie.objects.exists()
    assert page == row, (person.name, page, row)
    return page


@pytest.mark.parametrize("kind", [feedback_for, recognition_for])
def test_it_is_seen_as_its_part_of_the_profile_is_seen(cast: Cast, kind: type) -> None:
    thing = kind(cast.amira, cast.otto, audience="manager" if kind is feedback_for else "team")
    say(cast.amira, f"Time\n{LINE}", "me")
    amira = signed_in(cast.amira)
    assert LINE in amira.get(thing.tie_place).content.decode()
    assert amira.post(thing.tie_place, {"line": f"matters:{LINE}"}).status_code == 303
    assert sees(cast.amira, thing)
    assert not sees(cast.otto, thing) and not sees(cast.jonas, thing)
    say(cast.amira, LINE, "manager")
    assert sees(cast.jonas, thing) and not sees(cast.otto, thing)
    say(cast.amira, LINE, "everyone")
    assert sees(cast.jonas, thing) and sees(cast.otto, thing)
    assert not sees(cast.hal, thing), "who does not read the words does not see what they are tied to"


def test_tied_again_it_is_to_the_new_line_alone_and_can_be_untied(cast: Cast) -> None:
    thing, amira = feedback_for(cast.amira, cast.jonas), signed_in(cast.amira)
    say(cast.amira, f"First\n{LINE}", "me")
    for line in ("First", LINE):
        amira.post(thing.tie_place, {"line": f"matters:{line}"})
    assert Tie.objects.get().text == LINE
    assert amira.post(thing.tie_place, {"_method": "DELETE"}).status_code == 303
    assert not Tie.objects.exists()


def test_only_its_receiver_ties_and_only_to_a_line_of_their_own(cast: Cast) -> None:
    thing = feedback_for(cast.amira, cast.jonas)
    say(cast.jonas, "Mine", "everyone")
    assert signed_in(cast.jonas).post(thing.tie_place, {"line": "matters:Mine"}).status_code == 403
    assert signed_in(cast.otto).post(thing.tie_place, {"line": "matters:Mine"}).status_code == 404
    assert signed_in(cast.amira).post(thing.tie_place, {"line": "matters:Mine"}).status_code == 422
    assert not Tie.objects.exists()


def test_without_a_profile_the_page_says_where_to_begin(cast: Cast) -> None:
    thing = feedback_for(cast.amira, cast.jonas)
    assert "/profile/" in signed_in(cast.amira).get(thing.tie_place).content.decode()


def test_what_is_tied_can_be_taken_back_with_its_tie(cast: Cast) -> None:
    thing = recognition_for(cast.amira, cast.jonas)
    say(cast.amira, LINE, "me")
    signed_in(cast.amira).post(thing.tie_place, {"line": f"matters:{LINE}"})
    assert signed_in(cast.jonas).post(thing.get_absolute_url(), {"_method": "DELETE"}).status_code == 303
    assert not Tie.objects.exists()


def test_wrong_method(cast: Cast) -> None:
    thing = feedback_for(cast.amira, cast.jonas)
    assert signed_in(cast.amira).post(thing.tie_place, {"_method": "PUT"}).status_code == 405
