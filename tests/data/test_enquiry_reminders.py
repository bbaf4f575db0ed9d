"""Day twenty, the end of the month, and what needs no answer any more."""

from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from alongside.foundation.testing import as_owner, by_worker
from alongside.notices.models import Notice
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in
from alongside.trust import jobs
from alongside.trust.models import Enquiry, EnquiryProgress, Holding
from alongside.trust.models.erasure import erase
from tests.data.asking import a_private_note, answer, ask, holdings, progress_of

pytestmark = pytest.mark.django_db


def later(days: int) -> None:
    with as_owner():
        for model in (Enquiry, EnquiryProgress, Holding):
            model.objects.update(created_at=timezone.now() - timedelta(days=days))
        EnquiryProgress.objects.update(answer_by=timezone.localdate() + timedelta(days=30 - days))
    by_worker(jobs.remind_of_enquiries.func)(0)


def told(person: Person, event: str) -> int:
    with as_owner():
        return Notice.objects.filter(recipient=person, event=event).count()


def test_on_day_twenty_authors_and_administrator_are_reminded_once(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    ask(cast.amira)
    later(19)
    assert (told(cast.jonas, "enquiry.asked_of_you"), told(cast.ada, "enquiry.waiting")) == (1, 1)
    later(20)
    by_worker(jobs.remind_of_enquiries.func)(0)
    assert (told(cast.jonas, "enquiry.asked_of_you"), told(cast.ada, "enquiry.waiting")) == (2, 2)


def test_who_has_answered_is_not_reminded(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    a_private_note(cast.otto, cast.amira)
    ask(cast.amira)
    mine = next(h for h in holdings() if h.author == cast.jonas)
    answer(cast.jonas, mine, "release", text="A copy")
    later(20)
    assert (told(cast.jonas, "enquiry.asked_of_you"), told(cast.otto, "enquiry.asked_of_you")) == (1, 2)


def test_after_the_month_the_person_and_the_administrator_are_told(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    ask(cast.amira)
    later(31)
    by_worker(jobs.remind_of_enquiries.func)(0)
    assert (told(cast.amira, "enquiry.month_over"), told(cast.ada, "enquiry.waiting")) == (1, 3)
    assert "The month is over" in signed_in(cast.ada).get("/kept/").content.decode()


def test_what_was_deleted_meanwhile_needs_no_answer(cast: Cast) -> None:
    note = a_private_note(cast.jonas, cast.amira)
    enquiry = ask(cast.amira)
    with as_owner():
        note.delete()
    (holding,) = holdings()
    assert "not there any more" in signed_in(cast.jonas).get(holding.get_absolute_url()).content.decode()
    by_worker(jobs.remind_of_enquiries.func)(0)
    by_worker(jobs.count_answers.func)(str(enquiry.pk))
    assert (progress_of(enquiry).gone, progress_of(enquiry).is_answered) == (1, True)


def test_an_author_who_left_cannot_answer(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    enquiry = ask(cast.amira)
    with as_owner():
        cast.jonas.leave()
    by_worker(jobs.remind_of_enquiries.func)(0)
    by_worker(jobs.count_answers.func)(str(enquiry.pk))
    assert progress_of(enquiry).gone == 1


def test_an_erased_author_leaves_nothing_waiting(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    enquiry = ask(cast.amira)
    with as_owner():
        cast.jonas.leave()
        erase(Person.objects.get(pk=cast.jonas.pk))
    by_worker(jobs.remind_of_enquiries.func)(0)
    assert progress_of(enquiry).is_answered


def test_an_erased_person_asks_no_more(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    ask(cast.amira)
    with as_owner():
        cast.amira.leave()
        erase(Person.objects.get(pk=cast.amira.pk))
        assert not Enquiry.objects.exists() and not Holding.objects.exists()
    assert "None is open" in signed_in(cast.ada).get("/kept/").content.decode()


def test_looking_that_was_cut_off_begins_again(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    assert signed_in(cast.amira).post("/my-data/enquiries/").status_code == 303
    by_worker(jobs.remind_of_enquiries.func)(0)
    with as_owner():
        waiting = ProcrastinateJob.objects.filter(task_name="trust:look_for_holdings")
        assert [job.args["person"] for job in waiting] == [str(cast.amira.pk)] * 2
