"""What comes by mail, on a real server: answers to invitations, and “We just talked”."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from alongside.mailbox.models import MailAddress
from alongside.mailbox.setup import the_setup
from alongside.mailbox.testing import Post, a_letter, a_mailbox, a_reply, an_address, read
from alongside.notices.models import Notice, OutboxItem
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

from ..by_mail import apart
from ..models import Commitment, Conversation, InvitationAnswer, JustTalked, MailedTalk, MoveOffer
from ..testing import a_conversation, a_mailed_talk, a_pair

pytestmark = pytest.mark.django_db
SECRET = "The key, and what Otto said of it."


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def post(socket_enabled: None, tmp_path: Path) -> Iterator[Post]:
    with a_mailbox(tmp_path) as found:
        yield found


def noon(days: int = 3) -> datetime:
    return (timezone.now().astimezone(UTC) + timedelta(days=days)).replace(hour=12, minute=0, second=0, microsecond=0)


def invited(cast: Cast) -> tuple[Conversation, bytes]:
    """A talk that Jonas plans, and the invitation as it goes out to Amira."""
    talk = a_conversation(cast.amira, cast.jonas, at=noon())
    return talk, invitation_of(cast.amira)


def invitation_of(person: Person) -> bytes:
    return bytes(
        OutboxItem.objects.filter(recipient=person).exclude(calendar=None).latest("created_at").calendar or b""
    )


def mail_of(person: Person) -> str:
    return person.email or ""


def stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


# --- answers to invitations -------------------------------------------------------------------------------------------
def test_the_invitation_asks_to_be_answered_where_it_is_read(cast: Cast, post: Post) -> None:
    _talk, text = invited(cast)
    plain = text.decode().replace("\r\n ", "")
    assert "mailto:talks@example.org" in plain and "RSVP=TRUE" in plain


@pytest.mark.parametrize(("answer", "words"), [("ACCEPTED", "says yes"), ("TENTATIVE", "says perhaps")])
def test_yes_and_perhaps_stand_on_the_page_and_disturb_nobody(cast: Cast, post: Post, answer: str, words: str) -> None:
    talk, text = invited(cast)
    told = Notice.objects.count()
    post.put(a_reply(text, mail_of(cast.amira), answer))
    read(0)
    assert words in signed_in(cast.jonas).get(talk.get_absolute_url()).content.decode()
    assert (Notice.objects.count(), post.unread, post.left) == (told, 0, 0)


def test_no_is_said_to_the_other_once_and_the_talk_stands(cast: Cast, post: Post) -> None:
    talk, text = invited(cast)
    reply = a_reply(text, mail_of(cast.amira), "DECLINED")
    post.put(reply)
    post.put(reply)
    post.put(a_reply(text, mail_of(cast.amira).upper(), "DECLINED"))
    read(0)
    notice = Notice.objects.get(event="invitation.declined")
    assert notice.recipient == cast.jonas
    talk.refresh_from_db()
    assert talk.starts_at == noon() and not talk.is_cancelled
    assert "says no" in signed_in(cast.jonas).get(talk.get_absolute_url()).content.decode()
    assert "answered no" in signed_in(cast.jonas).get("/notices/").content.decode()


def test_what_was_said_later_holds_whatever_order_it_comes_in(cast: Cast, post: Post) -> None:
    _talk, text = invited(cast)
    now = timezone.now()
    post.put(a_reply(text, mail_of(cast.amira), "ACCEPTED", stamp=stamp(now)))
    post.put(a_reply(text, mail_of(cast.amira), "DECLINED", stamp=stamp(now - timedelta(hours=1))))
    read(0)
    assert InvitationAnswer.objects.get().answer == "accepted"
    assert not Notice.objects.filter(event="invitation.declined").exists()


def test_another_time_is_offered_as_a_move(cast: Cast, post: Post) -> None:
    talk, text = invited(cast)
    times = {"DTSTART": stamp(noon(5)), "DTEND": stamp(noon(5) + timedelta(minutes=30))}
    for _twice in range(2):
        post.put(a_reply(text, mail_of(cast.amira), "TENTATIVE", method="COUNTER", **times))
    read(0)
    talk.refresh_from_db()
    assert talk.starts_at == noon(), "a letter never changes a talk by itself"
    assert MoveOffer.objects.get().to == noon(5)
    assert Notice.objects.get(event="talk.offered_move").recipient == cast.jonas
    assert signed_in(cast.jonas).post(f"/conversations/{talk.pk}/move/offer/").status_code == 303
    talk.refresh_from_db()
    assert talk.starts_at == noon(5)


def test_what_does_not_fit_changes_nothing(cast: Cast, post: Post) -> None:
    talk, text = invited(cast)
    hers, now = mail_of(cast.amira), timezone.now()
    past = stamp(now - timedelta(days=2))
    wrong = [
        a_reply(text, hers, "DECLINED", sender=mail_of(cast.otto)),
        a_reply(text, mail_of(cast.otto), "DECLINED"),
        a_reply(text, "nobody@example.org", "DECLINED"),
        a_reply(text, hers, "DECLINED", SEQUENCE="7"),
        a_reply(text, hers, "DECLINED", UID=f"{a_pair(cast.amira, cast.ines).pk}@localhost"),
        a_reply(text, hers, "DECLINED", UID=f"{talk.pk}@elsewhere.example"),
        a_reply(text, hers, "DECLINED", method="REQUEST"),
        a_reply(text, hers, "DELEGATED"),
        a_reply(text, hers, "TENTATIVE", method="COUNTER", DTSTART=past, DTEND=past),
        a_reply(text, hers, "TENTATIVE", method="COUNTER", DTSTART="20270101", DTEND="20270102"),
        a_reply(text.replace(b"END:VEVENT", b"RRULE:FREQ=SECONDLY\r\nEND:VEVENT"), hers, "DECLINED", SEQUENCE="x"),
    ]
    away = a_reply(text, hers, "DECLINED")
    away["Auto-Submitted"] = "auto-replied"
    bounced = a_reply(text, hers, "DECLINED")
    bounced["Return-Path"] = "<>"
    for letter in (*wrong, away, bounced):
        post.put(letter)
    read(0)
    assert post.unread == 0
    assert not InvitationAnswer.objects.exists() and not MoveOffer.objects.exists()
    assert not Notice.objects.filter(event__in=["invitation.declined", "talk.offered_move"]).exists()


def test_an_answer_to_a_time_that_has_changed_is_over(cast: Cast, post: Post) -> None:
    talk, text = invited(cast)
    talk.move(noon(4), by=cast.jonas)
    post.put(a_reply(text, mail_of(cast.amira), "DECLINED"))
    read(0)
    assert not InvitationAnswer.objects.exists()
    post.put(a_reply(invitation_of(cast.amira), mail_of(cast.amira), "ACCEPTED"))
    read(0)
    jonas = signed_in(cast.jonas)
    assert "says yes" in jonas.get(talk.get_absolute_url()).content.decode()
    talk.move(noon(5), by=cast.jonas)
    assert "says yes" not in jonas.get(talk.get_absolute_url()).content.decode()


# --- We just talked ---------------------------------------------------------------------------------------------------
def to(person: Person) -> str:
    return the_setup().address_with(an_address(person))


def test_a_letter_becomes_a_draft_that_its_writer_saves_for_both(cast: Cast, post: Post) -> None:
    words = f"{SECRET}\n\n- Ask the caretaker\nI will write it down\n\n-- \nAmira\nSupport"
    letter = a_letter(words, to=to(cast.amira), Subject="With Jonas", sender="my.phone@example.net")
    letter.add_attachment(b"x", maintype="image", subtype="png", filename="board.png")
    post.put(letter)
    read(0)
    assert (post.unread, post.left) == (0, 0)
    notice, mailed = Notice.objects.get(event="just_talked.mailed"), MailedTalk.objects.get()
    assert (notice.recipient, mailed.partner, mailed.left_out) == (cast.amira, cast.jonas, 1)
    assert not JustTalked.objects.exists() and not Commitment.objects.exists()
    amira = signed_in(cast.amira)
    page = amira.get(notice.link).content.decode()
    assert SECRET in page and "Ask the caretaker" in page and "One attachment was left out" in page
    assert f'value="{cast.jonas.pk}" required checked' in page
    assert notice.link in amira.get("/just-talked/").content.decode()
    due = (timezone.localdate() + timedelta(days=3)).isoformat()
    said = {"with": str(cast.jonas.pk), "text": SECRET, "made_0": "on", "promise_0": "Ask the caretaker", "due_0": due}
    assert amira.post(notice.link, {**said, "promise_1": "Not this one"}).status_code == 303
    assert (JustTalked.objects.get().text, JustTalked.objects.get().by) == (SECRET, cast.amira)
    assert Commitment.objects.get().owner == cast.amira and not MailedTalk.objects.exists()
    assert amira.post(notice.link, said).status_code == 404, "saved twice, it is shared once"


def test_until_then_nobody_else_reads_it_and_the_table_holds_no_words(cast: Cast, post: Post) -> None:
    post.put(a_letter(SECRET, to=to(cast.amira), Subject="Jonas"))
    read(0)
    mailed = MailedTalk.objects.get()
    address = f"/just-talked/mailed/{mailed.pk}/"
    for person in (cast.jonas, cast.ines, cast.lucia, cast.ada):
        assert signed_in(person).get(address).status_code == 404
        assert signed_in(person).post(address, {"with": str(cast.amira.pk), "text": "x"}).status_code == 404
        with acting_as(person):
            assert not MailedTalk.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(m)::text from conversations_mailedtalk m")
        assert "key" not in cursor.fetchone()[0]
        cursor.execute("select coalesce(string_agg(row_to_json(n)::text, ''), '') from notices_notice n")
        assert "The key" not in cursor.fetchone()[0]
    assert signed_in(cast.amira).post(address, {"_method": "DELETE"}).status_code == 303
    assert not MailedTalk.objects.exists() and not JustTalked.objects.exists()


def test_who_was_meant_is_said_or_asked(cast: Cast, post: Post) -> None:
    a_pair(cast.amira, cast.otto)
    hers = to(cast.amira)
    for subject, words in (
        ("Talk", "About the key"),
        ("Otto", "x"),
        ("Otto and Jonas", "x"),
        ("", "Jonas and the key"),
    ):
        post.put(a_letter(words, to=hers, Subject=subject))
    read(0)
    assert [m.partner for m in MailedTalk.objects.all()] == [None, cast.otto, None, cast.jonas]
    first = MailedTalk.objects.all()[0]
    address = f"/just-talked/mailed/{first.pk}/"
    answer = signed_in(cast.amira).post(address, {"text": "About the key"})
    assert answer.status_code == 422 and "With whom?" in answer.content.decode()
    assert "Lucía" in signed_in(cast.amira).get(address, {"q": "Lucía"}).content.decode()


def test_machines_and_closed_addresses_write_nothing(cast: Cast, post: Post) -> None:
    hers = to(cast.amira)
    post.put(a_letter(SECRET, to=hers, Auto_Submitted="auto-generated"))
    post.put(a_letter(SECRET, to=hers, Precedence="bulk"))
    post.put(a_letter(SECRET, to=hers, sender="talks@example.org"))
    post.put(a_letter("", to=hers))
    post.put(a_letter(SECRET, to="talks@example.org", sender=mail_of(cast.amira)))
    MailAddress.objects.all().delete()
    post.put(a_letter(SECRET, to=hers))
    read(0)
    assert post.unread == 0 and not MailedTalk.objects.exists()


def test_a_flood_ends_at_twenty(cast: Cast, post: Post) -> None:
    hers = to(cast.amira)
    for number in range(22):
        post.put(a_letter(f"Line {number}", to=hers))
    read(0)
    assert MailedTalk.objects.count() == 20 and post.unread == 0


def test_promises_without_a_day_and_empty_drafts_are_asked_for(cast: Cast) -> None:
    mailed = a_mailed_talk(cast.amira, "The key", "Ask Otto")
    amira, address = signed_in(cast.amira), f"/just-talked/mailed/{mailed.pk}/"
    said = {"with": str(cast.jonas.pk), "text": "The key", "made_0": "on", "promise_0": "Ask Otto"}
    assert amira.post(address, said).status_code == 422
    assert amira.post(address, {"with": str(cast.jonas.pk), "text": ""}).status_code == 422
    assert amira.put(address).status_code == 405
    assert MailedTalk.objects.exists()


def test_lines_that_promise_are_told_apart() -> None:
    words = "We talked.\n- Ask Otto\n-5 degrees\nI will call\nI'll write\nI willingly stay\n* More\n-- no"
    assert apart(words) == (
        "We talked.\n-5 degrees\nI willingly stay\n-- no",
        ["Ask Otto", "I will call", "I'll write", "More"],
    )
