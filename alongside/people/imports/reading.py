"""Bytes → table: the one door to reading a file of people."""

from django.utils.translation import gettext as _

from .choices import Choices
from .decoding import decode
from .delimited import read_text
from .headers import recognised
from .problems import unreadable
from .table import MOST_BYTES, Record, Sheet, Table
from .workbook import is_workbook, read_workbook

TITLES = 60  # rows in which the header is looked for


def read(data: bytes, choices: Choices) -> Table:
    """Raises `Unusable` when the file as a whole cannot be read."""
    if len(data) > MOST_BYTES:
        raise unreadable(1, _("The file is larger than 20 MB. Export only the columns that describe people."))
    mapped = frozenset(header.strip().casefold() for header in choices.mapping)
    sheet = _sheet(data, choices, mapped)
    rows = [record for record in sheet.records if not record.is_blank]
    if not rows:
        raise unreadable(1, _("The file is empty. Export the list of people once more."))
    return _table(sheet, rows, _header_at(rows[:TITLES], mapped))


def _sheet(data: bytes, choices: Choices, mapped: frozenset[str]) -> Sheet:
    if is_workbook(data):
        return read_workbook(data, choices.sheet, mapped)
    text, encoding = decode(data, choices.encoding)
    return read_text(text, encoding, mapped)


def _header_at(rows: list[Record], mapped: frozenset[str]) -> int:
    """The row with most known column names; where none is known, the first that is as wide as the widest."""
    clearest = max(range(len(rows)), key=lambda at: recognised(rows[at].cells, mapped))
    if recognised(rows[clearest].cells, mapped):
        return clearest
    return max(range(len(rows)), key=lambda at: _width(rows[at].cells))


def _table(sheet: Sheet, rows: list[Record], header_at: int) -> Table:
    header = rows[header_at]
    width = _width(header.cells)
    records = [Record(row.line, _trimmed(row.cells, width)) for row in rows[header_at + 1 :]]
    broken = [problem for problem in sheet.broken if problem.line > header.line]
    return Table(sheet, Record(header.line, [cell.strip() for cell in header.cells[:width]]), records, broken)


def _width(cells: list[str]) -> int:
    """How many columns, trailing blank ones left out."""
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1].strip()), 0)


def _trimmed(cells: list[str], width: int) -> list[str]:
    """Without the blank cells beyond the header."""
    return cells[: max(width, _width(cells))] if len(cells) > width else cells
