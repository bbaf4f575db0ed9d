"""Who is told what, and what is in the mail: never the one who did it, never what somebody wrote."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from icalendar import Calendar

from alongside.conversations.models import (
    Conversation,
    draft_recap,
    just_talked,
    preparation_of,
    relationship_of,
    suggest,
    write_note,
)
from alongside.conversations.testing import a_conversation, a_pair, a_promise
from alongside.foundation.testing import as_owner
from alongside.notices.delivery import deliver
from alongside.notices.models import Notice, OutboxItem
from alongside.notices.testing import a_mail_server
from alongside.people.models import Person
from alongside.people.testing import Cast, the_cast
from alongside.trust.testing import acting_as

from ..invitations import calendar_of, sequence_of

pytestmark = pytest.mark.django_db
SECRET = "Marzipan"


@pytest.fixture
def cast() -> Cast:
    cast = the_cast()
    for person in (cast.amira, cast.jonas):
        person.refresh_from_db()
    return cast


def told(person: Person) -> list[str]:
    return list(Notice.objects.filter(recipient=person).order_by("created_at").values_list("event", flat=True))


def forget_everything() -> None:
    with as_owner():
        Notice.objects.all().delete()
        OutboxItem.objects.all().delete()


def events_in(person: Person) -> list[Any]:
    items = OutboxItem.objects.filter(recipient=person, key__startswith="invitation:").order_by("created_at")
    return [Calendar.from_ical(bytes(item.calendar)) for item in items]


def test_planning_invites_both_and_tells_the_other(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas)
    assert OutboxItem.objects.filter(delivery="certain").count() == 2
    assert told(cast.amira) == ["conversation.scheduled"]
    assert told(cast.jonas) == []
    assert "Jonas planned a talk with you" in Notice.objects.get().sentence
    assert Notice.objects.get().link == f"/conversations/{talk.pk}/"


def test_a_talk_without_a_time_invites_nobody(cast: Cast) -> None:
    from alongside.conversations.models import Template, plan
    from alongside.conversations.testing import the_templates

    the_templates()
    with as_owner():
        plan(relationship_of(cast.amira, cast.jonas), Template.objects.all()[0], by=cast.jonas)
    assert OutboxItem.objects.count() == 0


def test_moves_and_the_cancellation_renew_the_same_entry(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas)
    with acting_as(cast.amira):
        talk.move(timezone.now() + timedelta(days=3), by=cast.amira, reason=SECRET)
    with acting_as(cast.jonas):
        talk.cancel(by=cast.jonas, reason=SECRET)
    for person in (cast.amira, cast.jonas):
        entries = events_in(person)
        assert [str(entry["method"]) for entry in entries] == ["REQUEST", "REQUEST", "CANCEL"]
        inner = [entry.walk("VEVENT")[0] for entry in entries]
        assert [event["sequence"] for event in inner] == [0, 1, 2]
        assert len({str(event["uid"]) for event in inner}) == 1
        assert {str(event["organizer"].params["CN"]) for event in inner} == {"Jonas Weber"}
    assert told(cast.jonas) == ["conversation.moved"]
    assert told(cast.amira) == ["conversation.scheduled", "conversation.cancelled"]


def test_the_entry_is_worded_for_its_reader(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas)
    assert b"SUMMARY:Talk with Jonas" in calendar_of(talk, cast.amira)
    assert b"SUMMARY:Talk with Amira" in calendar_of(talk, cast.jonas)
    assert b"SUMMARY:Talk: Amira and Jonas" in calendar_of(talk)
    assert sequence_of(talk) == 0


def test_no_mail_holds_what_somebody_wrote(cast: Cast) -> None:
    """Planted in every text there is; looked for in every mail and notice."""
    talk = a_conversation(cast.amira, cast.jonas, purpose=SECRET)
    with acting_as(cast.jonas):
        suggest(talk.relationship, SECRET, by=cast.jonas, due=timezone.localdate() + timedelta(days=3))
        just_talked(talk.relationship, SECRET, by=cast.jonas)
        talk.start(by=cast.jonas)
        write_note(talk, SECRET, by=cast.jonas)
        draft_recap(talk, by=cast.jonas)
    OutboxItem.objects.update(due=timezone.now(), expires_at=None)
    with a_mail_server() as server:
        for pk in OutboxItem.objects.values_list("pk", flat=True):
            deliver(pk)
    assert len(server.mails) >= 4
    assert [mail["Subject"] for mail in server.mails if SECRET in mail.as_string()] == []
    assert [n.sentence for n in Notice.objects.all() if SECRET in n.sentence + str(n.facts)] == []


def test_an_invitation_arrives_with_its_calendar_entry(cast: Cast) -> None:
    a_conversation(cast.amira, cast.jonas)
    with a_mail_server() as server:
        deliver(OutboxItem.objects.get(recipient=cast.amira, delivery="certain").pk)
    (mail,) = server.mails
    assert mail["Subject"].startswith("Your talk with Jonas Weber, ")
    (part,) = [p for p in mail.walk() if p.get_content_type() == "text/calendar"]
    assert part.get_param("method") == "REQUEST"
    body = mail.get_body(("plain",))
    assert body is not None
    assert "(Europe/Berlin)" in body.get_content()


def test_a_former_manager_is_not_told_of_later_things(cast: Cast) -> None:
    """Noor handed over; once the thirty days are over she reads nothing of the pair, and no mail goes out."""
    talk = a_conversation(cast.amira, cast.noor)
    forget_everything()
    with as_owner():
        from alongside.people.models import ReportingLine

        month_ago = timezone.localdate() - timedelta(days=40)
        ReportingLine.objects.filter(manager=cast.noor, subject=cast.amira).update(ends_on=month_ago)
        from alongside.people.reach import derive

        derive()
    with acting_as(cast.amira):
        talk.cancel(by=cast.amira, reason="later")
    assert told(cast.noor) == []
    item = OutboxItem.objects.get(recipient=cast.noor)
    with a_mail_server() as server:
        deliver(item.pk)
    assert server.mails == []


def test_preparation_promises_and_recap_are_told(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas, "quarterly")
    pair = talk.relationship
    forget_everything()
    with acting_as(cast.amira):
        preparation_of(talk, cast.amira).finish()
        offer = suggest(pair, "Introduce me", by=cast.amira, due=timezone.localdate() + timedelta(days=3))
    assert told(cast.jonas) == ["preparation.finished", "promise.offered"]
    with acting_as(cast.jonas):
        offer.accept(by=cast.jonas)
        offer.ask_to_move(timezone.localdate() + timedelta(days=9), by=cast.jonas, reason="Sofia is away")
        talk.start(by=cast.jonas)
        recap = draft_recap(talk, by=cast.jonas)
    with acting_as(cast.amira):
        offer.agree(by=cast.amira)
        recap.confirm(by=cast.amira)
    assert told(cast.amira) == ["promise.accepted", "promise.asked_to_move", "recap.drafted"]
    assert told(cast.jonas)[2:] == ["promise.agreed", "recap.confirmed"]


def test_an_answer_on_a_shared_screen_is_shown_to_its_owner(cast: Cast) -> None:
    pair = a_pair(cast.amira, cast.jonas)
    with acting_as(cast.jonas):
        offer = suggest(pair, "Write the guide", by=cast.jonas, due=timezone.localdate() + timedelta(days=3))
        offer.accept(by=cast.jonas)
    assert told(cast.amira) == ["promise.offered", "promise.unchecked"]
    assert told(cast.jonas) == []


def test_we_just_talked_leads_to_its_words(cast: Cast) -> None:
    with acting_as(cast.amira):
        talk = just_talked(a_pair(cast.amira, cast.jonas), "About the guide", by=cast.amira)
    assert Notice.objects.get(recipient=cast.jonas).link == f"/just-talked/{talk.pk}/"


def test_an_offer_answered_in_the_meantime_is_not_mailed(cast: Cast) -> None:
    promise = a_promise(a_pair(cast.amira, cast.jonas), cast.jonas)
    with acting_as(cast.amira):
        offer = suggest(promise.relationship, "Ask Sofia", by=cast.amira, due=timezone.localdate() + timedelta(days=3))
        offer.decline(by=cast.jonas)
    item = OutboxItem.objects.get(recipient=cast.jonas, delivery="once")
    OutboxItem.objects.update(due=timezone.now())
    deliver(item.pk)
    item.refresh_from_db()
    assert item.why == "no longer so"


def test_the_words_of_a_talk_in_another_zone_are_its_readers(cast: Cast) -> None:
    with as_owner():
        Person.objects.filter(pk=cast.amira.pk).update(zone="Asia/Kathmandu")
    cast.amira.refresh_from_db()
    begins = (timezone.now() + timedelta(days=90)).replace(hour=9, minute=0)
    talk = a_conversation(cast.amira, cast.jonas, at=begins)
    assert isinstance(talk, Conversation)
    with a_mail_server() as server:
        deliver(OutboxItem.objects.get(recipient=cast.amira, delivery="certain").pk)
    assert f"{begins:%-d %B %Y}, 14:45" in server.mails[0]["Subject"]
