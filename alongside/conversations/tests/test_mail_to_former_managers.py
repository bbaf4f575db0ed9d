"""Mail on its way to somebody who leads no more: looked at again before it leaves, kind by kind, and not sent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.notices.actions import choose_mail
from alongside.notices.kinds import kinds_by_mail
from alongside.notices.models import OutboxItem
from alongside.notices.testing import a_mail_server, deliver
from alongside.people.models import Person, company_day
from alongside.people.testing import Cast, the_cast

from ..actions import begin_handover
from ..jobs import remind_of_promises
from ..models import Handover, draft_recap, preparation_of, promise, suggest
from ..notices import HANDOVERS, PROMISES, RECAPS, TALKS
from ..testing import a_conversation, a_pair

pytestmark = pytest.mark.django_db
SOON = timedelta(days=2)


@pytest.fixture
def cast() -> Cast:
    cast = the_cast()
    events = {kind.event for kind in kinds_by_mail()}
    by_owner(choose_mail)(cast.jonas, events, events)
    return cast


def a_held_talk(cast: Cast) -> Any:
    talk = a_conversation(cast.amira, cast.jonas, "quarterly")
    talk.enter(by=cast.jonas)
    return talk


def invited(cast: Cast) -> None:
    a_conversation(cast.amira, cast.jonas)


def prepared(cast: Cast) -> None:
    preparation_of(a_conversation(cast.amira, cast.jonas, "quarterly"), cast.amira).finish()


def offered(cast: Cast) -> None:
    suggest(a_pair(cast.amira, cast.jonas), "Ask for the room", by=cast.amira, due=company_day() + SOON)


def drafted(cast: Cast) -> None:
    draft_recap(a_held_talk(cast), by=cast.amira)


def begun(cast: Cast) -> None:
    left = Handover.objects.create(person=cast.amira, to=cast.jonas, starts_on=company_day(), comment="Ask me")
    begin_handover(left.pk)


def reminded(cast: Cast, days: int) -> None:
    due = company_day() + timedelta(days=days)
    made = promise(a_pair(cast.amira, cast.jonas), "Ask for the room", by=cast.jonas, due=due)
    type(made).objects.update(accepted_at=timezone.now() - timedelta(days=9))
    remind_of_promises()


NOT_SENT: dict[str, Callable[[Cast], None]] = {
    "conversation.scheduled": invited,
    "preparation.finished": prepared,
    "promise.offered": offered,
    "recap.drafted": drafted,
    "handover.begun": begun,
}
ITS_OWNERS = {"promise.due_soon", "promise.due"}  # one's own promise stays one's own (trust §1.3, F: own rw)
TO_THE_PERSON = {"handover.ahead"}  # goes to whoever changes manager, never to a manager


def letters_to(person: Person) -> list[OutboxItem]:
    return list(OutboxItem.objects.filter(recipient=person).order_by("created_at"))


def bring(cast: Cast) -> list[str]:
    """Every letter to Jonas; returns what became of each."""
    OutboxItem.objects.update(due=timezone.now())
    with a_mail_server():
        for item in letters_to(cast.jonas):
            deliver(item.pk)
    return [item.state for item in letters_to(cast.jonas)]


@pytest.mark.parametrize("event", NOT_SENT)
def test_it_is_sent_while_he_leads(cast: Cast, event: str) -> None:
    by_owner(NOT_SENT[event])(cast)
    assert "sent" in bring(cast)


@pytest.mark.parametrize("event", NOT_SENT)
def test_it_is_not_sent_once_he_leads_no_more(cast: Cast, event: str) -> None:
    by_owner(NOT_SENT[event])(cast)
    by_owner(cast.amira.report_to)(cast.otto)
    assert set(bring(cast)) == {"given_up"}
    assert {item.why for item in letters_to(cast.jonas)} == {"no longer theirs to know, or no longer so"}


@pytest.mark.parametrize("days", [0, 2])
def test_a_reminder_of_his_own_promise_still_reaches_him(cast: Cast, days: int) -> None:
    by_owner(reminded)(cast, days)
    by_owner(cast.amira.report_to)(cast.otto)
    assert bring(cast) == ["sent"]


def test_no_kind_of_mail_is_left_out() -> None:
    by_mail = {kind.event for kind in (*TALKS, *PROMISES, *RECAPS, *HANDOVERS) if kind.mailable}
    assert by_mail | {"conversation.scheduled"} == NOT_SENT.keys() | ITS_OWNERS | TO_THE_PERSON


def test_somebody_who_left_gets_none(cast: Cast) -> None:
    for queue in NOT_SENT.values():
        by_owner(queue)(cast)
    by_owner(cast.jonas.leave)()
    assert set(bring(cast)) == {"given_up"}
