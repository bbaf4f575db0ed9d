"""The register and the plain document are what the catalogue says, no more and no less; in three forms."""

import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from django.apps import apps
from django.utils.html import strip_tags

from alongside.foundation.testing import as_owner, statements_of
from alongside.people.testing import Cast, a_person, signed_in
from alongside.trust.commands import trust
from alongside.trust.register.not_protected import NOT_DONE, NOT_PROTECTED

pytestmark = pytest.mark.django_db
HOUSE = Path(apps.get_app_config("trust").path).parent
KEYS_SAID_BY_RULE = {"id", "created_at"}


def sheets() -> dict[str, Any]:
    """Read by no code of ours."""
    return {
        file.parent.name: yaml.safe_load(file.read_text(encoding="utf-8")) for file in HOUSE.glob("*/catalogue.yaml")
    }


def told() -> dict[str, dict[str, str]]:
    """Table → field → what it is, as the files say it."""
    found: dict[str, dict[str, str]] = {}
    for room, sheet in sheets().items():
        for name, table in sheet["tables"].items():
            fields = found[f"{room}.{name}"] = {}
            for names, words in table.get("fields", {}).items():
                for field in names.split(","):
                    fields[field.strip()] = words["what"] if isinstance(words, dict) else words
    return found


def test_as_json_it_equals_the_catalogue() -> None:
    said = signed_in(a_person()).get("/what-is-stored/register.json").json()
    tables = {table["table"]: table for section in said["sections"] for table in section["tables"]}
    assert set(tables) == set(told())
    for name, fields in told().items():
        shown = {field["name"]: field["what"] for field in tables[name]["fields"]}
        assert fields.items() <= shown.items(), name
        model = apps.get_model(name)
        assert set(shown) == {column.name for column in model._meta.concrete_fields}, name
        for field in tables[name]["fields"]:
            assert all(field.values()), (name, field)
        assert all(tables[name][key] for key in ("what", "why", "about", "readers", "kept", "basis", "in_archive"))


def test_times_are_those_of_the_clocks() -> None:
    said = signed_in(a_person()).get("/what-is-stored/register.json").json()
    clocks = {key: c for sheet in sheets().values() for key, c in sheet.get("clocks", {}).items()}
    by_name = {shown["what"]: shown for shown in said["clocks"]}
    assert set(by_name) == {clock["what"] for clock in clocks.values()}
    for clock in clocks.values():
        shown = by_name[clock["what"]]
        number = clock.get("months") or clock.get("days") or clock.get("hours")
        assert shown["kept"].startswith(f"{number} ") and shown["kept"].endswith(clock["after"]), shown


@pytest.mark.parametrize("address", ["/what-is-stored/register/", "/what-is-stored/register.md"])
def test_page_and_text_hold_every_line(address: str) -> None:
    said = signed_in(a_person()).get(address).content.decode()
    text = " ".join(unescape(strip_tags(said)).split()) if address.endswith("/") else " ".join(said.split())
    for name, fields in told().items():
        assert name in text
        for field, words in fields.items():
            assert field in text and " ".join(words.split()) in text, (name, field)
    for sheet in sheets().values():
        for other in sheet.get("others", {}):
            assert other in text


def test_the_plain_page_says_what_is_not_protected_and_not_done() -> None:
    page = unescape(signed_in(a_person()).get("/what-is-stored/").content.decode())
    for sentence in (*NOT_PROTECTED, *NOT_DONE):
        assert str(sentence) in page
    assert "Its author alone. Not the other, not HR, not an administrator." in page
    assert "24 months after the talk" in page and "90 days after the talk" in page


def test_the_text_is_whole_markdown() -> None:
    answer = signed_in(a_person()).get("/what-is-stored/register.md")
    assert answer["Content-Type"].startswith("text/markdown")
    lines = answer.content.decode().splitlines()
    tables = [n for n, line in enumerate(lines) if line.startswith("|---")]
    assert len(tables) > 50
    for at in tables:
        columns, row = lines[at].count("|"), at + 1
        assert lines[at - 1].count("|") == columns and lines[at - 2] == ""
        while row < len(lines) and lines[row].startswith("|"):
            assert lines[row].count("|") == columns, lines[row]
            row += 1
        assert row > at + 1 and (row == len(lines) or not lines[row].strip())


def test_the_command_writes_the_same() -> None:
    with as_owner():
        text = CliRunner().invoke(trust, ["register"]).output
        said = json.loads(CliRunner().invoke(trust, ["register", "--json"]).output)
    browser = signed_in(a_person())
    assert text.strip() == browser.get("/what-is-stored/register.md").content.decode().strip()
    assert said == browser.get("/what-is-stored/register.json").json()


def test_everyone_signed_in_reads_it_and_a_page_asks_little(cast: Cast) -> None:
    for address in ("/what-is-stored/", "/what-is-stored/register/", "/my-data/", "/how-decisions-are-made/"):
        for somebody in (cast.amira, cast.ada, cast.lucia, cast.otto):
            browser = signed_in(somebody)
            assert browser.get(address).status_code == 200
        assert len(statements_of(browser, address)) <= 12, address
    assert len(statements_of(signed_in(cast.ada), "/kept/")) <= 12
