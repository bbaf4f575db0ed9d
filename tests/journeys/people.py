"""Two people out of a CSV that is not the demo's, and windows of theirs."""

import itertools
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page

from alongside.foundation.testing import as_owner
from alongside.people.imports.applying import apply
from alongside.people.imports.choices import Choices
from alongside.people.models import Person
from alongside.people.testing import signed_in

PASSWORD = "a long enough phrase"
_companies = itertools.count(1)


@dataclass(frozen=True)
class Two:
    guest: Person
    host: Person


def imported_pair() -> Two:
    """A company of four, imported as an administrator would; its guest and her manager can sign in."""
    at = f"haus-{next(_companies)}.example"
    csv = (
        "Personalnummer;Vorname;Nachname;E-Mail;Abteilung;Vorgesetzter\n"
        f"{at}-1;Wanjiru;Kamau;wanjiru@{at};Werkstatt {at};\n"
        f"{at}-2;Bartholomäus;Freiherr von Sölle;bart@{at};Werkstatt {at};wanjiru@{at}\n"
        f"{at}-3;Zoë;Ørsted;zoe@{at};Werkstatt {at};wanjiru@{at}\n"
        f"{at}-4;Mei;Lin;mei@{at};Werkstatt {at};bart@{at}\n"
    ).encode("cp1252")
    with as_owner():
        apply(csv, Choices())
        two = Two(*(Person.objects.get(email=f"{name}@{at}") for name in ("zoe", "wanjiru")))
        for person in (two.guest, two.host):
            person.choose_password(PASSWORD)
    _lay_out_kinds()
    return two


def _lay_out_kinds() -> None:
    from alongside.conversations.testing import the_templates

    the_templates()


def sign_in(page: Page, person: Person) -> Page:
    """At home, with a session of theirs. The main job types a password (`hands.py`)."""
    hold_session(page.context, person)
    page.goto("/")
    return page


def hold_session(context: BrowserContext, person: Person) -> None:
    session = str(signed_in(person).session.session_key)
    context.add_cookies([{"name": "alongside", "value": session, "domain": "localhost", "path": "/"}])
