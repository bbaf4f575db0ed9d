"""A file as rows of text, each with the line where it starts."""

from dataclasses import dataclass, field

from .problems import Problem

MOST_BYTES = 20_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class Record:
    line: int
    cells: list[str]

    @property
    def is_blank(self) -> bool:
        return not any(cell and not cell.isspace() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a file holds, before its header is known. `broken` are lines that are no row at all."""

    encoding: str
    delimiter: str
    records: list[Record]
    broken: list[Problem] = field(default_factory=list)
    has_serial_dates: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The header and the rows below it. Blank rows and trailing blank columns are gone."""

    sheet: Sheet
    header: Record
    records: list[Record]
    broken: list[Problem]
