"""Text as people write it, without what cannot be seen: such a sign hides a line break, or another name."""

import unicodedata

JOINERS = "\u200c\u200d"  # they belong to Persian and Indic names, and to some emoji


def one_line(text: str) -> str:
    """Single spaces, composed letters, nothing invisible. A line break can never begin something else."""
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", seen(text))
    return " ".join(text.split())


def seen(text: str, breaks: str = "") -> str:
    """Blanks and breaks of any kind become spaces, but for `breaks`."""
    return "".join(letter if letter in breaks or letter in JOINERS else _seen(letter) for letter in text)


def _seen(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in ("Cf", "Cs"):
        return ""
    return " " if kind in ("Cc", "Zl", "Zp", "Zs") else letter
