"""Only you: a private note is its author's alone on every page, by SQL, and in the table's own bytes."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from alongside.conversations.models import Conversation, PrivateNote
from alongside.conversations.testing import a_conversation
from alongside.foundation.testing import as_owner
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Europe/Berlin")  # the cast's
PLANTED = "Lit up when we got to the October meeting"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def talk(cast: Cast) -> Conversation:
    talk = a_conversation(cast.amira, cast.jonas, "quarterly", at=timezone.now() + timedelta(minutes=5))
    for person in (cast.amira, cast.jonas):
        signed_in(person).post(f"/conversations/{talk.pk}/room/")
    return talk


def write(browser: Client, talk: Conversation, text: str = PLANTED, version: int = 0, **headers: str) -> int:
    said = {"_method": "PUT", "text": text, "version": version}
    return browser.post(f"/conversations/{talk.pk}/private-note/", said, headers=headers).status_code


def page(browser: Client, talk: Conversation, place: str = "private-note") -> str:
    return browser.get(f"/conversations/{talk.pk}/{place}/").content.decode()


# --- works --------------------------------------------------------------------------------------------------------
def test_its_author_writes_and_reads_it(talk: Conversation, cast: Cast) -> None:
    jonas = signed_in(cast.jonas)
    assert write(jonas, talk) == 303
    for place in ("room", "private-note"):
        assert PLANTED in page(jonas, talk, place)


def test_the_sentence_is_word_for_word_with_the_real_day(talk: Conversation, cast: Cast) -> None:
    jonas = signed_in(cast.jonas)
    write(jonas, talk)
    day = date_format(timezone.localdate(timezone=ZONE) + timedelta(days=90), "j F")
    sentence = (
        "Only you can read this here: not Amira, not HR, not an administrator. If Amira makes a data request, "
        "it may have to be disclosed. Whoever runs the server could reach it. "
        f"Deleted {day} unless you keep it."
    )
    assert sentence in page(jonas, talk) and sentence in page(jonas, talk, "room")
    with acting_as(cast.jonas):
        assert PrivateNote.objects.get().delete_on == timezone.localdate(timezone=ZONE) + timedelta(days=90)


def test_ninety_days_count_from_the_talk(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas, "quarterly", at=timezone.now() + timedelta(days=10))
    write(signed_in(cast.jonas), talk)
    with acting_as(cast.jonas):
        assert PrivateNote.objects.get().delete_on == timezone.localdate(timezone=ZONE) + timedelta(days=100)


def test_kept_for_twelve_months_and_no_longer_kept(talk: Conversation, cast: Cast) -> None:
    jonas = signed_in(cast.jonas)
    write(jonas, talk)
    keeping = f"/conversations/{talk.pk}/private-note/keeping/"
    jonas.post(keeping)
    assert "Kept until" in page(jonas, talk)
    with acting_as(cast.jonas):
        assert PrivateNote.objects.get().delete_on == timezone.localdate(timezone=ZONE) + timedelta(days=365)
    jonas.post(keeping, {"_method": "DELETE"})
    with acting_as(cast.jonas):
        note = PrivateNote.objects.get()
    assert not note.is_kept and note.delete_on == timezone.localdate(timezone=ZONE) + timedelta(days=90)


def test_deleted_at_once(talk: Conversation, cast: Cast) -> None:
    jonas = signed_in(cast.jonas)
    write(jonas, talk)
    jonas.post(f"/conversations/{talk.pk}/private-note/", {"_method": "DELETE"})
    with as_owner():
        assert not PrivateNote.objects.exists()


def test_saved_while_it_is_written_answers_with_its_version(talk: Conversation, cast: Cast) -> None:
    jonas = signed_in(cast.jonas)
    for version in (0, 1):
        said = {"_method": "PUT", "text": f"{PLANTED} {version}", "version": version}
        answer = jonas.post(f"/conversations/{talk.pk}/private-note/", said, headers={"X-Autosave": "1"})
        assert (answer.status_code, answer["X-Version"]) == (204, str(version + 1))


def test_a_stale_save_shows_both_texts(talk: Conversation, cast: Cast) -> None:
    jonas = signed_in(cast.jonas)
    write(jonas, talk, "From the phone")
    write(jonas, talk, "From the phone, again", version=1)
    said = {"_method": "PUT", "text": "From the desk", "version": 1}
    answer = jonas.post(f"/conversations/{talk.pk}/private-note/", said)
    assert answer.status_code == 409
    assert "From the phone, again" in answer.content.decode() and "From the desk" in answer.content.decode()
    assert "From the phone, again" in page(jonas, talk)


# --- nobody else --------------------------------------------------------------------------------------------------
def test_no_page_of_the_other_shows_it(talk: Conversation, cast: Cast) -> None:
    write(signed_in(cast.jonas), talk)
    amira = signed_in(cast.amira)
    for place in ("room", "private-note"):
        assert PLANTED not in page(amira, talk, place)


def test_no_query_of_anybody_else_finds_it(talk: Conversation, cast: Cast) -> None:
    write(signed_in(cast.jonas), talk)
    for person in (cast.amira, cast.ines, cast.lucia, cast.hal, cast.ada, cast.otto, cast.noor, None):
        with acting_as(person), connection.cursor() as cursor:
            cursor.execute("select count(*) from conversations_privatenote")
            assert cursor.fetchone() == (0,), person


def test_nobody_else_changes_it_or_writes_in_their_name(talk: Conversation, cast: Cast) -> None:
    write(signed_in(cast.jonas), talk)
    with acting_as(cast.amira):
        assert PrivateNote.objects.all().update(text="Changed") == 0
        assert PrivateNote.objects.all().delete()[0] == 0
    with as_owner():
        assert PrivateNote.objects.count() == 1


def test_the_table_holds_no_word_of_it(talk: Conversation, cast: Cast) -> None:
    write(signed_in(cast.jonas), talk)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select n::text, n.text from conversations_privatenote n")
        row, column = cursor.fetchone()
    assert "October" not in row and column.startswith("1:") and len(column) > 60


def test_the_device_keeps_nothing_of_it(talk: Conversation, cast: Cast) -> None:
    shown = page(signed_in(cast.jonas), talk, "room")
    box = shown[shown.index('id="private"') :]
    assert "data-private" in box[:100] and "draft-keeper" not in box[: box.index("</section>")]


def test_closed_while_a_screen_is_shared(talk: Conversation, cast: Cast) -> None:
    jonas = signed_in(cast.jonas)
    write(jonas, talk)
    jonas.post(f"/conversations/{talk.pk}/screen/")
    for place in ("room", "private-note"):
        assert PLANTED not in page(jonas, talk, place) and "Private notes are closed" in page(jonas, talk, place)
    assert write(jonas, talk, "More", version=1) == 409
    jonas.post(f"/conversations/{talk.pk}/screen/", {"_method": "DELETE"})
    assert PLANTED in page(jonas, talk)


def test_who_may_not(talk: Conversation, cast: Cast) -> None:
    assert write(signed_in(cast.otto), talk) == 404
    keeping = f"/conversations/{talk.pk}/private-note/keeping/"
    assert signed_in(cast.amira).post(keeping).status_code == 404


def test_wrong_method(talk: Conversation, cast: Cast) -> None:
    assert signed_in(cast.jonas).post(f"/conversations/{talk.pk}/private-note/").status_code == 405
