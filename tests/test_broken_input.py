"""Every door, and every file that is brought, with input that no browser and no spreadsheet would make: no page breaks,
and whatever is refused has changed nothing. In a box of time; `ALONGSIDE_SEED` repeats a run.
"""

import io
import os
import time
import zipfile
from collections.abc import Callable, Iterator
from random import Random, SystemRandom
from typing import Any
from urllib.parse import quote_from_bytes, urlencode

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from alongside.conversations.kinds import shipped_kind
from alongside.kpis.testing import a_kpi
from alongside.people.models import Person, RateCount
from alongside.people.testing import signed_in, the_cast
from tests.doors import NOBODY, PHASES, WRITERS, matrix, things
from tests.figures import tell
from tests.test_doors import address_of

from .attacks.corpus import HOSTILE

pytestmark = pytest.mark.django_db
LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
AT_DOORS, AT_FILES = (36, 28) if LONG else (3, 2)  # seconds, of each test: two minutes in all
SEED = int(os.environ.get("ALONGSIDE_SEED", "0")) or SystemRandom().randrange(1, 2**31)
WORDS = [
    *HOSTILE.values(), "", " ", "\0", "\n" * 500, "ﷺ‏؜" * 90, "0", "-1", "1e400", "9" * 400, "NaN", "²", "١٢٣",
    "2026-02-30", "0000-00-00", "99999-01-01", "2026-11-25T25:61", "25:00", "true", "null", "[]", "{}", "on",
    "00000000-0000-0000-0000-000000000000", "\ud800",
]  # fmt: skip
BYTES = [b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"\x00", "Grüße".encode("latin-1"), "Ольга".encode("utf-16")]
SIGNS = [b'"', b";", b"\r", b"\n", b"\t", b",", b"&a;", b"<", b": |", b"- "]
KINDS = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "application/json", ""]
CSV = (
    "Name;E-Mail;Personalnummer;Vorgesetzte;Team;Eintritt\n"
    "Mei Lin;mei.lin@example.net;901;;Küche;2024-03-01\n"
    "Tomás Ruiz;tomas@example.net;902;mei.lin@example.net;Küche;2025-01-15\n"
).encode()
READINGS = b"date,value,denominator\n2026-01-31,42,60\n2026-02-28,41.5,60\n2026-03-31,-3,7\n"


@pytest.fixture(autouse=True)
def _seed_is_told() -> None:
    print(f"\nALONGSIDE_SEED={SEED}")  # noqa: T201  shown when a test fails


def a_browser(person: Person) -> Client:
    """One that brings a broken page back as its status, as a server would."""
    client = signed_in(person)
    client.raise_request_exception = False
    return client


def fields() -> list[str]:
    """Every name a form of ours asks for, and those a page adds."""
    found = {name for form in _all(forms.BaseForm) for name in getattr(form, "base_fields", ())}
    return sorted(found | {"q", "page", "next", "place", "seen", "read", "more", "since", "with", "stage", "version"})


def _all(of: type[Any]) -> Iterator[type[Any]]:
    for form in of.__subclasses__():
        yield form
        yield from _all(form)


def state() -> dict[str, int]:
    """A number for what each table holds: whatever changes one row changes it."""
    with connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
        tables = {name for (name,) in cursor.fetchall()} - {RateCount._meta.db_table, "people_session"}
        sums = [f"select '{t}', coalesce(sum(hashtext(x::text)::bigint), 0) from {t} x" for t in tables]  # noqa: S608
        cursor.execute(" union all ".join(sums))
        return dict(cursor.fetchall())


def body(dice: Random, names: list[str], method: str) -> bytes:
    """Some fields with some words: missing, twice, misspelled, too many, in no encoding at all."""
    pairs = [("_method", method)] if method not in ("GET", "POST") or dice.random() < 0.1 else []
    for name in dice.sample(names, dice.choice((0, 1, 3, 8, 25))):
        for _ in range(dice.choice((1, 1, 1, 2))):
            pairs.append((name, dice.choice(WORDS)[: dice.choice((20, 400, 9_000))]))
    said = urlencode(pairs, errors="surrogatepass").encode()
    if dice.random() < 0.2:
        said += b"&" + dice.choice(names).encode() + b"=" + dice.choice((*BYTES, b"%", b"%zz", b"=&;&="))
    return said


def test_no_door_breaks_and_what_is_refused_changes_nothing() -> None:
    dice = Random(SEED)
    cast = the_cast()
    about = things(cast, dice.choice(PHASES))
    clients = {who: a_browser(getattr(cast, who)) for who in (*WRITERS, "otto")}
    doors = [(door, place) for door in matrix() if (place := address_of(door, about)) and "stream" not in door.name]
    dice.shuffle(doors)
    before, broken, halves, requests = state(), [], [], 0
    names, until = fields(), time.monotonic() + AT_DOORS
    while time.monotonic() < until:
        door, place = doors[requests % len(doors)]  # each once, before one is asked again
        who = dice.choice(sorted((door.ok - {NOBODY}) & clients.keys()) or sorted(clients))
        said, requests = body(dice, names, door.method), requests + 1
        with transaction.atomic():
            answer = _ask(clients[who], dice, door.method, place, said)
            if answer.status_code >= 500:
                broken.append(f"{door.method} {door.name} as {who}: {answer.status_code} {said[:300]!r}")
            elif answer.status_code >= 400 and requests % 5 == 0 and state() != before:
                halves.append(f"{door.method} {door.name} as {who}: {answer.status_code} {said[:300]!r}")
            transaction.set_rollback(True)
    asked = min(requests, len(doors))
    tell("input", requests=requests, doors=asked, left=len(doors) - asked, broken=len(broken), halves=len(halves))
    assert broken == [] and halves == []
    assert requests


def _ask(client: Client, dice: Random, method: str, place: str, said: bytes) -> HttpResponse:
    if method == "GET":
        return client.get(f"{place}?{quote_from_bytes(said, safe='=&%+')}")  # type: ignore[return-value]
    kind = KINDS[0] if dice.random() < 0.8 else dice.choice(KINDS)
    return client.post(place, said, content_type=kind)  # type: ignore[return-value]


def spoiled(dice: Random, data: bytes) -> bytes:
    """A file with some of its bytes gone, doubled, exchanged or brought in."""
    for _ in range(dice.choice((1, 2, 5, 30))):
        at = dice.randrange(len(data) + 1)
        until = min(len(data), at + dice.choice((1, 3, 40)))
        data = dice.choice((
            data[:at] + data[until:],
            data[:at] + data[at:until] * dice.choice((2, 50)) + data[until:],
            data[:at] + dice.randbytes(3) + data[until:],
            data[:at] + dice.choice((*BYTES, *SIGNS)) + data[at:],
            data[:at] + dice.choice(WORDS).encode("utf-8", "surrogatepass") + data[at:],
        ))  # fmt: skip
    return data


def workbook(dice: Random) -> bytes:
    """A workbook whose parts are spoiled before they are packed, or afterwards."""
    import xlsxwriter

    book = io.BytesIO()
    with xlsxwriter.Workbook(book, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for number, line in enumerate(CSV.decode().splitlines()):
            sheet.write_row(number, 0, line.split(";"))
    if dice.random() < 0.3:
        return spoiled(dice, book.getvalue())
    out = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(out, "w") as new:
        unlucky = dice.choice(old.namelist())
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, spoiled(dice, data) if name == unlucky else data)
    return out.getvalue()


def test_no_file_of_people_breaks_a_page_or_comes_in_by_half() -> None:
    dice, until, requests = Random(SEED + 1), time.monotonic() + AT_FILES, 0
    client, before = a_browser(the_cast().ada), state()
    broken, halves = [], []
    while time.monotonic() < until:
        data = spoiled(dice, CSV) if dice.random() < 0.7 else workbook(dice)
        name, requests = dice.choice(("people.csv", "people.xlsx", "people.txt", "…")), requests + 3
        with transaction.atomic():
            brought = client.post("/people/imports/", {"file": SimpleUploadedFile(name, data)})
            answers = [brought]
            if place := brought.headers.get("Location"):
                answers.append(client.get(place))
                held = state()
                answers.append(client.post(f"{place}application/"))
                if answers[-1].status_code >= 400 and state() != held:
                    halves.append(f"{name} {data[:200]!r}")
            elif state() != before:
                halves.append(f"{name} {data[:200]!r}")
            if max(answer.status_code for answer in answers) >= 500:
                broken.append(f"{name}: {[answer.status_code for answer in answers]} {data[:400]!r}")
            transaction.set_rollback(True)
    tell("input", requests=requests, broken=len(broken), halves=len(halves))
    assert broken == [] and halves == []
    assert requests


def test_no_file_of_readings_breaks_a_page_or_comes_in_by_half() -> None:
    cast = the_cast()
    place = reverse("kpis:file", args=[a_kpi(cast.amira).pk])

    def sent(dice: Random) -> tuple[str, bytes, dict[str, Any]]:
        data = spoiled(dice, READINGS)
        return place, data, {"file": SimpleUploadedFile("readings.csv", data)}

    _nothing_breaks(a_browser(cast.amira), Random(SEED + 3), sent)


def test_no_kind_of_conversation_breaks_a_page_or_comes_in_by_half() -> None:
    place = reverse("conversations:template_import")
    client = a_browser(the_cast().lucia)
    kinds = [shipped_kind(key).to_yaml().encode() for key in ("check_in", "quarterly")]

    def sent(dice: Random) -> tuple[str, bytes, dict[str, Any]]:
        data = spoiled(dice, dice.choice(kinds))
        as_text = dice.random() < 0.5
        said = {"text": data.decode("utf-8", "replace")} if as_text else {"file": SimpleUploadedFile("kind.yaml", data)}
        return place, data, said

    _nothing_breaks(client, Random(SEED + 2), sent)


def _nothing_breaks(client: Client, dice: Random, sent: Callable[[Random], tuple[str, bytes, dict[str, Any]]]) -> None:
    """Sent again and again, each time spoiled otherwise, and taken back."""
    before, until, requests = state(), time.monotonic() + AT_FILES, 0
    broken, halves = [], []
    while time.monotonic() < until:
        (place, data, said), requests = sent(dice), requests + 1
        with transaction.atomic():
            answer = client.post(place, said)
            if answer.status_code >= 500:
                broken.append(f"{answer.status_code} {data[:400]!r}")
            elif answer.status_code >= 400 and state() != before:
                halves.append(f"{data[:400]!r}")
            transaction.set_rollback(True)
    tell("input", requests=requests, broken=len(broken), halves=len(halves))
    assert broken == [] and halves == []
    assert requests
