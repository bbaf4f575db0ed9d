"""Under every text box there is a receipt: walked through every page with a form, and through every template."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from alongside.people.testing import Cast, signed_in, the_cast
from tests.doors import PHASES, Door, matrix_in, things
from tests.figures import tell
from tests.reading import formal_things
from tests.test_doors import address_of

pytestmark = pytest.mark.django_db
TEMPLATES = Path(__file__).resolve().parent.parent / "alongside"
WHO = ("amira", "jonas", "lucia", "ada")
# What is typed and is not writing: the way in, and what finds or names something without keeping a word of it.
NO_WRITING = {
    "email": "an address to sign in with",
    "zone": "a time zone; everybody's to see, as the page says",
    "pronouns": "as the page says under the box",
    "sheet": "which sheet of a file to read",
    "proof-code": "six digits of an app, or a recovery code",
}
NO_RECEIPT = {
    "people/passwords/edit.html": "a password is no writing",
    "people/links/show.html": "a password is no writing",
    "conversations/templates/preview.html": "carries on what was written on the page before",
    "conversations/templates/_part.html": "stands inside the form of words.html, whose foot has it",
    "conversations/templates/words.html": "_publish.html, its foot, has it",
    "conversations/templates/yaml.html": "_publish.html, its foot, has it",
    "conversations/preparations/_box.html": "_three.html and _longer.html, which hold it, have it",
    "coach/reading.html": "carries on what was written on the page before, and keeps no word of it",
    "components/_field.html": "draws any field",
    "goals/_words.html": "stands inside the forms of a goal and of one to offer, which have it",
    "kpis/_fields.html": "stands inside the forms of a number, which have it",
    "conversations/choose.html": "finds a person, and keeps no word of it",
    "503.html": "gives back what was written; without a database nobody can say who would read it",
    "feedback/_boxes.html": "stands inside the forms of new.html and edit.html, which have it",
    "feedback/_find.html": "finds a person, and keeps no word of it",
    "feedback/recognition/choose.html": "finds a person, and keeps no word of it",
    "feedback/requests/choose.html": "finds a person, and keeps no word of it",
    "home/searches/show.html": "finds, and keeps no word of it",
}


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


@pytest.mark.parametrize("phase", PHASES)
def test_every_form_with_a_text_box_has_a_receipt_under_it(phase: str) -> None:
    cast = the_cast()
    boxes, wrong = _walk(cast, things(cast, phase), matrix_in(phase))
    tell("receipts", boxes=len(boxes), bare=len(wrong))
    assert wrong == set(), "\n".join(sorted(wrong))
    assert len(boxes) > 15


def test_every_form_of_a_formal_talk_has_one_too() -> None:
    cast = the_cast()
    boxes, wrong = _walk(cast, formal_things(cast)[0], matrix_in("during"))
    assert wrong == set() and len(boxes) > 15


def _walk(cast: Cast, about: dict[str, object], doors: list[Door]) -> tuple[set[str], set[str]]:
    """Every box that was seen, and those without a receipt."""
    boxes, wrong = set[str](), set[str]()
    clients = [signed_in(getattr(cast, who)) for who in WHO]
    chosen = {"with": str(cast.otto.pk), "kind": "quarterly", "as": "yaml"}
    for door in doors:
        address = address_of(door, about) if door.method == "GET" else None
        if address is None:
            continue
        for page in _pages(clients, address, chosen):
            forms = Forms(page.content.decode())
            boxes |= {f"{door.name} {name}" for _form, name, _by in forms.boxes}
            wrong |= {f"{door.name}: {missing}" for missing in forms.without_receipt()}
    return boxes, wrong


def _pages(clients: list[Client], address: str, chosen: dict[str, str]) -> Iterator[Any]:
    """As each of them sees it; and as the first of them does who has chosen something already."""
    answers = [(client, client.get(address)) for client in clients]
    there = [(client, page) for client, page in answers if page.status_code == 200 and "html" in page["Content-Type"]]
    yield from (page for _client, page in there)
    for client, _page in there[:1]:
        page = client.get(address, chosen)
        if page.status_code == 200 and "html" in page["Content-Type"]:
            yield page


def test_every_template_with_a_text_box_has_a_receipt() -> None:
    """Those too that only an error, or two saving at once, brings up."""
    box = re.compile(
        r'<textarea|look="voice" describedby|look="voice" %}|class="input( voice)?" (id|name)[^>]*maxlength'
    )
    receipt = re.compile(r"{% receipt|data-receipt")
    found = {
        str(path.relative_to(TEMPLATES)).split("templates/", 1)[1]: path.read_text(encoding="utf-8")
        for path in TEMPLATES.rglob("*.html")
    }
    silent = {name for name, text in found.items() if box.search(text) and not receipt.search(text)}
    assert silent - NO_RECEIPT.keys() == set()
    assert NO_RECEIPT.keys() - found.keys() == set(), "an exception that is needed no more"
