"""Changing who reads a kind of conversation asks for a fresh proof; changing its words does not."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alongside.conversations.models import Template
from alongside.conversations.testing import the_templates
from alongside.people.testing import signed_in, the_cast

from .test_templates import FORMAL, IMPORT, QUARTERLY, as_yaml

pytestmark = pytest.mark.django_db
PASSWORD = "four quiet words here"


def an_hour_later() -> tuple[Client, Template]:
    cast, templates = the_cast(), the_templates()
    cast.lucia.choose_password(PASSWORD)
    return signed_in(cast.lucia, ago=timedelta(hours=1)), templates["quarterly"]


def test_other_words_need_none() -> None:
    client, quarterly = an_hour_later()
    text = quarterly.newest.text.replace("minutes: 60", "minutes: 75")
    assert client.post(QUARTERLY, as_yaml(text, 1)).status_code == 303


def test_other_readers_need_one_and_what_was_written_goes_on_with_it() -> None:
    client, quarterly = an_hour_later()
    said = as_yaml(quarterly.newest.text.replace(*FORMAL), 1)
    asked = client.post(QUARTERLY, said)
    assert asked.status_code == 403
    assert "Is it still you?" in asked.content.decode()
    assert quarterly.newest.number == 1
    assert client.post(QUARTERLY, said | {"proof-password": PASSWORD}).status_code == 303
    assert quarterly.newest.kind.formal


def test_the_way_back_needs_one_as_well() -> None:
    client, quarterly = an_hour_later()
    text = quarterly.newest.text
    quarterly.publish(text.replace(*FORMAL), by=None)
    assert client.post(QUARTERLY, as_yaml(text, 2)).status_code == 403


def test_a_kind_that_is_brought_in_with_other_readers_needs_one() -> None:
    client, quarterly = an_hour_later()
    text = quarterly.newest.text.replace(*FORMAL)
    answer = client.post(IMPORT, {"file": SimpleUploadedFile("kind.yaml", text.encode())})
    assert answer["Location"] == "/proof/?next=%2Ftemplates%2Fimport%2F"
    assert quarterly.newest.number == 1
    plain = quarterly.newest.text.replace("minutes: 60", "minutes: 75")
    assert client.post(IMPORT, {"file": SimpleUploadedFile("kind.yaml", plain.encode())}).status_code == 303
