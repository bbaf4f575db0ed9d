"""What holds of every answer, whichever door gave it to whom: its headers, where it leads, receipts under its boxes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponseBase

EXPECTED = {
    "Content-Security-Policy": (
        "default-src 'self'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'self';"
        " frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "/%09/evil.example",
    "\thttps://evil.example",
]
LEADING = ("next", "url", "redirect", "return", "return_to", "continue", "back")
# What is typed and is not writing: the way in, and what finds or names something without keeping a word of it.
NO_WRITING = {
    "email": "an address to sign in with",
    "zone": "a time zone; everybody's to see, as the page says",
    "pronouns": "as the page says under the box",
    "sheet": "which sheet of a file to read",
    "proof-code": "six digits of an app, or a recovery code",
}


def headers_missing(answer: HttpResponseBase) -> list[str]:
    found = [name for name, value in EXPECTED.items() if answer.headers.get(name) != value]
    return found + [f for f in ("camera=()", "microphone=()") if f not in answer.headers.get("Permissions-Policy", "")]


def led_astray(turn: int) -> dict[str, str]:
    """What a forged link may say where to go on: another address under each name, others in the next turn."""
    return {name: ELSEWHERE[(turn + at) % len(ELSEWHERE)] for at, name in enumerate(LEADING)}


def leads_away(answer: HttpResponseBase) -> bool:
    place = urlsplit(answer.headers.get("Location", ""))
    return bool(place.netloc or place.scheme or place.path.startswith(("//", "/\\")))


def faults_of(answer: HttpResponseBase) -> list[str]:
    away = [f"leads to {answer.headers['Location']}"] if leads_away(answer) else []
    return [f"has no {name}" for name in headers_missing(answer)] + away


def is_page(answer: HttpResponseBase) -> bool:
    return answer.status_code == 200 and "html" in answer.headers["Content-Type"]


class Forms(HTMLParser):
    """The forms that write, with their text boxes; and where receipts stand."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.boxes: list[tuple[str, str, str]] = []  # form, name, what describes it
        self.described_by: dict[str, set[str]] = {}
        self.receipts_in: dict[str, int] = {}
        self.receipt_ids: set[str] = set()
        self._form, self._in_receipt = "", 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = said.get("action", "?") if said.get("method") == "post" else ""
        if "receipt" in said.get("class", "").split() or "data-receipt" in said:
            self.receipts_in[self._form] = self.receipts_in.get(self._form, 0) + 1
            self._in_receipt = 3
        if self._in_receipt and said.get("id"):
            self.receipt_ids.add(said["id"])
        self._in_receipt = max(0, self._in_receipt - 1) if tag not in ("svg", "use") else self._in_receipt
        text = tag == "textarea" or (tag == "input" and said.get("type", "text") == "text")
        form = self._form or said.get("form", "")
        if text and form and "hidden" not in said and said.get("name") not in NO_WRITING:
            self.boxes.append((form, said.get("name", ""), said.get("aria-describedby", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = ""

    def without_receipt(self) -> Iterator[str]:
        for form, name, described in self.boxes:
            if not self.receipts_in.get(form) and not self.receipt_ids & set(described.split()):
                yield f"{name} of {form}"


@dataclass
class Boxes:
    """The text boxes of the pages that were looked at, and those under which no receipt stands."""

    seen: set[str] = field(default_factory=set)
    bare: set[str] = field(default_factory=set)

    def look(self, name: str, answer: Any) -> None:
        forms = Forms(answer.content.decode())
        self.seen |= {f"{name} {box}" for _form, box, _by in forms.boxes}
        self.bare |= {f"{name}: {missing} has no receipt" for missing in forms.without_receipt()}
