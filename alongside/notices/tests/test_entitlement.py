"""Looked at again before it leaves: who gets nothing, and what stays away."""

import pytest
from django.utils import timezone

from alongside.foundation.testing import by_owner
from alongside.people.testing import a_person

from ..entitlement import check_before
from ..models import OutboxItem
from ..testing import MailServer, a_letter, deliver

pytestmark = pytest.mark.django_db


def test_somebody_who_left_gets_nothing(server: MailServer) -> None:
    person = a_person()
    item = a_letter(person)
    by_owner(person.leave)()
    deliver(item.pk)
    item.refresh_from_db()
    assert (item.state, item.why) == ("given_up", "no longer employed")
    assert server.mails == []


def test_a_room_above_may_hold_a_letter_back(server: MailServer) -> None:
    check_before("people/mail/sign_in", lambda item: False)
    try:
        item = a_letter(a_person())
        deliver(item.pk)
    finally:
        check_before("people/mail/sign_in", lambda item: True)
    item.refresh_from_db()
    assert item.state == "given_up"
    assert server.mails == []


def test_nothing_is_sent_late_that_is_of_no_use_any_more(server: MailServer) -> None:
    item = a_letter(a_person(), delivery="once")
    OutboxItem.objects.update(expires_at=timezone.now())
    deliver(item.pk)
    item.refresh_from_db()
    assert item.why == "too late to be of use"
    assert server.mails == []


def test_at_most_three_a_week_and_links_are_not_counted(server: MailServer) -> None:
    person = a_person()
    for number in range(5):
        deliver(a_letter(person, key=f"nudge:{number}", delivery="once").pk)
        deliver(a_letter(person, key=f"link:{number}").pk)
    assert OutboxItem.objects.filter(delivery="once", state="sent").count() == 3
    assert OutboxItem.objects.filter(delivery="certain", state="sent").count() == 5
