"""Making any text printable: a stand-in for what no face can draw, places to break for what would run off the page."""

import re
import unicodedata
from collections.abc import Iterator
from typing import cast

from .words import Words, words

STAND_IN = "\u25a1"
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u202a-\u202e]")  # controls and forced directions
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = frozenset(
    (0x0A, 0x00AD, 0x034F, 0x061C, *range(0x200B, 0x2010), *range(0x2060, 0x2065), *range(0x2066, 0x206A))
) | frozenset((*range(0xFE00, 0xFE10), *range(0xE0020, 0xE0080)))
# Chinese, Japanese, Korean, Thai and their neighbours are written without spaces and break by rules of their own.
_UNBROKEN = re.compile("[^\\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]{31,}")
_TEN = 10


class Print:
    """One document on its way to paper; `stood_in` says whether any character had to be replaced."""

    def __init__(self, coverage: tuple[frozenset[int], ...]) -> None:
        self.coverage = coverage
        self.stood_in = False
        self._known: dict[str, str] = {}

    def of(self, data: dict[str, object]) -> dict[str, object]:
        return {self.line(key): self._said(value) if key == "text" else self._any(value) for key, value in data.items()}

    def line(self, text: str) -> str:
        """A title, a name, a date: one line."""
        return self._drawn(" ".join(self._tidy(text).split()))

    def _any(self, value: object) -> object:
        if isinstance(value, dict):
            return self.of(cast(dict[str, object], value))
        if isinstance(value, list | tuple):
            return [self._any(item) for item in value]
        return self.line(str(value)) if value is not None and not isinstance(value, bool | int | float) else value

    def _said(self, value: object) -> list[Words]:
        return [self._leaf(part) for part in words(self._tidy(str(value or "")))]

    def _leaf(self, part: Words) -> Words:
        if isinstance(part, str):
            return self._drawn(part)
        return {"tag": part["tag"], "of": [self._leaf(inner) for inner in part["of"]]}

    def _tidy(self, text: str) -> str:
        text, broken = _SURROGATES.subn(STAND_IN, text)
        self.stood_in |= broken > 0
        text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
        return unicodedata.normalize("NFC", _UNWANTED.sub("", text))

    def _drawn(self, text: str) -> str:
        if not text.isascii():
            text = "".join(map(self._cluster, _clusters(text)))
        return _UNBROKEN.sub(_breakable, text)

    def _cluster(self, cluster: str) -> str:
        """A letter and its marks are drawn together, so one face must have them all."""
        if cluster not in self._known:
            codes = frozenset(map(ord, cluster)) - _INVISIBLE
            self._known[cluster] = cluster if any(codes <= face for face in self.coverage) else STAND_IN
        self.stood_in |= self._known[cluster] is STAND_IN
        return self._known[cluster]


def _clusters(text: str) -> Iterator[str]:
    start = 0
    for place in range(1, len(text)):
        if not unicodedata.category(text[place]).startswith("M"):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _breakable(run: re.Match[str]) -> str:
    """A place to break every ten letters, never between a letter and its marks."""
    letters = list(_clusters(run[0]))
    return "\u200b".join("".join(letters[start : start + _TEN]) for start in range(0, len(letters), _TEN))
