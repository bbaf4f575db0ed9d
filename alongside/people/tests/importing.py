"""What the tests of imports share: a file in, an inspection out."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from alongside.people.imports.choices import Choices
from alongside.people.imports.inspection import Inspection, inspect
from alongside.people.imports.known import Known

FILES = Path(__file__).parent / "files"
HEADER = "Name,Email,Number,Manager,Start date\n"


def reading(content: bytes | str, *, known: list[Known] | None = None, **choices: Any) -> Inspection:
    data = content.encode() if isinstance(content, str) else content
    return inspect(data, known or [], Choices(**choices))


def rows(*lines: str, known: list[Known] | None = None, **choices: Any) -> Inspection:
    return reading(HEADER + "\n".join(lines) + "\n", known=known, **choices)


def found(inspection: Inspection) -> list[tuple[int, str]]:
    return [(problem.line, problem.kind) for problem in inspection.problems]


def workbook(*sheets: list[list[Any]], hidden: int = -1) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"default_date_format": "dd/mm/yyyy"})
    for at, cells in enumerate(sheets):
        sheet = book.add_worksheet()
        for line, row in enumerate(cells):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(line, column, cell)
                else:
                    sheet.write(line, column, cell)
        if at == hidden:
            sheet.hide()
    book.close()
    return target.getvalue()
