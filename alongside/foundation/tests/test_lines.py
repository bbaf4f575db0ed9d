"""What people write stays as they write it, on one line."""

import unicodedata

import pytest

from alongside.foundation.lines import one_line, seen

EVERY = [
    chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")
]


@pytest.mark.parametrize("name", ["Inês Carvalho", "سارا عرب\u200cزاده", "ක\u0dca\u200dෂ", "👩\u200d🔧 Mei"])
def test_a_name_is_left_alone(name: str) -> None:
    assert one_line(name) == name


def test_nothing_that_is_not_seen_is_left() -> None:
    kept = {letter for letter in EVERY if letter in one_line(f"a{letter}b")}
    assert kept == {" ", "\u200c", "\u200d"}
    assert one_line("a\r\nBcc: b\u2028c\u202ed\x85e") == "a Bcc: b cd e"


def test_breaks_may_be_kept() -> None:
    assert seen("one\n\ttwo\x00\u202ethree", breaks="\n\t") == "one\n\ttwo three"
