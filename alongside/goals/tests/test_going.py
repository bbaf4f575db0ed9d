"""A goal on its way: check-ins, milestones, pauses, other words, and the end."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.errors import NotPossible
from alongside.foundation.testing import by_owner
from alongside.journal.models import Entry
from alongside.notices.models import Notice
from alongside.people.testing import signed_in, the_cast
from alongside.trust.testing import acting_as

from ..models import CheckIn, Closure, Goal, Milestone, Revision
from ..testing import a_goal

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def day(days: int) -> str:
    return str(timezone.localdate() + timedelta(days=days))


# --- check-ins --------------------------------------------------------------------------------------------------------
def test_a_check_in_says_what_there_is_to_say() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira, agreed_by=cast.jonas)
    client, place = signed_in(cast.amira), reverse("goals:check_ins", args=[goal.pk])
    assert client.get(place).status_code == 200
    assert client.post(place, {}).status_code == 422, "nothing at all is not enough"
    assert client.post(place, {"sure": "4"}).status_code == 303
    assert client.post(place, {"helped": "Inês opened a door"}).status_code == 303
    assert list(CheckIn.objects.values_list("sure", "helped")) == [(4, ""), (None, "Inês opened a door")]
    assert Entry.objects.filter(event="goal.checked_in").count() == 2


def test_how_sure_it_is_only_its_owner_says() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira, agreed_by=cast.jonas)
    assert signed_in(cast.jonas).post(reverse("goals:check_ins", args=[goal.pk]), {"sure": "4"}).status_code == 403
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(cast.jonas):
        CheckIn.objects.create(goal=goal, by=cast.jonas, sure=4)


# --- milestones -------------------------------------------------------------------------------------------------------
def test_a_milestone_is_planned_reached_and_not_after_all() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira, agreed_by=cast.jonas)
    client = signed_in(cast.jonas)
    place = reverse("goals:milestones", args=[goal.pk])
    assert client.post(place, {"title": "Half-way", "due": day(20)}).status_code == 303
    stop = Milestone.objects.get()
    arrival = reverse("goals:arrival", args=[stop.pk])
    assert client.post(arrival).status_code == 303
    assert client.post(arrival).status_code == 303, "a double click reaches it once"
    assert Entry.objects.filter(event="milestone.reached").count() == 1
    assert Notice.objects.filter(event="milestone.reached", recipient=cast.amira).count() == 1
    assert client.post(reverse("goals:milestone", args=[stop.pk]), {"_method": "DELETE"}).status_code == 409
    assert client.post(arrival, {"_method": "DELETE"}).status_code == 303
    assert client.post(reverse("goals:milestone", args=[stop.pk]), {"_method": "DELETE"}).status_code == 303
    assert not Milestone.objects.exists()


@pytest.mark.parametrize("days", [-400, 400])
def test_a_milestone_lies_inside_the_goal(days: int) -> None:
    cast = the_cast()
    goal = a_goal(cast.amira)
    place = reverse("goals:milestones", args=[goal.pk])
    answer = signed_in(cast.amira).post(place, {"title": "Half of the queues", "due": day(days)})
    assert answer.status_code == 422 and not Milestone.objects.exists()
    page = answer.content.decode()
    assert "Half of the queues" in page and "Choose a day between them." in page
    with pytest.raises(NotPossible):
        by_owner(goal.plan)("x", date.fromisoformat(day(days)), by=cast.amira)


# --- pauses -----------------------------------------------------------------------------------------------------------
def test_a_pause_has_days_and_no_reason() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira, agreed_by=cast.jonas)
    client, place = signed_in(cast.amira), reverse("goals:pauses", args=[goal.pk])
    assert client.post(place, {"starts_on": day(3), "ends_on": day(1)}).status_code == 422
    assert client.post(place, {"starts_on": day(-1), "ends_on": day(5)}).status_code == 303
    page = client.get(goal.get_absolute_url()).content.decode()
    assert "Paused" in page
    assert not {"reason", "text", "note"} & {f.name for f in goal.pauses.model._meta.fields}
    assert client.post(reverse("goals:pause", args=[goal.pauses.get().pk]), {"_method": "DELETE"}).status_code == 303


# --- other words ------------------------------------------------------------------------------------------------------
def words_of(goal: Goal, **changed: object) -> dict[str, object]:
    said = {"_method": "POST", "title": goal.title, "due": goal.due, "start": goal.start, "version": goal.version}
    return said | {"reason": "The market has changed"} | changed


def test_old_and_new_words_stand_side_by_side_and_the_other_is_asked_again() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira, agreed_by=cast.jonas)
    amira, jonas = signed_in(cast.amira), signed_in(cast.jonas)
    place = reverse("goals:revision", args=[goal.pk])
    assert amira.get(place).status_code == 200
    assert amira.post(place, words_of(goal, title="Reduce it from 9 to 6 hours")).status_code == 303
    revision = Revision.objects.get()
    assert revision.changed == ["title"]
    goal.refresh_from_db()
    assert goal.is_active, "it goes on meanwhile"
    page = jonas.get(goal.get_absolute_url()).content.decode()
    assert "Reduce the reply time from 9 to 4 hours" in page and "Reduce it from 9 to 6 hours" in page
    assert "The words have changed since you agreed" in page
    assert Notice.objects.get(event="goal.revised").recipient == cast.jonas
    assert not Notice.objects.filter(event="goal.agreed", recipient=cast.jonas).exists(), "one message, not two"
    jonas.post(reverse("goals:agreement", args=[goal.pk]))
    assert "have changed since you agreed" not in jonas.get(goal.get_absolute_url()).content.decode()


def test_a_revision_needs_a_reason_and_a_difference() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira)
    client, place = signed_in(cast.amira), reverse("goals:revision", args=[goal.pk])
    assert client.post(place, words_of(goal, title="Other", reason="")).status_code == 422
    assert client.post(place, words_of(goal)).status_code == 409
    assert client.post(place, words_of(goal, version="x", title="Other")).status_code == 422
    assert not Revision.objects.exists()


def test_a_stale_revision_shows_both_texts_and_loses_none() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira, agreed_by=cast.jonas)
    place = reverse("goals:revision", args=[goal.pk])
    stale = words_of(goal, title="Hers")
    signed_in(cast.jonas).post(place, words_of(goal, title="His"))
    answer = signed_in(cast.amira).post(place, stale)
    assert answer.status_code == 409
    assert "Hers" in answer.content.decode() and "His" in answer.content.decode()
    goal.refresh_from_db()
    assert goal.title == "His"


# --- the end ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("outcome", ["achieved", "partly"])
def test_closing_asks_what_was_learned(outcome: str) -> None:
    cast = the_cast()
    goal = a_goal(cast.amira, agreed_by=cast.jonas)
    client, place = signed_in(cast.amira), reverse("goals:closure", args=[goal.pk])
    assert "What did you learn" in client.get(place).content.decode()
    assert client.post(place, {"outcome": outcome, "learned": "Ask earlier"}).status_code == 303
    assert client.post(place, {"outcome": outcome}).status_code == 409
    assert "Ask earlier" in client.get(reverse("goals:ended")).content.decode()
    assert Notice.objects.get(event="goal.closed").recipient == cast.jonas
    assert client.post(place, {"_method": "DELETE"}).status_code == 303
    assert not Closure.objects.exists()


def test_releasing_one_needs_a_reason_and_is_a_way_of_handling_it() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira, agreed_by=cast.jonas)
    client, place = signed_in(cast.jonas), reverse("goals:closure", args=[goal.pk])
    assert client.post(place, {"outcome": "released"}).status_code == 422
    assert client.post(place, {"outcome": "released", "reason": "The product ends"}).status_code == 303
    page = client.get(goal.get_absolute_url()).content.decode()
    assert "Released" in page and "The product ends" in page


def test_nothing_is_written_on_a_goal_that_has_ended() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira, agreed_by=cast.jonas)
    client = signed_in(cast.amira)
    client.post(reverse("goals:closure", args=[goal.pk]), {"outcome": "achieved"})
    assert client.post(reverse("goals:check_ins", args=[goal.pk]), {"sure": "4"}).status_code == 409
    assert client.post(reverse("goals:milestones", args=[goal.pk]), {"title": "x", "due": day(5)}).status_code == 409
    assert client.post(reverse("goals:revision", args=[goal.pk]), words_of(goal, title="Other")).status_code == 409


def test_noor_reads_what_was_of_the_two_and_writes_nothing() -> None:
    cast = the_cast()
    goal = a_goal(cast.amira, agreed_by=cast.jonas)
    client = signed_in(cast.noor)
    assert client.get(goal.get_absolute_url()).status_code == 200
    for name in ("milestones", "pauses", "revision", "closure"):
        assert client.get(reverse(f"goals:{name}", args=[goal.pk])).status_code == 403, name
    assert client.post(reverse("goals:agreement", args=[goal.pk])).status_code == 403
    with acting_as(cast.noor):
        assert Goal.objects.filter(pk=goal.pk).update(title="Changed") == 0


def test_of_a_goal_for_everyone_jonas_reads_and_does_not_reword() -> None:
    cast = the_cast()
    hers = a_goal(cast.amira, agreed_by=cast.jonas, visibility="everyone")
    assert signed_in(cast.jonas).get(reverse("goals:revision", args=[hers.pk])).status_code == 403
    assert signed_in(cast.otto).get(reverse("goals:revision", args=[hers.pk])).status_code == 403
