"""Under every text box there is a receipt: walked through formal talks, and through every template."""

import re
from pathlib import Path

import pytest

from alongside.people.testing import signed_in, the_cast
from tests.answers import Boxes, is_page
from tests.doors import LONG, WRITERS, matrix_in, two_of
from tests.reading import formal_things
from tests.test_doors import address_of

pytestmark = pytest.mark.django_db
TEMPLATES = Path(__file__).resolve().parent.parent / "alongside"
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


def test_every_form_of_a_formal_talk_has_one() -> None:
    """Every other form is looked at where its door is (`test_doors.py`)."""
    cast = the_cast()
    about, boxes = formal_things(cast)[0], Boxes()
    clients = {who: signed_in(getattr(cast, who)) for who in WRITERS}
    for door in matrix_in("during"):
        address = address_of(door, about) if door.method == "GET" else None
        for who in (WRITERS if LONG else two_of(WRITERS, door)) if address else ():
            if is_page(page := clients[who].get(str(address))):
                boxes.look(door.name, page)
    assert boxes.bare == set() and len(boxes.seen) > 15


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
