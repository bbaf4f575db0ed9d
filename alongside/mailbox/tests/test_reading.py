"""The mailbox, on a real server: each letter is dealt with once, whatever it holds and whenever the worker ends."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from django.test import override_settings

from alongside.foundation.errors import NotPossible
from alongside.foundation.testing import by_worker
from alongside.people.models import Person
from alongside.people.testing import Cast, the_cast

from ..letter import Letter
from ..models import Arrival, MailAddress, writer_at
from ..reading import is_taken
from ..setup import Setup, the_setup
from ..taking import Taking, _takers
from ..testing import ADDRESS, Post, a_letter, a_mailbox, an_address, read

pytestmark = pytest.mark.django_db
SECRET = "Between the two of us"


@dataclass
class Kept:
    """A room above: takes what is written to a secret address, and keeps its words."""

    words: list[tuple[Person, str]] = field(default_factory=list)

    def take(self, letter: Letter) -> Taking | None:
        person = writer_at(letter.tokens(ADDRESS))
        return Taking(person, lambda: self._keep(person, letter)) if person else None

    def _keep(self, person: Person, letter: Letter) -> None:
        if "break" in letter.words:
            raise ZeroDivisionError(SECRET)
        if "too late" in letter.words:
            raise NotPossible("Too late.")
        self.words.append((person, letter.words))


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture
def kept() -> Iterator[Kept]:
    before, found = list(_takers), Kept()
    _takers[:] = [found.take]
    yield found
    _takers[:] = before


@pytest.fixture
def post(socket_enabled: None, tmp_path: Path) -> Iterator[Post]:
    with a_mailbox(tmp_path) as found:
        yield found


def to(person: Person) -> str:
    return the_setup().address_with(an_address(person))


def test_a_letter_is_taken_once_and_out_of_the_mailbox(cast: Cast, post: Post, kept: Kept) -> None:
    post.put(a_letter("We talked.\n-- \nAmira", to=to(cast.amira)))
    read(0)
    assert kept.words == [(cast.amira, "We talked.")]
    assert (post.unread, post.left) == (0, 0)
    assert Arrival.objects.get().is_taken
    read(0)
    assert len(kept.words) == 1


def test_a_worker_that_ended_in_between_is_followed_by_one_that_only_takes_it_out(
    cast: Cast, post: Post, kept: Kept
) -> None:
    letter = a_letter("We talked.", to=to(cast.amira))
    number = post.put(letter)
    raw = (post.folder / f"{number}.eml").read_bytes()
    assert by_worker(is_taken)(f"7:{number}", Letter(raw))
    assert (len(kept.words), post.unread) == (1, 1), "kept, and still in the mailbox"
    read(0)
    assert (len(kept.words), post.unread, post.left) == (1, 0, 0)


def test_the_same_letter_delivered_twice_is_one_and_an_id_used_again_hides_no_other(
    cast: Cast, post: Post, kept: Kept
) -> None:
    letter = a_letter("We talked.", to=to(cast.amira))
    post.put(letter)
    post.put(b"Received: by another way\n" + letter.as_bytes())
    letter.set_content("Something else.")
    post.put(letter)
    read(0)
    assert [words for _person, words in kept.words] == ["We talked.", "Something else."]
    assert post.unread == 0


def test_the_name_a_letter_bears_opens_nothing(cast: Cast, post: Post, kept: Kept) -> None:
    open_one = to(cast.amira)
    closed = to(cast.jonas)
    MailAddress.objects.get(person=cast.jonas).close()
    for address in (ADDRESS, closed, open_one.replace("@example.org", "@example.org.evil.example")):
        post.put(a_letter(SECRET, to=address, sender=cast.amira.email or ""))
    read(0)
    assert not kept.words and (post.unread, post.left) == (0, 3)
    assert {a.is_taken for a in Arrival.objects.all()} == {False}


def test_broken_letters_are_left_and_keep_nobodys_from_coming(
    cast: Cast, post: Post, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    hers = to(cast.amira)
    broken = [
        b"", b"\x00\xff\xfe no header at all", b"From: \xff\r\nTo: \xff\r\n\r\n\xff",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\nContent-Type: multipart/mixed\r\n\r\n",
        b"Content-Type: text/plain; charset=no-such\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
        a_letter(f"break {SECRET}", to=hers).as_bytes(),
        *[f"To: {hers}\r\nContent-Type: multipart/mixed; boundary={n}\r\n\r\n".encode() * 400 for n in range(2)],
    ]  # fmt: skip
    whole = [a_letter(words, to=hers).as_bytes() for words in ("too late", "We talked.")]
    for letter in (*broken, *whole):
        post.put(letter)
    with caplog.at_level(logging.INFO):
        read(0)
    assert (cast.amira, "We talked.") in kept.words
    assert post.unread == 0
    assert SECRET not in caplog.text and "ZeroDivisionError" in caplog.text


def test_a_long_letter_is_read_as_far_as_its_words_go(cast: Cast, post: Post, kept: Kept) -> None:
    letter = a_letter("We talked.", to=to(cast.amira))
    letter.add_attachment(b"x" * 3_000_000, maintype="image", subtype="png", filename="board.png")
    post.put(letter)
    read(0)
    assert kept.words == [(cast.amira, "We talked.")]


def test_a_mailbox_that_does_not_answer_is_asked_again_later(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    gone = Setup("127.0.0.1", 9, False, "alongside", "its password", "INBOX", ADDRESS)
    wrong = replace(the_setup(), password="another")
    for setup in (gone, wrong):
        with override_settings(MAILBOX=setup):
            read(0)
    assert caplog.text.count("was not read") == 2 and "another" not in caplog.text
    with override_settings(MAILBOX=None):
        read(0)
