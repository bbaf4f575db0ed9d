"""Dates of a whole column. `03/04/2024` is in April or in March: the column's other rows decide, or a person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from .choices import DateOrder
from .problems import Problem

MONTHS = (
    *("jan januar january jän jänner janv janvier ene enero", "feb februar february févr fév février febrero"),
    *("mar mär märz mrz march mars marzo", "apr april avr avril abr abril", "may mai mayo"),
    *("jun juni june juin junio", "jul juli july juil juillet julio", "aug august août agosto ago"),
    *("sep sept september septembre septiembre", "oct okt oktober october octobre octubre"),
    *("nov november novembre noviembre", "dec dez dezember december déc décembre dic diciembre"),
)
MONTH = {word: at for at, words in enumerate(MONTHS, start=1) for word in words.split()}
TIME = re.compile(r"[T ]+(\d{1,2}:\d\d(:\d\d(\.\d+)?)?)( ?[AP]M)?(?P<zone> ?(Z|UTC|[+-]\d\d:?\d\d))?$", re.IGNORECASE)
MIDNIGHT = re.compile(r"0?0:00(:00(\.0+)?)?$")
ISO = re.compile(r"(\d{4})([-/.]?)(\d\d)\2(\d\d)$")
TRIPLE = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})$")
SPELLED = re.compile(r"(\d{1,2})[ .-]+([^\W\d_]+)[ .,-]+(\d{4})$")
SPELLED_US = re.compile(r"([^\W\d_]+)\.? +(\d{1,2}),? +(\d{4})$")
SERIAL = re.compile(r"\d{4,5}$")
SERIAL_ZERO = date(1899, 12, 30)
NO_END = 9999  # the year in which SAP lets everything end
HINTS: tuple[tuple[DateOrder, str], ...] = (
    ("dmy", r"\b(dd?|tt?|jj?)[./-]mm?\b"),
    ("mdy", r"\bmm?[./-](dd?|tt?|jj?)\b"),
)


@dataclass(slots=True)
class Dates:
    """`days` by line. `undecided` holds the one problem that needs a person."""

    days: dict[int, date] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    undecided: list[Problem] = field(default_factory=list)


def read_dates(header: str, cells: Iterable[tuple[int, str]], chosen: DateOrder, *, serials: bool) -> Dates:
    """`serials`: plain numbers are days since 30 December 1899, as workbooks count them."""
    filled = [(line, _without_time(text)) for line, text in cells if text]
    found = Dates()
    order = chosen or _hinted(header) or _order(header, filled, found)
    for line, text in [] if found.undecided else filled:
        try:
            day = _day(text, order, serials)
        except ValueError:
            found.problems.append(Problem(line, header, "bad_date", _not_a_day(text)))
            continue
        if day:
            found.days[line] = day
    return found


def _without_time(text: str) -> str:
    """A time of day on somebody's wall does not change the day; one with a zone may."""
    time = TIME.search(text)
    if time is None or (time["zone"] and not MIDNIGHT.match(time[1])):
        return text
    return text[: time.start()]


def _hinted(header: str) -> DateOrder:
    return next((order for order, pattern in HINTS if re.search(pattern, header.casefold())), "")


def _order(header: str, cells: list[tuple[int, str]], found: Dates) -> DateOrder:
    """Which of the two readings the column proves."""
    proofs: dict[DateOrder, int] = {}
    open_at = 0
    for line, text in cells:
        triple = TRIPLE.match(text)
        if triple is None or triple[2] == ".":
            continue
        first, second = int(triple[1]), int(triple[3])
        if first > 12 >= second:
            proofs.setdefault("dmy", line)
        elif second > 12 >= first:
            proofs.setdefault("mdy", line)
        elif first != second:
            open_at = open_at or line
    if len(proofs) == 2:
        found.undecided.append(_mixed(header, proofs["dmy"], proofs["mdy"]))
    elif open_at and not proofs:
        found.undecided.append(_open(header, open_at, dict(cells)[open_at]))
    return next(iter(proofs), "dmy")


def _mixed(header: str, day_first: int, month_first: int) -> Problem:
    message = _(
        "Line %(a)s writes the day first and line %(b)s the month first. "
        "Write the dates as 2026-03-31, or choose the order (--dates dmy or --dates mdy)."
    )
    line = max(day_first, month_first)
    return Problem(line, header, "bad_date", message % {"a": day_first, "b": month_first})


def _open(header: str, line: int, text: str) -> Problem:
    message = _(
        "“%(text)s” can be read in two ways, and no other date in this column says which. "
        "Write the dates as 2026-03-31, or choose the order (--dates dmy or --dates mdy)."
    )
    return Problem(line, header, "bad_date", message % {"text": text})


def _day(text: str, order: DateOrder, serials: bool) -> date | None:
    """None for a day that never comes. Raises ValueError."""
    if serials and SERIAL.match(text):
        return _plausible(SERIAL_ZERO + timedelta(days=int(text)))
    year, month, day = _parts(text, order)
    return None if year == NO_END else _plausible(date(year, month, day))


def _parts(text: str, order: DateOrder) -> tuple[int, int, int]:
    if found := ISO.match(text):
        return int(found[1]), int(found[3]), int(found[4])
    if found := TRIPLE.match(text):
        first, second = int(found[1]), int(found[3])
        day_first = order == "dmy" or found[2] == "."
        return int(found[4]), second if day_first else first, first if day_first else second
    if found := SPELLED.match(text):
        return int(found[3]), _month(found[2]), int(found[1])
    if found := SPELLED_US.match(text):
        return int(found[3]), _month(found[1]), int(found[2])
    raise ValueError(text)


def _month(word: str) -> int:
    month = MONTH.get(word.casefold())
    if month is None:
        raise ValueError(word)
    return month


def _plausible(day: date) -> date:
    if not 1900 <= day.year <= 2100:
        raise ValueError(day)
    return day


def _not_a_day(text: str) -> str:
    return _("“%(text)s” is not a date. Write it as 2026-03-31.") % {"text": text[:40]}
