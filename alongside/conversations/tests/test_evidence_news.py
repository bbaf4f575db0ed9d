"""What the list says of itself: what is new on it, how late the examples are, and that what was released is handled."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.conversations.models import Conversation, EvidenceItem
from alongside.conversations.queries.recency import recency
from alongside.conversations.testing import a_conversation, a_promise
from alongside.feedback.testing import feedback_for
from alongside.foundation.testing import by_owner
from alongside.goals.testing import a_goal
from alongside.people.testing import Cast, the_cast

from .test_evidence import added, choose, evidence, page, remark

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def talk(cast: Cast) -> Conversation:
    return a_conversation(cast.amira, cast.jonas, "quarterly")


def test_what_came_within_a_day_says_that_the_other_may_not_have_seen_it(cast: Cast, talk: Conversation) -> None:
    old, new = added(talk, cast.amira, "Of last week"), added(talk, cast.amira, "Of this morning")
    before = timezone.now() - timedelta(hours=24, minutes=1)
    by_owner(EvidenceItem.objects.filter(pk=old.pk).update)(created_at=before)
    flagged = {f.text for f in evidence(talk, cast.jonas).facts if f.new_since}
    assert flagged == {new.text}
    for person in (cast.jonas, cast.amira):
        assert page(person, talk).count("New since") == 1, "the same flag for both"
    assert page(cast.amira, talk).count("Jonas may not have seen it yet.") == 1
    assert "may not have seen it yet." not in page(cast.jonas, talk), "Amira wrote it"
    remark(cast.jonas, talk, f"added:{old.pk}", "One more thing")
    assert page(cast.jonas, talk).count("Amira may not have seen it yet.") == 1, "what was said beside it is new too"
    assert page(cast.amira, talk).count("Jonas may not have seen it yet.") == 1, "and to its author it is not"


def test_nobody_is_said_not_to_have_seen_what_they_did_themselves(cast: Cast, talk: Conversation) -> None:
    """Each side's doing is no news to that side; of what both did, the list says only since when it stands there."""
    goal = a_goal(cast.amira, "Fewer letters", agreed_by=cast.jonas)
    by_owner(goal.check_in)(by=cast.amira, sure=4)
    a_promise(talk.relationship, cast.jonas, "Free up Wednesdays")
    by_owner(feedback_for(cast.amira, cast.jonas, "You let the caller finish").read)(by=cast.amira)
    facts = {fact.text: fact.known_to for fact in evidence(talk, cast.jonas).facts if fact.new_since}
    amira, jonas = cast.amira.pk, cast.jonas.pk
    assert facts == {
        "Fewer letters": {amira},
        "Free up Wednesdays": {jonas},
        "You let the caller finish": {amira, jonas},
    }
    assert page(cast.jonas, talk).count("Amira may not have seen it yet.") == 1
    assert page(cast.amira, talk).count("Jonas may not have seen it yet.") == 1


def test_most_of_six_examples_from_the_last_quarter_is_said_to_who_chose_them(cast: Cast, talk: Conversation) -> None:
    today = timezone.localdate()
    for days in (2, 3, 5, 8, 10, 60):
        item = added(talk, cast.amira, f"{days} days ago", today - timedelta(days=days))
        choose(cast.jonas, talk, f"added:{item.pk}")
    assert "5 of your 6 examples are from after" in page(cast.jonas, talk)
    assert "of your 6 examples" not in page(cast.amira, talk)


def test_recency_is_the_reference_figure() -> None:
    """The 16 dates of the reference: ten of them in the last quarter of the year."""
    start = date(2026, 1, 1)
    end = start + timedelta(days=365)
    told = (12, 95, 130, 181, 262, 270, 288, 301, 310, 318, 333, 340, 349, 351, 358, 362)
    days = [start + timedelta(days=day) for day in told]
    found = recency(days, start, end)
    assert (found.late, found.of) == (10, 16)
    assert found.index == pytest.approx(0.5) and found.chance == pytest.approx(0.001644, abs=1e-6)
    assert found.is_worth_saying and not recency(days[:5], start, end).is_worth_saying


def test_a_promise_that_both_let_go_is_handled(cast: Cast, talk: Conversation) -> None:
    by_owner(a_promise(talk.relationship, cast.jonas, "Free up Wednesdays").keep)(by=cast.jonas)
    left = a_promise(talk.relationship, cast.amira, "Write the guide")
    assert "1 of 2 kept" in page(cast.jonas, talk)
    by_owner(left.ask_to_let_go)(by=cast.amira, reason="The guide is bought")
    assert "1 of 2 kept" in page(cast.jonas, talk), "until both have agreed it stands"
    by_owner(left.agree)(by=cast.jonas)
    assert "1 of 1 kept, 1 let go by both" in page(cast.jonas, talk)


def test_a_goal_that_is_released_with_a_reason_is_handled(cast: Cast, talk: Conversation) -> None:
    quiet = timezone.localdate() - timedelta(days=120)
    goal = a_goal(cast.amira, "Fewer letters", agreed_by=cast.jonas, start=quiet, due=quiet + timedelta(days=60))
    assert "Nothing yet about the goal “Fewer letters”." in page(cast.jonas, talk)
    assert [told.standing.goal.title for told in evidence(talk, cast.jonas).aims.stalled] == ["Fewer letters"]
    by_owner(goal.close)(by=cast.amira, outcome="released", reason="The letters have ended")
    assert "Nothing yet about the goal" not in page(cast.jonas, talk)
    assert evidence(talk, cast.jonas).aims.stalled == []
