"""Several windows open the same page and save it in any order: each save stands on what was read, or shows both texts.

Every form that carries a version is at one of these doors. Which tables people change without a version,
and why none is needed, stands below.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest
from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, resolve
from django.utils.html import escape

from alongside.conversations.models import Confirmation
from alongside.foundation.records import Stale, Versioned
from alongside.foundation.row_rules import all_rows, nothing
from alongside.foundation.testing import as_owner
from alongside.people.testing import Cast, signed_in, the_cast
from tests.answers import is_page
from tests.doors import PHASES, WRITERS, things
from tests.figures import tell

from .attacks.forms import Form, forms_of
from .attacks.test_planting import addresses

pytestmark = pytest.mark.django_db
LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
AT_DOORS, AT_ROWS = (2_000, 10_000) if LONG else (40, 400)
SEED = int(os.environ.get("ALONGSIDE_SEED", "20261125"))
# The doors at which words are changed; a form that loses its version is missed here.
DOORS = {
    "conversations:handover",
    "conversations:just_talked_one",
    "conversations:note",
    "conversations:private_note",
    "conversations:promise_words",
    "conversations:purpose",
    "conversations:recap_point",
    "people:profile",
    "trust:decisions",
}
WORDED_AT = {
    "Handover": "conversations:handover",
    "JustTalked": "conversations:just_talked_one",
    "Note": "conversations:note",
    "PrivateNote": "conversations:private_note",
    "Commitment": "conversations:promise_words",
    "Conversation": "conversations:purpose",
    "RecapPoint": "conversations:recap_point",
    "ProfileNote": "people:profile",
}
WORDS = {"Handover": "comment", "Conversation": "purpose"}  # of the others: text
FORMS = {
    "CorrectionForm",
    "DecisionsForm",
    "HandoverForm",
    "NoteForm",
    "PrivateNoteForm",
    "PurposeForm",
    "RedefineForm",
    "RevisionForm",
    "RewordForm",
    "WordingForm",
    "WordsForm",
}
PAGES = DOORS | {"trust:decisions_new"}
# Versioned, and saved on top of a version by a test of its own.
ELSEWHERE = {
    "Answer": "conversations/tests/test_preparations.py: many answers in one form, each with its version",
    "Feedback": "feedback/tests/test_feedbacks.py: on top of the words that were read, until their receiver reads them",
    "Goal": "goals/tests/test_going.py: a revision stands on the words that were read",
    "Kpi": "kpis/tests/test_kpis.py: a definition too",
    "TalkingPoint": "its words are never changed: it is put off, carried, settled",
}
# A row of these may be changed, and no text of anybody can be lost by it.
WITHOUT_VERSION = {
    "Person": "facts: zone, language, hours; its own and no text. Names come by import, in one transaction",
    "Team": "by import alone, in one transaction",
    "Employment": "dates; by import or leaving, in one transaction",
    "ReportingLine": "dates; the check that refuses circles holds a lock",
    "HRScope": "dates; given and ended, never worded",
    "Administration": "dates; given and ended, never worded",
    "Reach": "derived, by one job",
    "ImportFile": "decided while its row is locked, by whoever brought it",
    "Archive": "made and deleted, no words",
    "Holding": "answered once: its row is locked, the second answer is refused",
    "Notice": "read or not",
    "Channel": "connected or not; how it is doing, by one job",
    "ChannelChoice": "boxes and one's own name there, the person's own",
    "MailChoice": "one yes or no, the person's own",
    "Template": "on offer or not; words are versions, each a row of its own, made on top of the one that was seen",
    "TemplateVersion": "never changed after it is made",
    "Relationship": "two keys; nothing of it is worded",
    "Rhythm": "how often two people mean to talk: numbers of the two, and no text",
    "PromiseMove": "agreed once",
    "LettingGo": "agreed once",
    "InvitationAnswer": "one of three answers, its author's alone; the latest by their clock",
    "Pause": "begun and ended",
    "Entrance": "the moment somebody came in",
    "Paraphrase": "answered once, by the other",
    "Preparation": "done or not",
    "Draft": "what one person is typing; the newest letters are what the box holds",
    "PrivatePreparation": "its author's alone, saved as it is typed; the newest letters are what the box holds",
    "Heard": "one of three answers, its author's alone",
    "Recap": "sealed or not; its words are its points",
    "Milestone": "reached or not; its words come with a revision of the goal",
    "ScorecardLine": "looked at and ended; each look is a row of its own",
    "GoalTemplate": "its writer's alone, offered or not",
    "Reading": "released or not; a correction is a row of its own and keeps what was there",
    "Source": "an administrator's address, allowed or not",
    "Calendar": "its owner's own choices",
    "BusyTime": "read from a calendar, by one job",
    "Series": "read from a calendar, by one job",
    "CalendarNotes": "begun and ended, once",
    "CalendarPage": "follows a calendar, by one job",
    "Entry": "what stands in a calendar, by one job",
    "MoveOffer": "taken or left, once",
    "LogEntry": "brought or let go; its words are never changed",
    "Request": "answered or declined, once",
}


@dataclass
class Door:
    name: str
    client: Client
    address: str  # the page that holds the form
    place: str  # where it is sent
    box: str
    accepted: str = ""  # the text that was saved last
    windows: list[Form] = field(default_factory=list)


def test_every_form_with_a_version_is_one_of_these() -> None:
    assert get_resolver().url_patterns  # whose views bring their forms along
    carrying = {form.__name__ for form in _all_forms(forms.BaseForm) if "version" in getattr(form, "base_fields", ())}
    assert carrying == FORMS


def _all_forms(of: type[Any]) -> Iterator[type[Any]]:
    for form in of.__subclasses__():
        yield form
        yield from _all_forms(form)


def test_every_versioned_row_has_its_door() -> None:
    versioned = {model.__name__ for model in all_rows() if issubclass(model, Versioned)}
    assert versioned == set(WORDED_AT) | set(ELSEWHERE)
    assert set(WORDED_AT.values()) == DOORS - {"trust:decisions"}


def test_every_row_that_is_changed_has_a_version_or_needs_none() -> None:
    changed = {model for model, rows in all_rows().items() if rows.change is not nothing}
    assert {model.__name__ for model in changed if not issubclass(model, Versioned)} == WITHOUT_VERSION.keys()


def doors(cast: Cast, about: dict[str, Any]) -> list[Door]:
    """By whoever is let in, at the page of the door or the page that leads there."""
    pages = [address for address, door in addresses(about).items() if door.name in PAGES]
    found: dict[str, Door] = {}
    for who in WRITERS:
        client = signed_in(getattr(cast, who))
        for page in pages:
            for form in _forms(client, page):
                place = urlsplit(form.action or page).path
                name = resolve(place).view_name
                if _version_of(form) and form.written and name not in found:
                    found[name] = Door(name, client, page, place, _box(form))
    return list(found.values())


def _forms(client: Client, address: str) -> list[Form]:
    page = client.get(address)
    return forms_of(page.content) if is_page(page) else []


def _version_of(form: Form) -> str | None:
    return next((name for name in form.fields if name == "version" or name.endswith("-version")), None)


def _box(form: Form) -> str:
    """The box that this version is of."""
    prefix = str(_version_of(form)).removesuffix("version")
    return next(name for name in form.written if name.startswith(prefix))


def open_window(door: Door) -> Form:
    found = [form for form in _forms(door.client, door.address) if _version_of(form)]
    return next(form for form in found if urlsplit(form.action or door.address).path == door.place)


def save(door: Door, window: Form, text: str) -> HttpResponse:
    said = {name: value for name, value in window.fields.items() if name in window.written or value}
    return door.client.post(door.place, said | {door.box: text})  # type: ignore[return-value]


def shows_both(answer: HttpResponse, mine: str, theirs: str) -> bool:
    said = answer.content.decode()
    return answer.status_code == 409 and escape(mine) in said and escape(theirs) in said


@pytest.mark.parametrize("phase", PHASES if LONG else ["during"])
def test_a_stale_save_is_refused_and_shows_both_texts(phase: str) -> None:
    cast = the_cast()
    about = things(cast, phase)
    if phase == "after":
        Confirmation.objects.all().delete()  # so that the recap is still worded
    found = doors(cast, about)
    wrong = []
    for door in found:
        first, second = open_window(door), open_window(door)
        answer = save(door, first, f"First {door.name}")
        if answer.status_code not in (200, 204, 303):
            continue  # not in this state of a talk
        stale = save(door, second, f"Second {door.name}")
        if not shows_both(stale, f"Second {door.name}", f"First {door.name}"):
            wrong.append(f"{door.name}: {stale.status_code}")
        if open_window(door).fields[door.box] != f"First {door.name}":
            wrong.append(f"{door.name}: overwritten")
    assert wrong == []
    later = {"conversations:recap_point"} if phase != "after" else set()
    assert {door.name for door in found} >= DOORS - later


def test_no_order_of_windows_and_saves_overwrites_silently() -> None:
    """Up to four windows a page. An accepted save was written on top of the newest text; any other shows both."""
    dice, cast = Random(SEED), the_cast()
    found = [
        door for door in doors(cast, things(cast, "during")) if save(door, open_window(door), "Begun").status_code < 400
    ]
    steps = accepted = shown = 0
    overwritten: list[str] = []
    for door in found:
        door.accepted = "Begun"
    while steps < AT_DOORS:
        door = dice.choice(found)
        if not door.windows or (len(door.windows) < 4 and dice.random() < 0.5):
            door.windows.append(open_window(door))
            continue
        window = door.windows.pop(dice.randrange(len(door.windows)))
        mine, steps = f"{door.name} {steps}", steps + 1
        is_newest = window.fields[door.box] == door.accepted
        answer = save(door, window, mine)
        if answer.status_code in (200, 204, 303) and is_newest:
            door.accepted, accepted = mine, accepted + 1
        elif shows_both(answer, mine, door.accepted) and not is_newest:
            shown += 1
        else:
            overwritten.append(f"seed {SEED}, step {steps}: {door.name} answered {answer.status_code}")
            door.accepted = open_window(door).fields[door.box]
    said = {"accepted": accepted, "shown": shown, "overwritten": len(overwritten)}
    tell("interleavings at doors", steps=steps, doors=len(found), **said)
    assert overwritten == []
    assert accepted > AT_DOORS / 10 and shown > AT_DOORS / 10
    with transaction.atomic():
        assert all(open_window(door).fields[door.box] == door.accepted for door in found)


def test_no_order_of_reading_and_saving_a_row_overwrites_silently() -> None:
    """The same below the doors, for every sort of row, with as many windows as eight."""
    dice, seen, shown, overwritten = Random(SEED), 0, 0, []
    rows = _a_row_of_each(things(the_cast(), "after"))
    newest = {model: (row.version, getattr(row, words)) for model, (row, words) in rows.items()}
    windows: dict[Any, list[tuple[int, str]]] = {model: [] for model in rows}
    for step in range(AT_ROWS):
        model = dice.choice(list(rows))
        while len(windows[model]) < 2 or (len(windows[model]) < 8 and dice.random() < 0.5):
            windows[model].append(newest[model])
        version, read = windows[model].pop(dice.randrange(len(windows[model])))
        row, words = model._default_manager.get(pk=rows[model][0].pk), rows[model][1]
        mine = f"{model.__name__} {step}"
        try:
            row.rewrite(version=version, **{words: mine})
        except Stale as stale:
            shown += 1
            is_right = read != newest[model][1] and (stale.theirs, stale.mine) == (newest[model][1], mine)
        else:
            is_right = read == newest[model][1]
            newest[model], seen = (row.version, mine), seen + 1
        overwritten += [] if is_right else [f"seed {SEED}, step {step}: {model.__name__}"]
    tell("interleavings", steps=AT_ROWS, rows=len(rows), accepted=seen, shown=shown, overwritten=len(overwritten))
    assert overwritten == []
    assert min(seen, shown) > AT_ROWS / 10 and len(rows) == len(WORDED_AT)


def _a_row_of_each(about: dict[str, Any]) -> dict[Any, tuple[Any, str]]:
    with as_owner():
        about["amira"].say("work", "Mornings are quiet.", audience="me")
    models = [model for model in all_rows() if model.__name__ in WORDED_AT]
    rows = {model: model._default_manager.first() for model in models}
    return {model: (row, WORDS.get(model.__name__, "text")) for model, row in rows.items() if row}
