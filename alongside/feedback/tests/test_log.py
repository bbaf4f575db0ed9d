"""The log: wins and lessons in two taps; what a manager saw, for 60 days; theirs alone until they say or bring it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from alongside.feedback.models import Feedback, LogEntry, jot
from alongside.foundation.testing import by_owner, by_worker
from alongside.journal.models import Entry
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust import jobs
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
SECRET = "pipit66120"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@by_owner
def noted(by: Person, about: Person | None = None, *, days: int = 0) -> LogEntry:
    entry = jot(by, SECRET, kind="observation" if about else "win", about=about)
    LogEntry.objects.filter(pk=entry.pk).update(created_at=timezone.now() - timedelta(days=days))
    return entry


def test_win_is_two_taps_and_is_nobody_elses(cast: Cast) -> None:
    amira = signed_in(cast.amira)
    assert amira.post(reverse("feedback:log"), {"text": SECRET, "kind": "win"}).status_code == 303
    assert SECRET in amira.get(reverse("feedback:log")).content.decode()
    for other in (cast.jonas, cast.ines, cast.lucia, cast.ada, cast.otto):
        assert SECRET not in signed_in(other).get(reverse("feedback:log")).content.decode()
        with acting_as(other):
            assert not LogEntry.objects.exists()
    assert not Entry.objects.filter(by=cast.amira).exists(), "nobody hears that somebody writes a diary"


def test_it_is_not_readable_in_its_column(cast: Cast) -> None:
    noted(cast.amira)
    with connection.cursor() as cursor:
        cursor.execute("select text from feedback_logentry")
        assert SECRET not in cursor.fetchone()[0]


def test_manager_notes_what_they_saw_of_whom_they_lead_and_nobody_else_does(cast: Cast) -> None:
    place = reverse("feedback:observations", args=[cast.amira.pk])
    assert signed_in(cast.jonas).post(place, {"text": SECRET}).status_code == 303
    page = signed_in(cast.jonas).get(reverse("feedback:log")).content.decode()
    assert "Say it now, bring it to the next talk, or let it go?" in page
    for other in (cast.ines, cast.noor, cast.otto, cast.lucia):
        assert signed_in(other).post(place, {"text": SECRET}).status_code == 403
    with acting_as(cast.amira):
        assert not LogEntry.objects.exists()
    from django.db import DatabaseError, transaction

    with acting_as(cast.otto), pytest.raises(DatabaseError), transaction.atomic():
        jot(cast.otto, SECRET, kind="observation", about=cast.amira)


def test_saying_it_now_makes_it_feedback_and_ends_the_note(cast: Cast) -> None:
    entry, jonas = noted(cast.jonas, cast.amira), signed_in(cast.jonas)
    to = {"to": str(cast.amira.pk), "log": str(entry.pk)}
    assert SECRET in jonas.get(reverse("feedback:new"), to).content.decode()
    jonas.post(reverse("feedback:index"), {**to, "behaviour": SECRET, "audience": "person"})
    assert Feedback.objects.get().behaviour == SECRET and not LogEntry.objects.exists()


def test_note_of_another_is_neither_shown_nor_ended_by_naming_it(cast: Cast) -> None:
    entry = noted(cast.jonas, cast.amira)
    to = {"to": str(cast.amira.pk), "log": str(entry.pk)}
    assert SECRET not in signed_in(cast.ines).get(reverse("feedback:new"), to).content.decode()
    signed_in(cast.ines).post(reverse("feedback:index"), {**to, "behaviour": "Hello", "audience": "person"})
    assert (
        signed_in(cast.ines).post(reverse("feedback:log_entry", args=[entry.pk]), {"_method": "DELETE"}).status_code
        == 404
    )
    assert LogEntry.objects.exists()


def test_letting_it_go_deletes_it(cast: Cast) -> None:
    entry = noted(cast.jonas, cast.amira)
    signed_in(cast.jonas).post(reverse("feedback:log_entry", args=[entry.pk]), {"_method": "DELETE"})
    assert not LogEntry.objects.exists()


def test_what_was_seen_is_forgotten_after_sixty_days_and_ones_own_is_not(cast: Cast) -> None:
    young, old, own = (
        noted(cast.jonas, cast.amira, days=59),
        noted(cast.jonas, cast.amira, days=61),
        noted(cast.jonas, days=61),
    )
    by_worker(jobs.forget.func)(0)
    assert set(LogEntry.objects.values_list("pk", flat=True)) == {young.pk, own.pk}
    assert old.pk not in {young.pk, own.pk}


def test_day_to_come_and_no_words_are_said_so(cast: Cast) -> None:
    amira = signed_in(cast.amira)
    tomorrow = (timezone.localdate() + timedelta(days=2)).isoformat()
    for said in (
        {"text": "", "kind": "win"},
        {"text": "x", "kind": "observation"},
        {"text": "x", "kind": "win", "on": tomorrow},
    ):
        assert amira.post(reverse("feedback:log"), said).status_code == 422
    assert not LogEntry.objects.exists()
