"""One's own secret address: shown once, found by its hash, gone at once; and what the settings refuse."""

import pytest
from django.test import override_settings

from alongside.foundation.environment import Environment, Nonsense
from alongside.people.testing import signed_in, the_cast
from alongside.trust.testing import acting_as

from ..models import MailAddress
from ..setup import Setup, read_setup

PAGE = "/mail-address/"
SETUP = Setup("127.0.0.1", 993, True, "alongside", "secret", "INBOX", "talks@example.org")


@pytest.mark.django_db
def test_an_address_is_shown_once_and_closed_at_once() -> None:
    cast = the_cast()
    amira = signed_in(cast.amira)
    assert "No mailbox is set up" in amira.get(PAGE).content.decode()
    assert amira.post(PAGE).status_code == 409
    with override_settings(MAILBOX=SETUP):
        shown = amira.post(PAGE).content.decode()
        first = MailAddress.objects.get()
        assert "talks+" in shown and "talks+" not in amira.get(PAGE).content.decode()
        amira.post(PAGE)
        assert MailAddress.objects.get().token_hash != first.token_hash, "a new one closes the old"
        with acting_as(cast.jonas):
            assert not MailAddress.objects.exists()
        assert amira.post(PAGE, {"_method": "DELETE"}).status_code == 303
    assert not MailAddress.objects.exists()
    assert amira.put(PAGE).status_code == 405


def read(**values: str) -> Setup | None:
    return read_setup(
        Environment({f"ALONGSIDE_MAILBOX_{k.upper()}": v for k, v in values.items()}), "A <a@example.org>"
    )


def test_settings_are_read_and_nonsense_is_refused_without_its_password() -> None:
    assert read() is None
    found = read(url="imaps://talks%40example.org:se%2Fcret@mail.example.org/Alongside")
    assert found == Setup("mail.example.org", 993, True, "talks@example.org", "se/cret", "Alongside", "a@example.org")
    assert "se/cret" not in repr(found)
    for url in ("imap://me:hush@mail.example.org", "imaps://mail.example.org", "https://mail.example.org"):
        with pytest.raises(Nonsense) as refused:
            read(url=url)
        assert "hush" not in str(refused.value)
    with pytest.raises(Nonsense):
        read(url="imaps://me:hush@mail.example.org", address="nobody")
