"""What an answer may never hold, whatever somebody wrote: for each sort of answer that there is."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import icalendar
import pikepdf
from django.http import HttpResponseBase
from python_calamine import CalamineWorkbook

from .corpus import MARK

LINKS = {"href", "src", "action", "formaction", "xlink:href", "hx-get", "hx-post", "data", "poster", "srcdoc", "srcset"}
NEVER = {"iframe", "object", "embed", "base", "applet", "frame", "style"}
OUR_STYLE = re.compile(r"(--[a-z]+: ?[\w.%-]+(;|$))+")
ELSEWHERE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:|//|\\)", re.IGNORECASE)
ALLOWED = ("mailto:", "tel:", "otpauth:")  # and ours, and what somebody wrote as an ordinary link
FORMULA = re.compile(r"^[=+\-@\t\r]")


class Page(HTMLParser):
    """Reads a page as a browser would, and notes what must not be there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name.lower(): value or "" for name, value in attrs}
        if tag in NEVER or (tag == "meta" and "http-equiv" in said):
            self.found.append(f"<{tag}>")
        if tag == "script" and "src" not in said:
            self.found.append("a script of its own")
        self.found += [f"{name}={value[:60]}" for name, value in said.items() if self._is_wrong(tag, name, value)]

    handle_startendtag = handle_starttag

    def _is_wrong(self, tag: str, name: str, value: str) -> bool:
        if name.startswith(("on", "hx-on")) or name == "srcdoc":
            return True
        if name == "style":
            return not OUR_STYLE.fullmatch(value.strip())
        if name not in LINKS or not ELSEWHERE.match("".join(c for c in value if c.isprintable() and c != " ")):
            return False
        if tag == "a" and re.match(r"https?://", value):
            return False
        return not value.startswith(ALLOWED)


def troubles_of(answer: HttpResponseBase) -> list[str]:
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
    found = [f"header {name}" for name in answer.headers if MARK in name.lower()]
    reader = READERS.get(kind)
    if reader is None and 200 <= answer.status_code < 300 and body:
        found.append(f"nobody here can read {kind}")
    return found + (reader(body) if reader else [])


def html_troubles(body: bytes) -> list[str]:
    page = Page()
    page.feed(body.decode())
    return page.found


def calendar_troubles(body: bytes) -> list[str]:
    calendar: Any = icalendar.Calendar.from_ical(body)
    found = ["more than one event"] if len(calendar.walk("VEVENT")) > 1 else []
    for event in calendar.walk("VEVENT"):
        found += [name for name in event if MARK in name.lower()]
        found += [str(one) for one in _as_list(event.get("ATTENDEE")) if "evil" in str(one)]
    unfolded = body.replace(b"\r\n ", b"").replace(b"\r\n", b"")
    return found + (["a line break of its own"] if b"\n" in unfolded or b"\r" in unfolded else [])


def pdf_troubles(body: bytes) -> list[str]:
    """A paper runs nothing, opens nothing by itself, and carries no file."""
    with pikepdf.open(io.BytesIO(body)) as paper:
        said = {name for thing in paper.objects if isinstance(thing, pikepdf.Dictionary) for name in thing.keys()}  # noqa: SIM118
        values = {str(thing.get("/S", "")) for thing in paper.objects if isinstance(thing, pikepdf.Dictionary)}
    found = said & {"/JS", "/JavaScript", "/OpenAction", "/AA", "/EmbeddedFile", "/Launch"}
    return sorted(found | (values & {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData"}))


def csv_troubles(body: bytes) -> list[str]:
    return [
        cell[:40] for row in csv.reader(io.StringIO(body.decode("utf-8-sig"))) for cell in row if FORMULA.match(cell)
    ]


def xlsx_troubles(body: bytes) -> list[str]:
    """A text that begins like a formula may be there as a text; the reader tells formulas apart."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(body))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return [str(cell)[:40] for row in rows for cell in row if isinstance(cell, str) and FORMULA.match(cell)]


def markdown_troubles(body: bytes) -> list[str]:
    """Plain words: no tag that a reader of Markdown would let through."""
    return html_troubles(b"<pre>" + body + b"</pre>") if b"<" in body else []


def zip_troubles(body: bytes) -> list[str]:
    """Each file of it, by its ending; and names that stay inside the folder it is unpacked to."""
    found = []
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for name in archive.namelist():
            found += [f"leads out: {name}"] if name.startswith("/") or ".." in name else []
            told = html_troubles(archive.read(name)) if name.endswith(".html") else []
            found += [trouble for trouble in told if trouble != "<style>"]  # a file on its own brings its look along
    return found


def svg_troubles(body: bytes) -> list[str]:
    return [*html_troubles(body), *(["<script>"] if b"<script" in body else [])]


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


READERS: dict[str, Callable[[bytes], list[str]]] = {
    "text/html": html_troubles,
    "text/calendar": calendar_troubles,
    "application/pdf": pdf_troubles,
    "text/csv": csv_troubles,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": xlsx_troubles,
    "image/svg+xml": svg_troubles,
    "text/markdown": markdown_troubles,
    "application/zip": zip_troubles,
    "application/json": lambda body: [],
    "application/yaml": lambda body: [],
    "text/plain": lambda body: [],
    "text/event-stream": lambda body: [],
}
