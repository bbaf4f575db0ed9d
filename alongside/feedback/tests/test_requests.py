"""Asking for feedback: for oneself, for whom one leads; a colleague, who may say no, and not too many at once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.feedback import jobs
from alongside.feedback.models import Feedback, Request, ask
from alongside.feedback.testing import feedback_for
from alongside.foundation.testing import by_owner, by_worker
from alongside.journal.models import Entry
from alongside.notices.models import Notice, OutboxItem
from alongside.people.models import Person, company_day
from alongside.people.testing import Cast, a_person, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
PLACE = "feedback:requests"
SECRET = "dunnock51877"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def asked(of: Person, by: Person, about: Person | None = None, question: str = SECRET) -> Request:
    with acting_as(by):
        return ask(of, by=by, about=about or by, question=question)


def test_colleague_is_asked_and_told_without_the_question(cast: Cast) -> None:
    answer = signed_in(cast.amira).post(reverse(PLACE), {"to": cast.otto.pk, "question": SECRET})
    assert (answer.status_code, answer.headers["Location"]) == (303, reverse(PLACE))
    made = Request.objects.get()
    assert (made.by, made.about, made.of, made.opens_on) == (cast.amira, cast.amira, cast.otto, company_day())
    told = Notice.objects.get(recipient=cast.otto)
    assert told.event == "request.made" and SECRET not in told.sentence + str(told.facts)
    assert SECRET not in str(Entry.objects.get(event="request.made").facts)
    assert SECRET in signed_in(cast.otto).get(reverse(PLACE)).content.decode()


def test_answer_is_feedback_and_ends_the_request(cast: Cast) -> None:
    made = asked(cast.otto, cast.amira)
    otto = signed_in(cast.otto)
    form = otto.get(reverse("feedback:new"), {"to": str(cast.amira.pk), "request": str(made.pk)}).content.decode()
    assert SECRET in form
    said = {"to": cast.amira.pk, "request": made.pk, "behaviour": "You called back", "audience": "person"}
    otto.post(reverse("feedback:index"), said)
    made.refresh_from_db()
    assert made.answer == Feedback.objects.get() and not made.is_open
    assert otto.post(reverse("feedback:refusal", args=[made.pk])).status_code == 409


def test_request_of_another_cannot_be_answered_by_naming_it(cast: Cast) -> None:
    made = asked(cast.otto, cast.amira)
    said = {"to": cast.amira.pk, "request": made.pk, "behaviour": "You called back", "audience": "person"}
    signed_in(cast.ines).post(reverse("feedback:index"), said)
    made.refresh_from_db()
    assert made.answer is None and Feedback.objects.get().author == cast.ines


def test_declining_needs_no_reason_and_happens_once(cast: Cast) -> None:
    made = asked(cast.otto, cast.amira)
    for _click in range(2):
        assert signed_in(cast.otto).post(reverse("feedback:refusal", args=[made.pk])).status_code == 303
    assert Notice.objects.get(recipient=cast.amira).event == "request.declined"
    assert "Rather not" in signed_in(cast.amira).get(reverse(PLACE)).content.decode()


def test_manager_asks_for_whom_they_lead_and_it_is_said_to_all(cast: Cast) -> None:
    signed_in(cast.jonas).post(reverse(PLACE), {"to": cast.otto.pk, "about": cast.amira.pk, "question": SECRET})
    assert Notice.objects.get(recipient=cast.amira).event == "request.made_about_you"
    assert "Jonas asks for Amira" in signed_in(cast.amira).get(reverse(PLACE)).content.decode()
    assert "Jonas asks you for feedback for Amira, who knows it" in (
        signed_in(cast.otto).get(reverse(PLACE)).content.decode()
    )


def test_nobody_else_asks_for_another(cast: Cast) -> None:
    for other in (cast.ines, cast.noor, cast.lucia, cast.ada, cast.otto):
        said = {"to": cast.hal.pk, "about": cast.amira.pk}
        assert signed_in(other).post(reverse(PLACE), said).status_code == 403
    from django.db import DatabaseError, transaction

    with acting_as(cast.ines), pytest.raises(DatabaseError), transaction.atomic():
        Request.objects.create(by=cast.ines, about=cast.amira, of=cast.hal)


def test_asking_twice_is_one_request(cast: Cast) -> None:
    for _click in range(2):
        signed_in(cast.amira).post(reverse(PLACE), {"to": cast.otto.pk})
    assert Request.objects.count() == 1


def test_who_is_asked_much_sees_the_next_a_week_later_and_is_told_then(cast: Cast) -> None:
    for number in range(3):
        asked(cast.otto, a_person(f"Asker {number}"))
    answer = signed_in(cast.amira).post(reverse(PLACE), {"to": cast.otto.pk, "question": SECRET}, follow=True)
    assert "Otto is asked a lot these days" in answer.content.decode()
    waiting = Request.objects.get(by=cast.amira)
    assert waiting.opens_on == company_day() + timedelta(days=7)
    assert not Notice.objects.filter(recipient=cast.otto, about_id=waiting.pk).exists()
    with acting_as(cast.otto):
        assert not Request.objects.filter(pk=waiting.pk).exists()
    with acting_as(cast.amira):
        assert Request.objects.count() == 1, "how many others asked is told as yes or no alone"
    _its_day_comes(waiting)
    for _hour in range(2):
        by_worker(jobs.tell_whom_it_opens_to.func)(0)
    assert Notice.objects.get(recipient=cast.otto, about_id=waiting.pk).by == cast.amira


@by_owner
def _its_day_comes(request: Request) -> None:
    Request.objects.filter(pk=request.pk).update(opens_on=company_day())


def test_asker_withdraws_and_nobody_else(cast: Cast) -> None:
    made = asked(cast.otto, cast.amira)
    place = reverse("feedback:request", args=[made.pk])
    assert signed_in(cast.otto).post(place, {"_method": "DELETE"}).status_code == 403
    assert signed_in(cast.ines).post(place, {"_method": "DELETE"}).status_code == 404
    assert signed_in(cast.amira).post(place, {"_method": "DELETE"}).status_code == 303
    assert not Request.objects.exists()


def test_asking_oneself_or_the_one_it_is_about_is_not_possible(cast: Cast) -> None:
    assert signed_in(cast.amira).post(reverse(PLACE), {"to": cast.amira.pk}).status_code == 409
    said = {"to": cast.amira.pk, "about": cast.amira.pk}
    assert signed_in(cast.jonas).post(reverse(PLACE), said).status_code == 409


# --- reminded --------------------------------------------------------------------------------------------------------
def remind(request: Request, days_ago: int) -> list[Notice]:
    Request.objects.filter(pk=request.pk).update(opens_on=company_day() - timedelta(days=days_ago))
    by_worker(jobs.remind_whom_it_waits_for)()
    return list(Notice.objects.filter(event="request.reminded"))


def works(person: Person, days: str) -> None:
    Person.objects.filter(pk=person.pk).update(works_on=days, zone="Europe/Berlin")


def test_colleague_is_reminded_after_three_working_days_once_and_without_the_question(cast: Cast) -> None:
    works(cast.otto, "1234567")
    made = asked(cast.otto, cast.amira)
    assert remind(made, 2) == []
    (said,) = remind(made, 3)
    assert (said.recipient, said.by) == (cast.otto, cast.amira)
    assert "Amira still waits" in said.sentence and SECRET not in said.sentence + str(said.facts)
    assert OutboxItem.objects.get(key=said.key).delivery == "once"
    assert remind(made, 3) == [said] and remind(made, 4) == [said]


def test_reminder_counts_the_days_of_whoever_is_asked(cast: Cast) -> None:
    works(cast.otto, str(company_day().isoweekday()))
    made = asked(cast.otto, cast.amira)
    assert remind(made, 3) == remind(made, 14) == []
    assert len(remind(made, 21)) == 1


@pytest.mark.parametrize("ended", ["answered", "declined"])
def test_nobody_is_reminded_of_what_has_ended(cast: Cast, ended: str) -> None:
    works(cast.otto, "1234567")
    made = asked(cast.otto, cast.amira)
    with acting_as(cast.otto):
        if ended == "declined":
            made.decline(by=cast.otto)
        else:
            made.answer_with(feedback_for(cast.amira, cast.otto), by=cast.otto)
    assert remind(made, 3) == []


def test_reminder_of_what_was_asked_long_ago_is_not_sent_late(cast: Cast) -> None:
    works(cast.otto, "1234567")
    assert remind(asked(cast.otto, cast.amira), 5) == []
