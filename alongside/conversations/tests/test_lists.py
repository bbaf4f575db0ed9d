"""The list of talks, planning, moving and cancelling one."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import Conversation
from alongside.conversations.queries.times import free_times
from alongside.conversations.testing import a_conversation, the_templates
from alongside.people.testing import a_person, signed_in, the_cast

pytestmark = pytest.mark.django_db
STATEMENTS = 12 + 3  # reads; and the savepoint, its release and the identity, which are counted apart
LIST, NEW = "/conversations/", "/conversations/new/"


def on_a_workday(hour: int = 11) -> datetime:
    """The Tuesday after next, in the cast's zone."""
    day = timezone.localdate() + timedelta(days=8 - timezone.localdate().weekday() + 7)
    return datetime(day.year, day.month, day.day, hour)


def test_the_list_has_ones_own_talks_and_no_others() -> None:
    cast = the_cast()
    a_conversation(cast.amira, cast.jonas, purpose="Ours")
    a_conversation(cast.otto, cast.noor, purpose="Planted")
    for person in (cast.amira, cast.jonas):
        page = signed_in(person).get(LIST).content.decode()
        assert "Ours" in page and "Planted" not in page
    assert "No talks yet" in signed_in(cast.ada).get(LIST).content.decode()


def test_the_list_is_narrowed_by_kind_and_person() -> None:
    cast = the_cast()
    a_conversation(cast.amira, cast.jonas, purpose="First")
    a_conversation(cast.amira, cast.jonas, "quarterly", purpose="Second")
    a_conversation(cast.jonas, cast.ines, "quarterly", purpose="Third")
    client = signed_in(cast.jonas)
    page = client.get(LIST, {"kind": "quarterly", "with": str(cast.amira.pk)}).content.decode()
    assert "Second" in page and "First" not in page and "Third" not in page
    assert client.get(LIST, {"kind": "no\0where", "with": "nobody", "page": "-3"}).status_code == 200


def test_the_list_is_paged_and_costs_the_same(
    django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    cast = the_cast()
    a_conversation(cast.amira, cast.jonas, "quarterly")
    client = signed_in(cast.amira)
    with django_assert_max_num_queries(STATEMENTS) as one:
        client.get(LIST, {"with": str(cast.jonas.pk)})
    for number in range(28):
        a_conversation(cast.amira, cast.jonas, "quarterly", at=timezone.now() + timedelta(days=number + 1))
    with django_assert_num_queries(len(one.captured_queries)):
        page = client.get(LIST, {"with": str(cast.jonas.pk)}).content.decode()
    assert page.count('class="talks-n"') == 25 and "Page 1 of 2" in page


def test_a_person_is_chosen_without_a_script() -> None:
    cast = the_cast()
    page = signed_in(cast.amira).get(NEW, {"q": "otto", "for": "just_talked"}).content.decode()
    assert f"/just-talked/?with={cast.otto.pk}" in page


def test_planning_offers_times_and_plans() -> None:
    cast = the_cast()
    the_templates()
    client = signed_in(cast.jonas)
    page = client.get(NEW, {"with": str(cast.amira.pk), "kind": "quarterly"}).content.decode()
    assert page.count('name="slot"') >= 2 and "Amira and Jonas can read this now. Nobody else here." in page
    template = the_templates()["quarterly"]
    said = {"with": cast.amira.pk, "template": template.pk, "slot": on_a_workday().isoformat(), "mind": "1"}
    assert client.post(LIST, said).status_code == 303
    talk = Conversation.objects.get()
    assert talk.relationship.guest == cast.amira and timezone.localtime(talk.starts_at, cast.jonas.tzinfo).hour == 11


def test_what_speaks_against_a_time_is_said_once_and_hinders_nothing() -> None:
    cast = the_cast()
    template = the_templates()["quarterly"]
    client = signed_in(cast.jonas)
    saturday = on_a_workday() + timedelta(days=4)
    said = {"with": cast.amira.pk, "template": template.pk, "starts_at": saturday.isoformat(), "mind": "1"}
    first = client.post(LIST, said)
    assert first.status_code == 422 and "does not work on this day" in first.content.decode()
    assert not Conversation.objects.exists()
    del said["mind"]
    assert client.post(LIST, said).status_code == 303


def test_a_check_in_starts_now() -> None:
    cast = the_cast()
    said = {"with": cast.amira.pk, "template": the_templates()["check_in"].pk, "now": "1"}
    assert signed_in(cast.jonas).post(LIST, said).status_code == 303
    assert Conversation.objects.get().is_under_way


def test_no_time_is_said_and_nonsense_is_not_an_error() -> None:
    cast = the_cast()
    said = {"with": cast.amira.pk, "template": the_templates()["check_in"].pk}
    answer = signed_in(cast.jonas).post(LIST, said)
    assert answer.status_code == 422 and "Choose a day and a time" in answer.content.decode()
    assert signed_in(cast.jonas).post(LIST, {"with": "nonsense"}).status_code == 404


def test_nobody_plans_with_themself_or_with_somebody_they_handed_over() -> None:
    cast = the_cast()
    template = the_templates()["check_in"]
    itself = {"with": cast.amira.pk, "template": template.pk, "now": "1"}
    assert signed_in(cast.amira).post(LIST, itself).status_code == 403
    assert (
        signed_in(cast.noor).post(LIST, {"with": cast.amira.pk, "template": template.pk, "now": 1}).status_code == 403
    )


def test_planning_costs_little(django_assert_max_num_queries: Any) -> None:
    cast = the_cast()
    the_templates()
    for name in ("Ben Okafor", "Priya Nair"):
        a_conversation(a_person(name, manager=cast.jonas), cast.jonas)
    client = signed_in(cast.jonas)
    with django_assert_max_num_queries(STATEMENTS):
        client.get(NEW, {"with": str(cast.amira.pk)})


def test_a_talk_is_moved_to_an_offered_time() -> None:
    cast = the_cast()
    talk = a_conversation(cast.amira, cast.jonas)
    client, address = signed_in(cast.amira), reverse("conversations:move", args=[talk.pk])
    assert 'name="slot"' in client.get(address).content.decode()
    assert client.post(address, {"slot": on_a_workday(14).isoformat(), "reason": "Training"}).status_code == 303
    assert talk.moves.get().reason == "Training"
    assert client.post(address, {}).status_code == 422
    assert signed_in(cast.otto).get(address).status_code == 404


def test_the_time_it_has_is_not_offered_and_is_no_move() -> None:
    cast = the_cast()
    talk = a_conversation(cast.amira, cast.jonas)
    client, address = signed_in(cast.amira), reverse("conversations:move", args=[talk.pk])
    first, *others = [slot.starts_at for slot in free_times(talk)]
    assert (
        client.post(address, {"slot": first.astimezone(cast.amira.tzinfo).strftime("%Y-%m-%dT%H:%M")}).status_code
        == 303
    )
    talk.refresh_from_db()
    assert (talk.starts_at, talk.moves.count()) == (first, 1)
    offered = [slot.starts_at for slot in free_times(talk)]
    assert (first in offered, len(offered)) == (False, len(others) + 1)
    said = {"slot": first.astimezone(cast.amira.tzinfo).strftime("%Y-%m-%dT%H:%M"), "reason": "The ferry goes at nine"}
    again = client.post(address, said)
    assert (again.status_code, talk.moves.count()) == (422, 1)
    page = again.content.decode()
    assert "It is planned for then already" in page and said["reason"] in page


def test_a_talk_is_cancelled_with_a_reason() -> None:
    cast = the_cast()
    talk = a_conversation(cast.amira, cast.jonas)
    client, address = signed_in(cast.jonas), reverse("conversations:cancellation", args=[talk.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "On leave"}).status_code == 303
    assert signed_in(cast.lucia).get(address).status_code == 404
