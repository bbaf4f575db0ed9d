"""A line above every page of an administrator while the mail server does not take mail (trust §4.8)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

from ..models import OutboxItem
from ..queries import MailWaiting, mail_waiting
from ..testing import MailServer, a_letter, deliver, sweep

pytestmark = pytest.mark.django_db
SAID = "Mail does not leave at present"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def away(socket_enabled: None) -> Iterator[None]:
    """A port at which nobody listens."""
    with override_settings(MAIL_URL="smtp://127.0.0.1:9"):
        yield


def an_hour_ago(**which: str) -> None:
    then = timezone.now() - timedelta(hours=1)
    OutboxItem.objects.filter(**which).update(created_at=then, due=then)


def page(person: Person) -> str:
    return str(signed_in(person).get("/notices/").content.decode())


def test_after_a_quarter_of_an_hour_administrators_are_told_and_nobody_else_is(cast: Cast, away: None) -> None:
    a_letter(cast.amira)
    sweep()
    assert SAID not in page(cast.ada), "it may be back in a minute"
    an_hour_ago()
    shown = page(cast.ada)
    assert f"{SAID}: one letter waits." in shown and "the mail server: ConnectionRefusedError" in shown
    assert cast.amira.name not in shown and "link" not in shown.partition(SAID)[2].partition("</p>")[0]
    for person in (cast.amira, cast.jonas, cast.lucia):
        assert SAID not in page(person)


def test_the_question_is_answered_to_an_administrator_alone(cast: Cast, away: None) -> None:
    """Whatever a page says of whoever asks: the database looks for itself."""
    a_letter(cast.amira)
    sweep()
    an_hour_ago()
    with acting_as(cast.ada):
        assert mail_waiting(Person.objects.with_duties().get(pk=cast.ada.pk)) == MailWaiting(
            1, "the mail server: ConnectionRefusedError"
        )
        assert not OutboxItem.objects.exists(), "the letters themselves stay the worker's"
    ada = Person.objects.with_duties().get(pk=cast.ada.pk)
    with acting_as(cast.otto):
        assert mail_waiting(ada) is None


def test_a_letter_that_went_ends_it_however_many_still_wait(cast: Cast, server: MailServer) -> None:
    for key in ("one", "two"):
        a_letter(cast.amira, key=key)
    with override_settings(MAIL_URL="smtp://127.0.0.1:9"):
        sweep()
    an_hour_ago()
    assert SAID in page(cast.ada)
    deliver(OutboxItem.objects.get(key="one").pk)
    assert SAID not in page(cast.ada)


def test_one_mailbox_that_takes_nothing_is_not_the_mail_server(cast: Cast, server: MailServer) -> None:
    server.answer = "452 mailbox full"
    for number in range(5):
        deliver(a_letter(cast.amira, key=f"full:{number}").pk)
        an_hour_ago()
        assert (SAID in page(cast.ada)) == (number == 4), "five of them are no longer about one mailbox"


def test_letters_that_nobody_tries_are_told_of_too(cast: Cast) -> None:
    a_letter(cast.amira)
    an_hour_ago()
    assert "look whether the worker runs" in page(cast.ada)


def test_what_is_not_due_yet_waits_for_nothing(cast: Cast) -> None:
    a_letter(cast.amira)
    now = timezone.now()
    OutboxItem.objects.update(created_at=now - timedelta(days=1), due=now + timedelta(hours=8))
    assert SAID not in page(cast.ada)
