"""Any file is read or refused with one sentence; what was found out is said."""

import io
import resource
import time
import zipfile
from datetime import date

import pytest

from .importing import FILES, found, reading, workbook

PLAIN = "Name,Email\nKäthe Müller,kaethe@example.org\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PLAIN.encode(), "utf-8"),
        (PLAIN.encode("utf-8-sig"), "utf-8-sig"),
        (PLAIN.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + PLAIN.encode("utf-16-be"), "utf-16-be"),
        (PLAIN.encode("utf-16-le"), "utf-16-le"),
        (PLAIN.encode("utf-16-be"), "utf-16-be"),
        (PLAIN.encode("cp1252"), "cp1252"),
        (PLAIN.replace("Müller", "O’Brien – “Weiß” €").encode("cp1252"), "cp1252"),
    ],
)
def test_an_encoding_is_found_and_said(data: bytes, encoding: str) -> None:
    inspection = reading(data)
    assert inspection.table and inspection.table.sheet.encoding == encoding
    assert [row.name[:5] for row in inspection.rows] == ["Käthe"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Иван Петров", "cp1251"),
        ("Michał Łukasz", "cp1250"),
        ("Käthe Müller", "mac-roman"),
        ("Šimon Dušan", "iso8859-15"),
    ],
)
def test_an_encoding_that_is_not_certain_is_asked_for(text: str, encoding: str) -> None:
    data = f"Name,Email\n{text},a@example.org\n".encode(encoding)
    assert found(reading(data)) == [(1, "unreadable")]
    assert [row.name for row in reading(data, encoding=encoding).rows] == [text]


def test_a_damaged_letter_is_named_by_its_line() -> None:
    data = "Name,Email\nKäthe Müller,a@example.org\nJörg,b@example.org\n".encode().replace(b"J\xc3", b"J")
    assert found(reading(data)) == [(3, "unreadable")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_separator_is_found_and_said(delimiter: str) -> None:
    inspection = reading(f'Name{delimiter}E-Mail\n"A{delimiter} B; C, D"{delimiter}a@example.org\n')
    assert inspection.table and inspection.table.sheet.delimiter == delimiter
    assert len(inspection.rows) == 1


def test_excel_s_own_first_line_names_the_separator() -> None:
    inspection = reading("sep=;\nName;Email\nAda;a@example.org\nBo\n")
    assert found(inspection) == [(4, "short_row")]


def test_lines_are_those_of_the_file() -> None:
    text = 'People, all of them\n\n"a title\nof two lines"\nName,Email\n"A\nB",a@example.org\n\nBad,not an address\n'
    inspection = reading(text.replace("\n", "\r\n"))
    assert [(row.line, row.name) for row in inspection.rows] == [(6, "A B")]
    assert found(inspection) == [(9, "bad_email")]


def test_trailing_blank_lines_and_columns_are_nothing() -> None:
    inspection = reading("Name,Email,,\nAda,a@example.org,,\nBo,b@example.org\n,,,\n \n\n")
    assert (len(inspection.rows), inspection.problems) == (2, [])


def test_a_value_beyond_the_header_is_a_long_row() -> None:
    assert found(reading("Name,Email,\nAda,a@example.org,\nBo,b@example.org,x\n")) == [(3, "long_row")]


def test_a_stray_quotation_mark_spoils_one_line() -> None:
    inspection = reading('Name,Email\n"Ada" L,a@example.org\nBo,b@example.org\n')
    assert (found(inspection), len(inspection.rows)) == ([(2, "unreadable")], 1)


def test_a_quotation_mark_that_swallows_rows_stops_the_file() -> None:
    inspection = reading('Name,Email\nBo,b@example.org\n"Ada,a@example.org\nCy,c@example.org\nDi,d@example.org\n')
    assert (inspection.stops, found(inspection)) == (True, [(3, "unreadable")])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n  \n",
        b"\x00",
        b"\xff\xfe",
        b"\xff\xfeN",
        b"Name,Email\nA\x00da,a@example.org\n",
        b"PK\x03\x04",
        b"PK\x05\x06" + bytes(18),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"%PDF-1.7\n\x01\x02\x03\x04\x05\x06\x07\xe2\xe3",
        b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05",
        b"\x81\x8d\x8f\x90,\x9d\n",
        ("Name,Email" + ",x" * 1_000_000).encode(),
        ("Name,Email\n" + "," * 1_000_000).encode(),
        b"Name,Email\n" + b"A,a@example.org\n" * 100_001,
        b"a" * 20_000_001,
        b'Name,Email\n"' + b"x,\n" * 100_000,
    ],
)
def test_what_cannot_be_read_is_one_problem(data: bytes) -> None:
    inspection = reading(data)
    assert inspection.stops
    assert [problem.kind for problem in inspection.problems] == ["unreadable"]


def test_a_workbook_is_read_with_its_dates_and_numbers() -> None:
    cells = [["Staff list"], [], ["Name", "Email", "Employee #", "Start date"]]
    data = workbook([*cells, ["Ada", "a@example.org", 1001, date(2024, 2, 3)], ["Bo", "b@example.org", "007", 45326]])
    inspection = reading(data)
    assert [(r.line, r.number, r.start) for r in inspection.rows] == [
        (4, "1001", date(2024, 2, 3)),
        (5, "007", date(2024, 2, 4)),
    ]
    assert inspection.table and inspection.table.sheet.encoding == "xlsx"


def test_two_lists_in_a_workbook_are_asked_about() -> None:
    people = [["Name", "Email"], ["Ada", "a@example.org"]]
    assert found(reading(workbook(people, people))) == [(1, "unreadable")]
    assert len(reading(workbook(people, people), sheet="Sheet2").rows) == 1
    assert len(reading(workbook(people, people, hidden=1)).rows) == 1
    assert len(reading(workbook([["Notes"], ["nothing"]], people)).rows) == 1
    assert found(reading(workbook([[]]))) == [(1, "unreadable")]


@pytest.mark.parametrize("kept", [100, 1_000, -30, -200])
def test_a_truncated_workbook_is_unreadable(kept: int) -> None:
    assert found(reading(workbook([["Name", "Email"], ["Ada", "a@example.org"]])[:kept])) == [(1, "unreadable")]


def test_a_bomb_is_refused_quickly_and_in_little_memory() -> None:
    began, memory = time.perf_counter(), _memory()
    assert found(reading(_with_sheet(b"<x>", 400))) == [(1, "unreadable")]
    assert found(reading(_with_sheet(_far_cell("XFD1048576"))))[0][1] == "unreadable"
    assert found(reading(_with_sheet(_far_cell("A1048576"))))[0][1] == "unreadable"
    assert time.perf_counter() - began < 10
    assert _memory() - memory < 100_000


def _memory() -> int:
    """The most that was held at once so far, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _with_sheet(xml: bytes, megabytes: int = 0) -> bytes:
    """A workbook whose sheet is this instead, and then so many megabytes of nothing."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook([["Name", "Email"]]))) as source, zipfile.ZipFile(target, "w", 8) as bomb:
        for name in source.namelist():
            with bomb.open(name, "w") as part:
                part.write(xml if name.endswith("sheet1.xml") else source.read(name))
                for _ in range(megabytes if name.endswith("sheet1.xml") else 0):
                    part.write(b" " * 1_000_000)
    return target.getvalue()


def _far_cell(reference: str) -> bytes:
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return sheet.format(f'{first}<row r="{row}"><c r="{reference}"><v>1</v></c></row>').encode()


def test_styled_blank_cells_far_away_do_no_harm() -> None:
    xml = _far_cell("XFD9").replace(b'<c r="XFD9"><v>1</v></c>', b'<c r="XFD9" s="1"/>')
    assert found(reading(_with_sheet(xml)))[0][1] == "missing_column"


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter", "people", "managers"),
    [
        ("bamboohr.csv", "utf-8", ",", 3, 2),
        ("personio.csv", "utf-8-sig", ";", 3, 2),
        ("datev.csv", "cp1252", ";", 2, 1),
        ("workday.tsv", "utf-16-le", "\t", 2, 1),
    ],
)
def test_an_export_of_a_common_system_needs_no_help(
    name: str, encoding: str, delimiter: str, people: int, managers: int
) -> None:
    inspection = reading((FILES / name).read_bytes())
    assert inspection.problems == []
    assert inspection.table
    assert (inspection.table.sheet.encoding, inspection.table.sheet.delimiter) == (encoding, delimiter)
    assert (len(inspection.rows), inspection.managers_resolved) == (people, managers)
    assert all(row.name and row.email and row.number and row.team and row.start for row in inspection.rows)
