"""CSV with readings: `kpi,date,value[,denominator]`; without the first column where the number is known."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.foundation.errors import NotPossible

from .actions import Line
from .signals.series import day_of, number_of

MOST_BYTES = 5_000_000
MOST_LINES = 100_000
MOST_TOLD = 10
HEADINGS = ("kpi", "date", "value", "denominator")


class Unreadable(NotPossible):
    """The file cannot be read at all, with the line where it ends."""


def read_lines(data: bytes, *, key: str = "") -> list[Line]:
    """`key` is the number that a file without a first column is about."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_("This file is larger than 5 MB. Send it in parts."))
    lines, problems = list[Line](), list[str]()
    for number, cells in _cells(_text(data)):
        try:
            lines.append(_line(number, cells, key))
        except Unreadable as problem:
            problems.append(str(problem))
    if problems:
        raise Unreadable(_told(problems))
    if not lines:
        raise Unreadable(_("There is no reading in this file."))
    if len(lines) > MOST_LINES:
        raise Unreadable(_("There are more than 100,000 readings in this file. Send it in parts."))
    return lines


def _told(problems: list[str]) -> str:
    """Every line that cannot be read, so that a file is mended in one go; of many, the first."""
    more = len(problems) - MOST_TOLD
    told = " ".join(problems[:MOST_TOLD])
    and_more = ngettext("And %(count)s more line.", "And %(count)s more lines.", more) % {"count": more}
    return f"{told} {and_more}" if more > 0 else told


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Unreadable(_("This is not UTF-8 text. Save it as UTF-8 CSV and send it again.")) from problem


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True, delimiter=";" if _has_semicolons(text) else ",")
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped) and stripped[0].lower() not in HEADINGS:
                yield reader.line_num, stripped
    except csv.Error as problem:
        raise Unreadable(_("Line %(line)s is not CSV.") % {"line": reader.line_num}) from problem


def _has_semicolons(text: str) -> bool:
    first = text.partition("\n")[0]
    return first.count(";") > first.count(",")


def _line(number: int, cells: list[str], key: str) -> Line:
    row = [key, *cells] if key else cells
    if len(row) not in (3, 4):
        said = ngettext("Line %(line)s has %(count)s column.", "Line %(line)s has %(count)s columns.", len(cells))
        raise Unreadable(said % {"line": number, "count": len(cells)})
    day, value = day_of(row[1]), number_of(row[2])
    of = number_of(row[3]) if len(row) == 4 and row[3] else None
    if day is None:
        raise Unreadable(_("Line %(line)s: “%(text)s” is not a date.") % {"line": number, "text": row[1][:40]})
    if value is None or (len(row) == 4 and row[3] and of is None):
        raise Unreadable(_("Line %(line)s: “%(text)s” is not a number.") % {"line": number, "text": row[2][:40]})
    return Line(number, row[0], day, value, of)
