"""Which language a text is in, short ones too."""

import pytest

from ..languages import language_of
from ..reading import read


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Nice meeting.", "en"),
        ("You are lazy.", "en"),
        ("LGTM", "en"),
        ("", "en"),
        ("Du bist faul.", "de"),
        ("Gute Arbeit, weiter so und danke.", "de"),
        ("Tu es toujours en retard et tu ne réponds pas à mes messages.", "fr"),
        ("Siempre llegas tarde y no respondes a los correos de tus compañeros.", "es"),
        ("Je bent altijd te laat en dat is niet goed voor het team.", "nl"),
    ],
)
def test_languages_are_told(text: str, key: str) -> None:
    assert language_of(text) == key


def test_another_language_is_said_and_not_read() -> None:
    reading = read("Tu es toujours en retard et tu ne réponds pas à mes messages.")
    assert not reading.is_read
    assert reading.hints == ()


def test_german_is_read_by_its_own_rules() -> None:
    (hint,) = read("Du kommst immer zu spät.").hints
    assert (hint.kind, hint.quote) == ("absolute", "Du kommst immer")


def test_german_leaves_out_what_it_does_not_find_precisely_enough() -> None:
    reading = read("Du bist leider sehr unzuverlässig.")
    assert (reading.language, reading.hints, reading.asks) == ("de", (), ())
    assert reading.is_read_in_part
