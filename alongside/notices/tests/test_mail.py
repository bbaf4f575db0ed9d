"""What a mail looks like, and where it goes."""

from typing import Any

import pytest
from django.test import override_settings

from alongside.people.testing import a_person

from ..models import OutboxItem
from ..posting import NotSent, send
from ..testing import LINK, MailServer, a_letter, deliver

pytestmark = pytest.mark.django_db


def test_a_letter_arrives_as_text_and_html(server: MailServer) -> None:
    item = a_letter(a_person())
    assert deliver(item.pk)
    (mail,) = server.mails
    assert mail["To"] == "Amira Haddad <amira.haddad@example.org>"
    assert mail["Subject"] == "Your link to sign in"
    assert mail["Message-ID"] == item.message_id
    for kind in ("plain", "html"):
        body = mail.get_body((kind,))
        assert body is not None
        assert LINK["address"] in body.get_content()


def test_a_message_id_is_made_of_the_key_alone() -> None:
    assert OutboxItem(key="a").message_id == OutboxItem(key="a").message_id != OutboxItem(key="b").message_id


def test_names_cannot_add_a_header(server: MailServer) -> None:
    person = a_person("Amira\r\nBcc: otto@example.org", email="amira@example.org")
    deliver(a_letter(person).pk)
    (mail,) = server.mails
    assert mail["Bcc"] is None
    assert "amira@example.org" in mail["To"]


def test_a_calendar_travels_with_its_method(server: MailServer) -> None:
    item = a_letter(a_person(), calendar=b"BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n")
    deliver(item.pk)
    (part,) = [p for p in server.mails[0].walk() if p.get_content_type() == "text/calendar"]
    assert part.get_param("method") == "CANCEL"
    assert part.get_payload(decode=True) == b"BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n"


def test_a_folder_takes_the_place_of_a_server(tmp_path: Any) -> None:
    item = a_letter(a_person())
    with override_settings(MAIL_URL=f"folder://{tmp_path}/mails", DEMO=False):
        deliver(item.pk)
    (found,) = (tmp_path / "mails").iterdir()
    assert found.suffix == ".eml"
    assert b"secret-token" in found.read_bytes()


def test_without_a_server_mails_lie_in_the_home(tmp_path: Any) -> None:
    item = a_letter(a_person())
    with override_settings(MAIL_URL="", HOME=tmp_path):
        deliver(item.pk)
    assert len(list((tmp_path / "mail").glob("*.eml"))) == 1


@override_settings(MAIL_URL="folder:///proc/nowhere", DEMO=False)
def test_a_folder_that_cannot_be_written_is_said() -> None:
    from email.message import EmailMessage

    letter = EmailMessage()
    letter["Message-ID"] = "<1@example.org>"
    with pytest.raises(NotSent):
        send(letter)
