"""What others hold about me: each author is asked, nobody else sees it, and the administrator sees counts."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from alongside.conversations.models import PrivateNote, PrivatePreparation, Relationship
from alongside.conversations.testing import fill
from alongside.foundation.testing import as_owner, by_worker
from alongside.journal.models import Entry
from alongside.notices.models import Notice, OutboxItem
from alongside.people.reach import derive
from alongside.people.testing import Cast, a_person, signed_in
from alongside.trust import jobs
from alongside.trust.models import Enquiry, Holding
from alongside.trust.models.enquiry import a_month_after
from alongside.trust.testing import acting_as
from tests.data.asking import SECRET, a_private_note, answer, ask, holdings, progress_of

pytestmark = pytest.mark.django_db


def test_its_author_is_asked_and_releases_a_copy(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    enquiry = ask(cast.amira)
    (holding,) = holdings()
    assert (holding.author, holding.subject) == (cast.jonas, cast.amira)
    page = signed_in(cast.jonas).get(holding.get_absolute_url()).content.decode()
    assert "Amira was tired; Otto Lindqvist" in page, "his own words"
    assert "Amira was tired; [another person] thinks so too" in page, "the copy that is suggested"
    assert answer(cast.jonas, holding, "release", text="Amira was tired; [another person] thinks so too") == 303
    page = signed_in(cast.amira).get(f"/my-data/enquiries/{enquiry.pk}/").content.decode()
    assert "Amira was tired; [another person]" in page and "Jonas Weber" in page and "Otto" not in page
    with as_owner():
        assert PrivateNote.objects.get().text == SECRET, "what he wrote stays as it is"


def test_what_is_recorded_holds_no_word_of_it(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    ask(cast.amira)
    (holding,) = holdings()
    answer(cast.jonas, holding, "release", text="A copy")
    with as_owner():
        events = list(Entry.objects.filter(event__regex="^(enquiry|holding)").order_by("pk").values_list("event", "by"))
        assert events == [
            ("enquiry.made", cast.amira.pk),
            ("enquiry.begun", None),
            ("holding.decided", cast.jonas.pk),
            ("enquiry.answered", None),
        ]
    with connection.cursor() as cursor:
        cursor.execute("select text from trust_holding")
        assert cursor.fetchone()[0].startswith("1:"), "encrypted in its column"


def test_withheld_says_why_and_not_by_whom(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    enquiry = ask(cast.amira)
    (holding,) = holdings()
    assert answer(cast.jonas, holding, "withholding", reason="others") == 303
    page = signed_in(cast.amira).get(f"/my-data/enquiries/{enquiry.pk}/").content.decode()
    assert "One thing: It is about other people, who would be recognised." in page
    main = page.split('<main id="main"')[1]
    assert "Jonas" not in main and "tired" not in main
    with acting_as(cast.amira):
        assert not Holding.objects.exists(), "the database says so too"


def test_nobody_else_sees_anything_of_it(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    enquiry = ask(cast.amira)
    (holding,) = holdings()
    for somebody in (cast.amira, cast.ines, cast.lucia, cast.hal, cast.ada, cast.otto, cast.noor):
        browser = signed_in(somebody)
        assert browser.get(holding.get_absolute_url()).status_code == 404
        assert browser.post(f"{holding.get_absolute_url()}release/", {"text": "x"}).status_code == 404
        assert browser.post(f"{holding.get_absolute_url()}withholding/", {"reason": "others"}).status_code == 404
        if somebody != cast.amira:
            assert browser.get(f"/my-data/enquiries/{enquiry.pk}/").status_code == 404
        with acting_as(somebody):
            assert not Holding.objects.exists()
            assert Enquiry.objects.exists() == (somebody == cast.amira)
            assert PrivateNote.objects.count() == 0


def test_the_administrator_sees_that_one_is_open_and_counts(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    ask(cast.amira)
    page = signed_in(cast.ada).get("/kept/").content.decode()
    assert "0 of 1 answered" in page
    assert "Amira" not in page and "Jonas" not in page and "tired" not in page
    with as_owner():
        told = Notice.objects.get(recipient=cast.ada)
        assert (told.event, told.by, told.link) == ("enquiry.waiting", None, "/kept/")
        assert str(cast.amira.pk) not in str(told.facts) and told.about_type == "journal.entry"
    with acting_as(cast.ada):
        assert "0 of 1 answered" in told.sentence


def test_the_author_is_told_here_and_by_mail_without_a_word_of_it(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    ask(cast.amira)
    with as_owner():
        notice = Notice.objects.get(recipient=cast.jonas)
        assert "Somebody asks what is held about them" in notice.sentence and "Amira" not in notice.sentence
        assert OutboxItem.objects.filter(recipient=cast.jonas, key=notice.key).exists()
        assert not Notice.objects.filter(recipient=cast.otto).exists(), "who holds nothing is not asked"


def test_everything_that_is_held_is_found(cast: Cast) -> None:
    """The talks of two: his private note and his private preparation; hers are hers, and what is empty is nothing."""
    fill(cast.amira, cast.jonas)
    fill(cast.otto, cast.jonas)
    with as_owner():
        PrivateNote.objects.create(
            relationship=Relationship.objects.get(guest=cast.amira, host=cast.jonas), author=cast.jonas, text=""
        )
    ask(cast.amira)
    assert [(h.thing_type, h.author) for h in holdings()] == [
        ("conversations.PrivatePreparation", cast.jonas),
        ("conversations.PrivateNote", cast.jonas),
    ]
    with as_owner():
        assert {h.thing for h in holdings()} == {
            PrivateNote.objects.exclude(text="").get(relationship__guest=cast.amira, author=cast.jonas),
            PrivatePreparation.objects.get(
                preparation__conversation__relationship__guest=cast.amira, author=cast.jonas
            ),
        }


def test_a_guest_holds_things_about_the_host_as_well(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira, "His")
    with as_owner():
        pair = Relationship.objects.get()
        PrivateNote.objects.create(relationship=pair, author=cast.amira, text="Hers about him")
    ask(cast.jonas)
    assert [h.author for h in holdings()] == [cast.amira]


def test_a_sealed_note_of_a_former_manager_is_found_and_opens_for_the_answer(cast: Cast) -> None:
    """Noor reads nothing of the pair any more, and holds the note still."""
    note = a_private_note(cast.noor, cast.amira)
    with as_owner():
        cast.amira.lines_up.filter(manager=cast.noor).update(ends_on=timezone.localdate() - timedelta(days=60))
        derive()
    with acting_as(cast.noor):
        assert not PrivateNote.objects.exists()
    ask(cast.amira)
    (holding,) = holdings()
    assert "Amira was tired" in signed_in(cast.noor).get(holding.get_absolute_url()).content.decode()
    answer(cast.noor, holding, "release", text="Amira was tired")
    with acting_as(cast.noor):
        assert not PrivateNote.objects.filter(pk=note.pk).exists(), "sealed again"


def test_looking_twice_asks_once(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    enquiry = ask(cast.amira)
    by_worker(jobs.look_for_holdings.func)(str(enquiry.pk), str(cast.amira.pk))
    with as_owner():
        assert (Holding.objects.count(), Notice.objects.filter(recipient=cast.jonas).count()) == (1, 1)


def test_nothing_is_found_says_so_at_once(cast: Cast) -> None:
    enquiry = ask(cast.amira)
    assert progress_of(enquiry).is_answered
    page = signed_in(cast.amira).get(f"/my-data/enquiries/{enquiry.pk}/").content.decode()
    assert "Nobody here holds anything about you" in page
    with as_owner():
        assert list(Notice.objects.values_list("recipient", "event")) == [(cast.amira.pk, "enquiry.answered")]


def test_the_person_is_told_when_all_have_answered(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    a_private_note(cast.otto, cast.amira)
    enquiry = ask(cast.amira)
    first, second = holdings()
    answer(first.author, first, "release", text="A copy")
    assert not progress_of(enquiry).is_answered
    answer(second.author, second, "withholding", reason="legal")
    done = progress_of(enquiry)
    assert (done.asked, done.released, done.withheld, done.waiting) == (2, 1, {"legal": 1}, 0)
    with as_owner():
        assert Notice.objects.filter(recipient=cast.amira, event="enquiry.answered").count() == 1


def test_twice_is_not_possible(cast: Cast) -> None:
    a_private_note(cast.jonas, cast.amira)
    ask(cast.amira)
    assert signed_in(cast.amira).post("/my-data/enquiries/").status_code == 409
    (holding,) = holdings()
    answer(cast.jonas, holding, "release", text="A copy")
    assert answer(cast.jonas, holding, "withholding", reason="others") == 409
    assert holdings()[0].decision == "released"


@pytest.mark.parametrize(
    ("how", "said"), [("release", {"text": " "}), ("withholding", {}), ("withholding", {"reason": "x"})]
)
def test_an_empty_answer_is_none(cast: Cast, how: str, said: dict[str, str]) -> None:
    a_private_note(cast.jonas, cast.amira)
    ask(cast.amira)
    (holding,) = holdings()
    assert answer(cast.jonas, holding, how, **said) == 422
    assert not holdings()[0].is_decided


@pytest.mark.parametrize(
    ("day", "last"), [("2027-01-31", "2027-02-28"), ("2026-11-25", "2026-12-25"), ("2026-12-31", "2027-01-31")]
)
def test_a_month_ends_on_the_same_day_or_the_last(day: str, last: str) -> None:
    assert a_month_after(date.fromisoformat(day)) == date.fromisoformat(last)


def test_wrong_methods(cast: Cast) -> None:
    browser: Any = signed_in(a_person("Nelly New"))
    assert browser.get("/my-data/enquiries/").status_code == 405
