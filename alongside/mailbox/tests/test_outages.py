"""A mailbox that does not answer: left alone longer and longer, told to administrators, and looked at by the doctor."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.test import override_settings
from django.utils import timezone

from alongside.config.findings import mailbox as doctor
from alongside.foundation.testing import by_owner
from alongside.people.testing import signed_in, the_cast
from alongside.trust.testing import acting_as

from ..models import Outage, note_outage
from ..setup import Setup, the_setup
from ..testing import ADDRESS, Post, a_letter, a_mailbox, read

SAID = "the mailbox for Alongside has not been read"
GONE = Setup("127.0.0.1", 9, False, "alongside", "its password", "INBOX", ADDRESS)


@pytest.fixture
def post(socket_enabled: None, tmp_path: Path) -> Iterator[Post]:
    with a_mailbox(tmp_path) as found:
        yield found


def test_it_is_left_alone_longer_and_longer_half_an_hour_at_most(socket_enabled: None, db: None) -> None:
    pauses = []
    with override_settings(MAILBOX=GONE):
        for _turn in range(8):
            read(0)
            read(0)
            pauses.append(round((Outage.objects.get().next_at - timezone.now()) / timedelta(minutes=1)))
            Outage.objects.update(next_at=timezone.now())
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]
    assert Outage.objects.get().failures == 8, "nobody was asked in between"


def test_what_stood_in_the_way_is_kept_and_an_answer_ends_it(post: Post, db: None) -> None:
    setup = the_setup()
    for wrong, problem in (
        (GONE, "away"),
        (replace(setup, password="another"), "declined"),
        (replace(setup, folder="Nowhere"), "folder"),
    ):
        with override_settings(MAILBOX=wrong):
            read(0)
        assert Outage.objects.get().problem == problem, "another mailbox, or another password, is tried at once"
    post.put(a_letter("Nothing for us."))
    read(0)
    assert not Outage.objects.exists()
    assert (post.unread, post.left) == (0, 1)


def test_administrators_are_told_after_an_hour_and_nobody_else_is(db: None) -> None:
    cast, note = the_cast(), by_owner(note_outage)
    with override_settings(MAILBOX=GONE):
        note(GONE.fingerprint, "declined")
        assert SAID not in signed_in(cast.ada).get("/notices/").content.decode()
        Outage.objects.update(created_at=timezone.now() - timedelta(minutes=61))
        page = signed_in(cast.ada).get("/notices/").content.decode()
        assert SAID in page and "neither the name nor the password" in page and GONE.password not in page
        assert SAID not in signed_in(cast.amira).get("/notices/").content.decode()
        with acting_as(cast.lucia):
            assert not Outage.objects.exists()
    for now in (None, replace(GONE, password="mended")):
        with override_settings(MAILBOX=now):
            assert SAID not in signed_in(cast.ada).get("/notices/").content.decode()


@pytest.mark.parametrize(
    ("change", "state", "words"),
    [
        ({}, "good", "lets us in, and INBOX is there (1 unread)"),
        ({"password": "another"}, "broken", "takes neither the name alongside nor the password"),
        ({"folder": "Nowhere"}, "broken", "has no folder Nowhere"),
        ({"port": 9}, "broken", "does not answer: ConnectionRefusedError"),
    ],
)
def test_the_doctor_says_how_far_it_comes_in_one_sentence(
    post: Post, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], state: str, words: str
) -> None:
    post.put(a_letter("Nothing for us."))
    setup = replace(the_setup(), **change)
    login = f"{setup.username}:{quote(setup.password)}"
    monkeypatch.setenv("ALONGSIDE_MAILBOX_URL", f"imap://{login}@{setup.host}:{setup.port}/{setup.folder}")
    monkeypatch.setenv("ALONGSIDE_MAILBOX_ADDRESS", ADDRESS)
    (found,) = doctor()
    assert (found.state, words in found.message, setup.password in found.message) == (state, True, False), found
    assert post.unread == 1, "no letter was opened"


def test_without_a_mailbox_the_doctor_says_nothing_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALONGSIDE_MAILBOX_URL", raising=False)
    assert list(doctor()) == []
