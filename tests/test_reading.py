"""No reading without its line (trust T4): every door × every outside reader, counted by a proxy and not by our log."""

import ast
import random
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from alongside.people.models import company_day
from alongside.people.testing import Cast, the_cast
from alongside.trust.models import Opening
from alongside.trust.writings import all_writings
from tests.doors import LONG, Door, matrix, two_of
from tests.figures import tell
from tests.reading import OUTSIDE, Read, Records, browser_before_proxy, formal_things
from tests.test_doors import address_of

pytestmark = pytest.mark.django_db
HOUSE = Path(__file__).resolve().parent.parent / "alongside"
READINGS = 10_000 if LONG else 200
WITHOUT_RECORDS = {"people", "notices", "scheduling", "mailbox", "single_sign_on", "coach"}


def logged() -> set[Read]:
    return set(Opening.objects.values_list("reader", "thing"))


def browsers(cast: Cast, records: Records, seen: set[Read]) -> dict[str, Client]:
    return {who: browser_before_proxy(getattr(cast, who), records, seen) for who in OUTSIDE}


def some_of(clients: dict[str, Client], door: Door) -> dict[str, Client]:
    """Everybody. In the short check those who are let in and those who came along or led her before; where something is
    sent, and in rooms that know of no record (imports run downhill), two, others at the next door.
    """
    if LONG:
        return clients
    if door.method == "GET" and door.name.partition(":")[0] not in WITHOUT_RECORDS:
        return {who: client for who, client in clients.items() if who in door.ok | {"otto", "noor", "lucia", "jonas"}}
    return {who: clients[who] for who in two_of(OUTSIDE, door)}


def test_every_door_writes_down_what_outsiders_read_behind_it() -> None:
    cast = the_cast()
    about, records = formal_things(cast)
    read: set[Read] = set()
    clients, ever, wrong = browsers(cast, records, read), set[tuple[str, str, str]](), []
    asked = 0
    for door in matrix():
        address = address_of(door, about)
        if address is None:
            continue
        for who, client in some_of(clients, door).items():
            read.clear()
            asked += 1
            data, cookies = {name: str(cast.hal.pk) for name in door.data}, client.cookies.output()
            with transaction.atomic():
                if door.method == "GET":
                    client.get(address, data)
                else:
                    client.post(address, {**data, "_method": door.method})
                written = logged()
                transaction.set_rollback(True)
            client.cookies = SimpleCookie(cookies.replace("Set-Cookie: ", ""))
            ever |= {(who, door.name, door.method) for _one in read}
            if read != written:
                wrong.append(f"{door.method} {door.name} as {who}: read {len(read)}, written {len(written)}")
    tell("reading doors", doors=asked, wrong=len(wrong))
    assert wrong == [], "\n".join(wrong)
    doors = {"conversations:recap", "conversations:recap_pdf", "conversations:recap_point"}
    by_office = {"goals:index", "goals:of", "goals:show", "goals:tree", "feedback:recognition"}
    assert {name for who, name, _method in ever if who == "lucia"} == doors | by_office
    assert {name for who, name, _method in ever if who == "ines"} == by_office
    assert {name for who, name, _method in ever if who == "otto"} == doors | {"feedback:show"}
    led_before = by_office - {"feedback:recognition"} | {"goals:scorecard"}
    assert {name for who, name, _method in ever if who == "noor"} == led_before | {"feedback:show"}
    assert {name for who, name, _method in ever if who == "jonas"} == doors - {"conversations:recap_point"} | {
        "conversations:handover",
        "feedback:show",
    }
    assert {who for who, _name, _method in ever} == {"lucia", "ines", "otto", "jonas", "noor"}


def test_readings_and_lines_are_the_same_after_many() -> None:
    """In any order, at any door, again and again: a line a record, reader and day, no more and no fewer."""
    cast, began = the_cast(), company_day()
    about, records = formal_things(cast)
    read: set[Read] = set()
    clients, dice = browsers(cast, records, read), random.Random(11)
    doors = [(door, address) for door in matrix() if door.method == "GET" and (address := address_of(door, about))]
    likely = [found for found in doors if "recap" in found[0].name or "handover" in found[0].name]
    for _turn in range(READINGS):
        _door, address = dice.choice(likely if dice.random() < 0.7 else doors)
        clients[dice.choice(OUTSIDE)].get(address)
    lines = list(Opening.objects.values_list("reader", "thing", "day"))
    tell("readings", reads=READINGS, records=len(read), lines=len(lines))
    assert {(reader, thing) for reader, thing, _day in lines} == read and len(read) >= 5
    days = {began, company_day()}  # two around midnight
    assert len(read) <= len(lines) <= len(read) * len(days) and {day for _reader, _thing, day in lines} <= days


def test_views_find_what_others_read_through_the_function_that_logs() -> None:
    """The rule that decides who reads such a record is asked in one place alone."""
    rules = {writing.visible_to.__name__ for writing in all_writings() if writing.read_by == "others"}
    used = {
        str(path.relative_to(HOUSE))
        for path in HOUSE.rglob("*.py")
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute | ast.Name) and _name(node) in rules
    }
    assert rules == {"recaps_visible_to", "handovers_visible_to", "feedback_visible_to"}
    said = {f"{room}/rows.py" for room in ("conversations", "feedback")}  # read by tests alone
    ties = {"feedback/policies.py"}  # who reads a tie is who reads what it is tied to
    assert used - said - ties == {"conversations/receipts/of_records.py", "feedback/receipts.py"}


def test_no_view_fetches_a_written_thing_by_itself() -> None:
    """`get_object_or_404` of something people write would pass by the log: `seen` is the way."""
    written = {writing.model.__name__ for writing in all_writings()} | {"RecapPoint", "Note", "Paraphrase", "Remark"}
    wrong = [
        f"{path.relative_to(HOUSE)}:{node.lineno}"
        for path in HOUSE.glob("*/views/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) == "get_object_or_404"
        if {_name(part) for part in ast.walk(node.args[0])} & written
    ]
    assert wrong == []


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
