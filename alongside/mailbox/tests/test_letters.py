"""What a letter says: its writer's own words alone; and whether anybody wrote it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ..letter import Letter
from ..testing import ADDRESS, a_letter
from ..words import said_in, without_markup

OWN = "We talked about the key.\n\n- Ask Otto"
TOKEN = "abcdefghijkmnpqrstuvwxyz23"


@pytest.mark.parametrize("rest", [
    "\n-- \nAmira Haddad\nSupport",
    "\n> what you said\n> and more",
    "\nOn Tue, 24 Nov 2026 at 10:00, Jonas <jonas@example.org> wrote:\n> The key",
    "\nOn Tue, 24 Nov 2026 at 10:00, Jonas Berg\n<jonas@example.org> wrote:\n\nThe key",
    "\nAm 24.11.2026 um 10:00 schrieb Jonas Berg:\n> Der Schlüssel",
    "\n-----Original Message-----\nFrom: Jonas",
    "\nFrom: Jonas <jonas@example.org>\nSent: Tuesday\nThe key",
    "\nSent from my phone",
])  # fmt: skip
def test_quotations_and_signatures_are_cut(rest: str) -> None:
    assert said_in(OWN + rest) == OWN
    assert said_in((OWN + rest).replace("\n", "\r\n")) == OWN


def test_words_that_only_look_like_a_quotation_stay() -> None:
    for words in ("On Monday we begin.", "From: here to there", "-- no, rather --", "I wrote: two lines"):
        assert said_in(words) == words


def test_of_a_page_the_words_are_taken() -> None:
    page = "<style>p{}</style><p>We <b>talked</b>.</p><ul><li>Ask Otto</li></ul><blockquote>Old</blockquote>"
    page += "<script>x</script>"
    assert said_in(without_markup(page)) == "We talked.\n\n- Ask Otto"


def test_attachments_are_counted_and_letters_inside_are_not_read() -> None:
    letter = a_letter("Mine.")
    letter.add_attachment(b"x", maintype="image", subtype="png", filename="board.png")
    letter.add_attachment(a_letter("Somebody else's."))
    read = Letter(letter.as_bytes())
    assert (read.words, read.attachments) == ("Mine.", 1)


@pytest.mark.parametrize("headers", [
    {"Auto_Submitted": "auto-replied"}, {"Auto_Submitted": "auto-generated; why"}, {"Precedence": "bulk"},
    {"List_Id": "<all.example.org>"}, {"Return_Path": "<>"},
])  # fmt: skip
def test_what_nobody_wrote_is_told_apart(headers: dict[str, str]) -> None:
    assert Letter(a_letter("Away.", **headers).as_bytes()).is_automatic
    assert Letter(a_letter("x", sender="MAILER-DAEMON@example.org").as_bytes()).is_automatic
    assert not Letter(a_letter("Mine.", Auto_Submitted="no").as_bytes()).is_automatic


def test_secret_addresses_are_found_wherever_the_letter_was_sent_to() -> None:
    secret = f"Talks+{TOKEN.upper()}@Example.org"
    for name in ("Cc", "Delivered_To", "X_Original_To"):
        assert Letter(a_letter("x", **{name: secret}).as_bytes()).tokens(ADDRESS) == [TOKEN]
    assert Letter(a_letter("x", Subject=secret).as_bytes()).tokens(ADDRESS) == []


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600))
def test_no_letter_breaks_its_reader(raw: bytes) -> None:
    for kind in (b"", b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n", b"Content-Type: text/html\r\n\r\n"):
        letter = Letter(kind + raw)
        said = (letter.fingerprint, letter.sender, letter.words, letter.attachments, letter.calendar)
        assert said and "\x00" not in letter.words
        assert letter.is_automatic in {True, False} and letter.header("subject") is not None
