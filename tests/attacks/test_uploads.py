"""Files that somebody brings: too large, not what they say, bombs, and names that lead elsewhere."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alongside.people.imports.table import MOST_BYTES
from alongside.people.models import ImportFile, Person
from alongside.people.testing import signed_in, the_cast

from .reading import troubles_of

pytestmark = pytest.mark.django_db
SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="{}"/></Relationships>'
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{}]>'.format(
    "".join(f'<!ENTITY {b} "{"&" + a + ";" * 1}{f"&{a};" * 9}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
)


def workbook(sheet: str, *, target: str = "worksheets/sheet1.xml", **more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(target))
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, text in more.items():
            archive.writestr(name, text)
    return out.getvalue()


def bomb() -> bytes:
    return workbook(SHEET.format("<row><c><v>1</v></c></row>" * 4_000_000))


def lying_about_its_size() -> bytes:
    """The directory says 10 bytes; the part unpacks to 100 MB."""
    data = bytearray(workbook(" " * 100_000_000))
    for at in (i for i in range(len(data) - 4) if bytes(data[i : i + 4]) in (b"PK\x01\x02", b"PK\x03\x04")):
        size = at + (24 if data[at + 2] == 1 else 22)
        if int.from_bytes(data[size : size + 4], "little") > 1_000_000:
            data[size : size + 4] = (10).to_bytes(4, "little")
    return bytes(data)


FILES: dict[str, bytes | Callable[[], bytes]] = {  # large ones are made when they are brought
    "nothing": b"",
    "program": b"\x7fELF" + bytes(1_000),
    "windows program.csv": b"MZ\x90\x00" + bytes(1_000),
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(1_000),
    "page.csv": b"<html><script>window.attacked=1</script></html>",
    "zeros.csv": bytes(100_000),
    "not a workbook.xlsx": b"PK\x03\x04" + bytes(1_000),
    "archive of nothing.xlsx": b"PK\x05\x06" + bytes(18),
    "old excel.xls": b"\xd0\xcf\x11\xe0" + bytes(1_000),
    "bomb.xlsx": bomb,
    "lying.xlsx": lying_about_its_size,
    "laughs.xlsx": workbook(LAUGHS + SHEET.format("<row><c t='str'><v>&i;</v></c></row>")),
    "another file.xlsx": workbook(
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SHEET.format("<row><c t='str'><v>&a;</v></c></row>")
    ),
    "far corner.xlsx": workbook(SHEET.format('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "target outside.xlsx": workbook(SHEET.format(""), target="../../../../../../etc/passwd"),
    "parts outside.xlsx": workbook(SHEET.format(""), **{"../../../evil.xml": "<x/>", "/etc/evil.xml": "<x/>"}),
    "many columns.csv": b"Name;" * 200_000,
    "one line.csv": b"x" * 3_000_000,
    "quotes.csv": b'Name;E-Mail\n"' + b"a" * 200_000,
}
NAMES = [
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "a\r\nX-Attacked: 1.csv",
    "<script>attacked</script>.csv",
    "x" * 400 + ".csv",
    "a\u202evsc.exe",
    "…",
]


@pytest.fixture
def ada() -> Client:
    return signed_in(the_cast().ada)


def brought(client: Client, name: str, data: bytes) -> Any:
    return client.post("/people/imports/", {"file": SimpleUploadedFile(name, data)}, follow=True)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_list_of_people_is_told_and_does_no_harm(ada: Client, name: str) -> None:
    people, data = Person.objects.count(), FILES[name]
    data = data() if callable(data) else data
    tracemalloc.start()
    answer = brought(ada, name, data)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer.status_code in (200, 422)
    assert troubles_of(answer) == []
    assert b"root:" not in answer.content
    assert most < 400_000_000
    file = ImportFile.objects.first()
    if file:
        assert ada.post(f"/people/imports/{file.pk}/application/").status_code in (303, 409)
    assert Person.objects.count() == people


@pytest.mark.parametrize("name", NAMES)
def test_a_files_name_is_words(ada: Client, name: str) -> None:
    answer = brought(ada, name, b"Name;E-Mail\nMei Lin;mei@example.net\n")
    assert answer.status_code in (200, 422)
    assert troubles_of(answer) == []
    for file in ImportFile.objects.all():
        assert "/" not in file.filename and "\\" not in file.filename and "\n" not in file.filename


def test_a_file_that_is_too_large_is_refused(ada: Client) -> None:
    answer = brought(ada, "large.csv", b"x" * (MOST_BYTES + 1))
    assert answer.status_code == 422
    assert not ImportFile.objects.exists()


def test_a_form_with_too_many_fields_is_refused(ada: Client) -> None:
    answer = ada.post("/profile/", {f"field{n}": "x" for n in range(1_200)})
    assert answer.status_code == 400


def test_a_form_that_is_too_large_is_refused(ada: Client) -> None:
    answer = ada.post("/profile/", {"text": "x" * 3_000_000})
    assert answer.status_code in (400, 413, 422)
