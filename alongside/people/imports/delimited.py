"""Text → rows: comma, semicolon or tab, quoted line breaks, the line where each row starts."""

import csv
import io
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .headers import recognised
from .problems import Problem, unreadable
from .table import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Record, Sheet

DELIMITERS = (",", ";", "\t", "|")
SAMPLE = 200_000  # characters
NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own first line


def read_text(text: str, encoding: str, mapped: frozenset[str]) -> Sheet:
    """`mapped` are headers that were mapped by hand: they too tell a header from a title."""
    named = NAMED.match(text)
    delimiter = named[1] if named else _delimiter(text[:SAMPLE], mapped)
    records, broken = _records(text, delimiter)
    return Sheet(encoding, delimiter, records[1:] if named else records, broken)


def _delimiter(sample: str, mapped: frozenset[str]) -> str:
    """The one under which a line is most clearly a header; failing that, the one that most lines agree on."""
    return max(DELIMITERS, key=lambda delimiter: _clarity(sample, delimiter, mapped))


def _clarity(sample: str, delimiter: str, mapped: frozenset[str]) -> tuple[int, int]:
    rows = [row for row in _rough(sample, delimiter) if any(row)]
    widths = [len(row) for row in rows if len(row) > 1]
    agreed = max((widths.count(width) for width in set(widths)), default=0)
    return max((recognised(row, mapped) for row in rows), default=0), agreed


def _rough(sample: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(MOST_BYTES)
    lines = io.StringIO(sample, newline="")
    return [
        row for row, _ in zip(csv.reader(lines, delimiter=delimiter, skipinitialspace=True), range(60), strict=False)
    ]


def _records(text: str, delimiter: str) -> tuple[list[Record], list[Problem]]:
    """Blank rows are left out."""
    reader = csv.reader(_lines(text, delimiter), delimiter=delimiter, strict=True, skipinitialspace=True)
    records: list[Record] = []
    broken: list[Problem] = []
    while len(records) + len(broken) <= MOST_ROWS:
        line = reader.line_num + 1
        try:
            record = Record(line, next(reader))
        except StopIteration:
            return records, broken
        except csv.Error as error:
            broken.append(_broken_quote(line, reader.line_num, error))
        else:
            records += [] if record.is_blank else [record]
    raise unreadable(line, _("The file has more than 100,000 rows. Split it, or leave out what is not a person."))


def _lines(text: str, delimiter: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if line.count(delimiter) > MOST_COLUMNS:
            message = _("This line has more than %(most)s columns. Export only the columns that describe people.")
            raise unreadable(number, message % {"most": MOST_COLUMNS})
        yield line


def _broken_quote(first: int, last: int, error: csv.Error) -> Problem:
    """A stray quote inside one line spoils that line. One that runs on has swallowed rows: nothing below is certain."""
    if last > first:
        message = _(
            "A quotation mark opens on this line and is not closed properly. Close it, or double it inside a text."
        )
        raise unreadable(first, message) from error
    message = _("A quotation mark on this line is not closed or not doubled. Correct the line.")
    return Problem(first, "", "unreadable", message)
