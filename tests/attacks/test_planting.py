"""Every form takes hostile texts; afterwards every door is opened, and nothing of them has become more than words.
Doors and forms are found, not listed: a new one is attacked from its first day.
"""

from collections.abc import Iterator
from itertools import cycle
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import transaction
from django.test import Client

from alongside.notices.composing import compose
from alongside.notices.models import OutboxItem
from alongside.people.models import Person, RateCount
from alongside.people.testing import Cast, signed_in, the_cast
from tests.answers import is_page
from tests.doors import EVERYBODY, LONG, NOBODY, WRITERS, Door, matrix_in, things, two_of, who_asks
from tests.figures import tell
from tests.test_doors import address_of

from .corpus import HOSTILE, MARK, STORABLE, some
from .forms import Form, forms_of
from .reading import html_troubles, troubles_of

pytestmark = pytest.mark.django_db
AWAY = {"/sign-out/"}  # would end the walk
ENDINGS = ("cancellation", "letting_go", "settlement", "recap", "retirement", "import", "move")  # these come last


def addresses(about: dict[str, Any], phase: str = "after") -> dict[str, Door]:
    """Every address that is there, of those that answer GET."""
    found = {address_of(door, about): door for door in matrix_in(phase) if door.method == "GET"}
    there = {address: door for address, door in found.items() if address and "stream" not in door.name}
    return dict(sorted(there.items(), key=lambda one: any(word in one[1].name for word in ENDINGS)))


def plant(client: Client, address: str, text: str, *, every: bool = False) -> list[str]:
    """Fill in and send every form of a page. Answers what must not be in the answers."""
    RateCount.objects.all().delete()
    page = client.get(address)
    if not is_page(page):
        return []
    found = []
    for form in forms_of(page.content):
        place = urlsplit(form.action or address).path
        if place not in AWAY:
            found += [f"{place}: {trouble}" for trouble in _send(client, place, form, text, every=every)]
    return found


def _send(client: Client, place: str, form: Form, text: str, *, every: bool) -> list[str]:
    said = urlencode(form.filled(text, every=every), errors="surrogatepass")
    answer = client.post(place, said, content_type="application/x-www-form-urlencoded")
    troubles = [f"answers {answer.status_code}"] if answer.status_code >= 500 else []
    location = answer.headers.get("Location", "")
    if urlsplit(location).netloc or "\n" in location:
        troubles.append(f"leads to {location}")
    return troubles + troubles_of(answer)


def walk(cast: Cast, about: dict[str, Any], phase: str = "after") -> Iterator[str]:
    """Every door is opened, and what they get is read."""
    clients = {who: signed_in(getattr(cast, who)) for who in EVERYBODY if who != NOBODY} | {NOBODY: Client()}
    for address, door in addresses(about, phase).items():
        for who in who_asks(door):
            answer = clients[who].get(address)
            if answer.status_code >= 500:
                yield f"{door.name} as {who}: {answer.status_code}"
            yield from (f"{door.name} as {who}: {trouble}" for trouble in troubles_of(answer))


def letters() -> Iterator[str]:
    """Every mail that was caused: its headers are ours, its HTML is words."""
    for item in OutboxItem.objects.by_mail().select_related("recipient"):
        letter = compose(item)
        raw = letter.as_bytes()
        names = {name.lower() for name in letter.keys()}  # noqa: SIM118
        if names & {"bcc", "cc", f"x-{MARK}"} or raw.count(b"\r\nSubject:") != 1:
            yield f"{item.template}: headers {sorted(names)}"
        html = letter.get_body(("html",))
        assert html is not None
        yield from (
            f"{item.template}: {found}" for found in html_troubles(html.get_content().encode()) if "style=" not in found
        )


def planted_company(texts: list[str], phase: str) -> tuple[Cast, dict[str, Any], list[str]]:
    """Two writers at each page that is open to them, with the next of these texts. In a long run each of the texts at
    each page that holds a form, by the next writer who gets there; and what they see there afterwards is read at once.
    """
    cast = the_cast()
    about = things(cast, phase)
    name_anew(cast)
    troubles, turn = [], cycle(texts)
    writers = {who: signed_in(getattr(cast, who)) for who in WRITERS}
    for number, (address, door) in enumerate(addresses(about, phase).items()):
        if LONG:
            able = [who for who in WRITERS if holds_a_form(writers[who], address)]
        else:
            able = two_of([who for who in WRITERS if who in door.ok], door)
        said = texts[number % len(texts) :] + texts[: number % len(texts)] if LONG else [next(turn) for _who in able]
        for name, who in zip(said, cycle(able), strict=False) if able else ():
            found = plant(writers[who], address, HOSTILE[name])
            found += troubles_of(writers[who].get(address)) if LONG else []
            troubles += [f"{name} by {who} at {trouble}" for trouble in found]
    return cast, about, troubles


def holds_a_form(client: Client, address: str) -> bool:
    page = client.get(address)
    return is_page(page) and any(urlsplit(form.action or address).path not in AWAY for form in forms_of(page.content))


def name_anew(cast: Cast) -> None:
    """What comes by import and stands on every page and in every letter: names, titles, teams, pronouns."""
    texts = list(STORABLE.values())
    for number, who in enumerate(EVERYBODY[:-1]):
        person: Person = getattr(cast, who)
        person.name, person.title = texts[number % len(texts)][:200], texts[(number + 7) % len(texts)][:160]
        person.pronouns = texts[(number + 3) % len(texts)][:40]
        person.save()
        if person.team:
            person.team.name = f"{number} {texts[(number + 5) % len(texts)]}"[:120]
            person.team.save()


@pytest.mark.parametrize("texts", some(HOSTILE, 4) if LONG else [list(HOSTILE)], ids=lambda texts: texts[0])
@pytest.mark.parametrize("phase", ["during", "after"])
def test_every_form_takes_it_and_no_page_or_letter_makes_more_of_it_than_words(phase: str, texts: list[str]) -> None:
    """Names, titles and teams are hostile too, and so is every text that a form takes."""
    cast, about, troubles = planted_company(texts, phase)
    cast.amira.send_sign_in_link()
    found = [*troubles, *walk(cast, about, phase), *letters()]
    answers = sum(len(who_asks(door)) for door in addresses(about, phase).values())
    tell("planted", texts=len(texts), answers=answers, troubles=len(found))
    assert found == []


@pytest.mark.parametrize("names", some(HOSTILE, 1) if LONG else [list(HOSTILE)], ids=lambda names: names[0])
def test_hidden_fields_and_choices_take_nonsense_without_breaking(names: list[str]) -> None:
    """What no browser would send: the form's own keys, versions and choices as hostile text."""
    cast = the_cast()
    about = things(cast, "during")
    where = sorted(addresses(about))
    broken = []
    for name in names:
        with transaction.atomic():
            client = signed_in(cast.jonas)
            for address in where if LONG else where[sum(map(ord, name)) % 30 :: 30]:
                broken += [f"{name} at {found}" for found in plant(client, address, HOSTILE[name], every=True)]
            transaction.set_rollback(True)
    assert broken == []
