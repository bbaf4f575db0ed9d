"""Rows of a table → people as the file describes them, and what is wrong with each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from alongside.foundation.lines import one_line

from .cells import is_email, locale_of, person_name, zone_of
from .choices import DateOrder
from .columns import Columns
from .dates import Dates, read_dates
from .headers import field_name
from .problems import Problem
from .table import Record, Table

# As wide as the columns of the database; a test compares them.
WIDEST = {"name": 200, "email": 254, "number": 60, "title": 160, "team": 120}
DATES = ("start", "end", "lead_since")
NO_MANAGER = "NO_MANAGER"  # what SuccessFactors writes at the top of the company
WIDEST_CELL = 32_767  # Excel's own limit: beyond it, a quotation mark has swallowed rows


@dataclass(frozen=True, slots=True)
class ManagerWords:
    """How a row names the manager. `anyhow` may be an address, a number or a name."""

    email: str = ""
    number: str = ""
    name: str = ""
    anyhow: str = ""

    def __bool__(self) -> bool:
        return bool(self.email or self.number or self.name or self.anyhow)


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    name: str
    email: str
    number: str
    title: str
    team: str
    start: date | None
    end: date | None
    zone: str
    locale: str
    manager: ManagerWords
    lead_since: date | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """`undecided`: the file needs a decision, and until then no row can be used."""

    rows: list[Row]
    problems: list[Problem]
    undecided: list[Problem]


def read_rows(table: Table, columns: Columns, order: DateOrder) -> Rows:
    misshapen = {record.line: _shape(record, len(columns.headers)) for record in table.records}
    whole = [record for record in table.records if misshapen[record.line] is None]
    dates = {field: _dates(table, columns, whole, field, order) for field in DATES}
    rows = [_row(record, columns, dates) for record in whole]
    problems = [problem for problem in misshapen.values() if problem]
    for record, row in zip(whole, rows, strict=True):
        problems += _wrong_with(record, row, columns)
    for found in dates.values():
        problems += found.problems
    return Rows(rows, problems, [problem for found in dates.values() for problem in found.undecided])


def _shape(record: Record, width: int) -> Problem | None:
    cells = len(record.cells)
    if cells < width:
        message = _(
            "The row is too short: the header has %(width)s cells, this row %(cells)s. "
            "A line break or a separator may be missing its quotation marks."
        )
        return Problem(record.line, "", "short_row", message % {"cells": cells, "width": width})
    if cells > width:
        message = _(
            "The row is too long: the header has %(width)s cells, this row %(cells)s. "
            "Put text that contains the separator in quotation marks."
        )
        return Problem(record.line, "", "long_row", message % {"cells": cells, "width": width})
    return None


def _dates(table: Table, columns: Columns, records: list[Record], field: str, order: DateOrder) -> Dates:
    cells = ((record.line, one_line(columns.cell(record, field)[:100])) for record in records)
    return read_dates(columns.header(field), cells, order, serials=table.sheet.has_serial_dates)


def _row(record: Record, columns: Columns, dates: dict[str, Dates]) -> Row:
    def text(field: str) -> str:
        return one_line(columns.cell(record, field))

    return Row(
        line=record.line,
        name=person_name(text("name")) or " ".join(filter(None, (text("first_name"), text("last_name")))),
        email=text("email").lower(),
        number=text("number"),
        title=text("title"),
        team=text("team"),
        start=dates["start"].days.get(record.line),
        end=dates["end"].days.get(record.line),
        zone=zone_of(text("zone")),
        locale=locale_of(text("locale")),
        manager=ManagerWords(
            text("manager_email").lower(),
            text("manager_number").replace(NO_MANAGER, ""),
            person_name(text("manager_name")),
            text("manager").replace(NO_MANAGER, ""),
        ),
        lead_since=dates["lead_since"].days.get(record.line),
    )


def _wrong_with(record: Record, row: Row, columns: Columns) -> Iterator[Problem]:
    yield from _names_missing(row, columns)
    yield from _email(row, columns)
    yield from _overlong(record, row, columns)
    yield from _preferences(record, row, columns)
    if row.start and row.end and row.end < row.start:
        message = _("The last day comes before the first. Correct one of the two.")
        yield Problem(row.line, columns.header("end"), "bad_date", message)


def _names_missing(row: Row, columns: Columns) -> Iterator[Problem]:
    if not any(letter.isalpha() for letter in row.name):
        header = columns.header("name") or columns.header("last_name") or columns.header("first_name")
        yield Problem(row.line, header, "missing_name", _("The row has no name. Write it, or delete the row."))


def _email(row: Row, columns: Columns) -> Iterator[Problem]:
    header = columns.header("email")
    if "email" in columns and not row.email:
        yield Problem(row.line, header, "missing_email", _("The row has no e-mail address. Write it."))
    elif row.email and len(row.email) <= WIDEST["email"] and not is_email(row.email):
        message = _("“%(email)s” is not an e-mail address. Write it like name@company.com.")
        yield Problem(row.line, header, "bad_email", message % {"email": row.email[:80]})
    if "email" not in columns and not row.number:
        message = _("The row has no employee number, and the file has no e-mail addresses. Write the number.")
        yield Problem(row.line, columns.header("number"), "missing_email", message)


def _overlong(record: Record, row: Row, columns: Columns) -> Iterator[Problem]:
    for field, widest in WIDEST.items():
        if len(getattr(row, field)) > widest:
            header = columns.header(field) or columns.header("last_name")
            yield _too_long(row.line, header, field_name(field), widest)
    for header, cell in zip(columns.headers, record.cells, strict=False):
        if len(cell) > WIDEST_CELL:
            yield _too_long(row.line, header, header, WIDEST_CELL)


def _too_long(line: int, header: str, what: str, widest: int) -> Problem:
    message = _(
        "%(what)s: more than %(widest)s characters. Shorten it, or look for a quotation mark that is not closed."
    )
    return Problem(line, header, "overlong_cell", message % {"what": what, "widest": widest})


def _preferences(record: Record, row: Row, columns: Columns) -> Iterator[Problem]:
    zone, locale = one_line(columns.cell(record, "zone")), one_line(columns.cell(record, "locale"))
    if zone and not row.zone:
        message = _("“%(text)s” is not a time zone. Write it like Europe/Berlin.") % {"text": zone[:40]}
        yield Problem(row.line, columns.header("zone"), "bad_zone", message)
    if locale and not row.locale:
        message = _("“%(text)s” is not a language code. Write it like de or en.") % {"text": locale[:40]}
        yield Problem(row.line, columns.header("locale"), "bad_locale", message)
