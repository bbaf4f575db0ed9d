"""Bytes → text. UTF-8, UTF-16 and cp1252 are found; anything else is asked for."""

import codecs
import re

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from .problems import unreadable

ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1257", "iso8859-1"),
    *("iso8859-2", "iso8859-15", "mac-roman", "cp437", "cp850", "koi8-r", "shift_jis", "euc_kr", "gb18030", "big5"),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# What Cyrillic, Polish, Mac, DOS or Latin-9 letters turn into when they are read as cp1252.
NOT_WESTERN = re.compile(
    r"[^\W\d_a-zA-Z]{4}|[^\W\d_][³¹¿£¥¤¦¨¸¯¬±¶¢‡‰ˆ§]|[£¥¦¨¸¯¬±¶‡‰ˆ][^\W\d_]|[a-z][ŠŽŸŒ]|[A-Z][ŠŽŸŒ][a-z]|[a-z][„”‚][a-z]"
)


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and the name of its encoding. `encoding` is somebody's choice; empty means: find out."""
    name = encoding or _marked(data) or _wide(data) or _narrow(data)
    try:
        text = data.decode(name)
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        raise unreadable(
            _line_at(data, start),
            _("Here the file stops being %(encoding)s text. Save it again as CSV UTF-8.") % {"encoding": name},
        ) from error
    text = text.removeprefix("\ufeff")
    _refuse_binary(text)
    return text, name


def _marked(data: bytes) -> str:
    return next((name for mark, name in MARKS if data.startswith(mark)), "")


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of a comma, a digit or a Latin letter is zero."""
    sample = data[:100_000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 10 < len(sample):
        return ""
    if even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if odd * 20 < even else ""


def _narrow(data: bytes) -> str:
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged(data, error)
    if _is_western(data):
        return "cp1252"
    raise unreadable(1, _ask_for_encoding(data))


def _refuse_damaged(data: bytes, error: UnicodeDecodeError) -> None:
    """A UTF-8 text with a few broken bytes is not another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if len(re.findall(r"[^\x00-\x7f\ufffd]", text)) > broken:
        message = _("The file is UTF-8, but a letter on this line is damaged. Correct it and save as CSV UTF-8.")
        raise unreadable(_line_at(data, error.start), message)


def _is_western(data: bytes) -> bool:
    try:
        return not NOT_WESTERN.search(data.decode("cp1252"))
    except UnicodeDecodeError:
        return False


def _ask_for_encoding(data: bytes) -> str:
    letters = b"\n".join(line for line in data[:200_000].splitlines() if not line.isascii())
    likely = from_bytes(letters[:4_000]).best()
    asked = _(
        "It cannot be told for certain how the letters of this file are written. "
        "Save it as CSV UTF-8, or choose the encoding yourself."
    )
    return asked if likely is None else asked + " " + _("It may be %(encoding)s.") % {"encoding": likely.encoding}


def _refuse_binary(text: str) -> None:
    nul = text.find("\0")
    if nul >= 0:
        message = _(
            "This line holds a character that no text has (NUL). Export the file again, or save it as CSV UTF-8."
        )
        raise unreadable(text.count("\n", 0, nul) + 1, message)
    if sum(1 for _match in CONTROL.finditer(text)) * 100 > len(text):
        raise unreadable(1, _("This is neither a CSV nor an XLSX file. Export the list of people as one of the two."))


def _line_at(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1
