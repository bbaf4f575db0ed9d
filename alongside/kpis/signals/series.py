"""A series as CSV: `date,value[,denominator]`, one line a reading, oldest first."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from math import isfinite

from alongside.config.refusal import Refused

COLUMNS = ("date", "value", "denominator")
MOST_LINES = 100_000
WAY_ON = "Write lines of date,value or date,value,denominator, as in 2027-01-31,42 or 2027-01-31,6,50."


@dataclass(frozen=True)
class Row:
    day: date
    value: float
    of: float | None


def read_series(text: str) -> list[Row]:
    """Every row, or one sentence about the first that cannot be read."""
    rows: list[Row] = []
    for line, cells in _lines(text):
        row = _row(line, cells)
        if rows:
            _check_order(line, rows[-1], row)
        rows.append(row)
        if len(rows) > MOST_LINES:
            raise Refused(f"There are more than {MOST_LINES} readings. Send fewer at once.")
    return rows


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Numbered as an editor would; without a heading and empty lines."""
    if not text.strip("\ufeff \t\r\n"):
        raise Refused(f"There is nothing to read. {WAY_ON}")
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        for number, cells in enumerate(reader):
            stripped = [cell.strip() for cell in cells]
            if number == 0 and _is_heading(stripped):
                continue
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error as problem:
        raise Refused(f"Line {reader.line_num} is not CSV ({problem}). {WAY_ON}") from problem


def _is_heading(cells: list[str]) -> bool:
    return tuple(cell.lower() for cell in cells) in (COLUMNS[:2], COLUMNS)


def _row(line: int, cells: list[str]) -> Row:
    if len(cells) not in (2, 3):
        raise Refused(f"Line {line} has {len(cells)} columns. {WAY_ON}")
    return Row(_day(line, cells[0]), _number(line, cells[1]), _number(line, cells[2]) if len(cells) == 3 else None)


def _day(line: int, text: str) -> date:
    day = day_of(text)
    if day is None:
        raise Refused(f"Line {line}: “{text[:40]}” is not a date. Write it as 2027-01-31.")
    return day


def day_of(text: str) -> date | None:
    """A day, or a month as its first day."""
    try:
        return date.fromisoformat(f"{text}-01" if len(text) == 7 and text[4] == "-" else text)
    except ValueError:
        return None


def _number(line: int, text: str) -> float:
    number = number_of(text)
    if number is None:
        raise Refused(f"Line {line}: “{text[:40]}” is not a number. Write it as 42 or 41.5.")
    return number


def number_of(text: str) -> float | None:
    """Finite, and written as people write numbers."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) and "_" not in text else None


def _check_order(line: int, before: Row, row: Row) -> None:
    if row.day == before.day:
        raise Refused(f"Line {line}: {row.day} stands there twice. Keep one reading a day.")
    if row.day < before.day:
        raise Refused(f"Line {line}: {row.day} comes after {before.day}. Put the oldest reading first.")
    if (row.of is None) != (before.of is None):
        raise Refused(f"Line {line}: some lines have a denominator and some have none. Give one on every line.")
