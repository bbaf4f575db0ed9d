"""XLSX → rows of text. Checked before it is opened: what it would unpack to, and how far apart its cells lie."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from .headers import recognised
from .problems import Unusable, unreadable
from .table import MOST_COLUMNS, MOST_ROWS, Record, Sheet

MOST_UNPACKED = 80_000_000  # bytes; 20,000 people with twelve columns need about 12 MB
MOST_CELLS = 3_000_000  # the reader keeps 32 bytes for each cell between the first and the last
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
CONTENT = {"v", "is", "f"}


def is_workbook(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", OLD_EXCEL))


def read_workbook(data: bytes, sheet: str, mapped: frozenset[str]) -> Sheet:
    if data.startswith(OLD_EXCEL):
        raise unreadable(
            1, _("This is an old Excel file or one with a password. Save it as XLSX without a password, or as CSV.")
        )
    packed, counts_from_1904 = _guarded(lambda: _repacked(data))
    sheets = _guarded(lambda: _sheets(packed))
    records = sheets[_chosen(sheets, sheet, mapped)]
    return Sheet("xlsx", "", records, has_serial_dates=not counts_from_1904)


def _guarded(work: Callable[[], Any]) -> Any:
    """A broken archive raises a dozen kinds of errors, and the reader may panic: all mean the same to a person."""
    try:
        return work()
    except (Unusable, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        message = _("The workbook is damaged or incomplete. Open it, save it again as XLSX, or save it as CSV UTF-8.")
        raise unreadable(1, message) from error


def _repacked(data: bytes) -> tuple[bytes, bool]:
    """The XML parts alone, in an archive of our own: what it says about its sizes is true."""
    target = io.BytesIO()
    counts_from_1904 = False
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as own,
    ):
        parts = {part.filename: part for part in source.infolist() if part.filename.endswith((".xml", ".rels"))}
        if len(parts) > 2_000 or sum(part.file_size for part in parts.values()) > MOST_UNPACKED:
            raise unreadable(
                1, _("The workbook unpacks to more than 80 MB. Save only the list of people, as XLSX or CSV.")
            )
        for name, part in parts.items():
            xml = source.read(part)
            if name.endswith(".xml") and "/worksheets/" in name:
                _Extent().measure(xml)
            counts_from_1904 |= name.endswith("workbook.xml") and b'date1904="1"' in xml
            own.writestr(name, xml)
    return target.getvalue(), counts_from_1904


class _Extent:
    """How far a sheet's filled cells reach. One cell at the far corner would cost gigabytes to read."""

    def __init__(self) -> None:
        self.row = self.column = self.last_row = self.last_column = 0

    def measure(self, xml: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._element
        parser.Parse(xml, True)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._stand_at(attributes.get("r", ""))
        elif tag == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif tag in CONTENT:
            self._count()

    def _stand_at(self, reference: str) -> None:
        letters = reference.rstrip("0123456789").upper()
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        self.column = column or self.column + 1
        self.row = int(reference[len(letters) :] or self.row)

    def _count(self) -> None:
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)
        if (
            self.last_column > MOST_COLUMNS
            or self.last_row > MOST_ROWS * 2
            or self.last_row * self.last_column > MOST_CELLS
        ):
            message = _(
                "The sheet reaches further than a list of people does. Delete what stands far to the right or below."
            )
            raise unreadable(self.row, message)


def _sheets(packed: bytes) -> dict[str, list[Record]]:
    """The visible sheets that hold anything."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(packed))
    found: dict[str, list[Record]] = {}
    for about in book.sheets_metadata:
        if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible:
            rows = enumerate(book.get_sheet_by_name(about.name).iter_rows(), start=1)
            found[about.name] = [Record(line, [_text(cell) for cell in row]) for line, row in rows]
    return {name: records for name, records in found.items() if any(not record.is_blank for record in records)}


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell.replace("\0", " ")
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _chosen(sheets: dict[str, list[Record]], wanted: str, mapped: frozenset[str]) -> str:
    """The one sheet that is a list of people. Two of them are asked about."""
    if wanted and wanted not in sheets:
        message = _("There is no filled sheet called “%(wanted)s”. There is: %(sheets)s.")
        raise unreadable(1, message % {"wanted": wanted, "sheets": ", ".join(sheets)})
    lists = [name for name, records in sheets.items() if any(recognised(r.cells, mapped) > 1 for r in records[:60])]
    if wanted or len(lists) == 1 or len(sheets) == 1:
        return wanted or (lists or list(sheets))[0]
    if not sheets:
        raise unreadable(1, _("The workbook has no filled sheet. Export the list of people once more."))
    message = _("More than one sheet could be the list of people: %(sheets)s. Choose one.")
    raise unreadable(1, message % {"sheets": ", ".join(lists or sheets)})
