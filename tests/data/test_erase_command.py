"""`alongside people erase`: it says first what would go, and the ledger makes it last."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import transaction
from django.utils import timezone

from alongside.config.commandline import alongside
from alongside.foundation.testing import as_owner, by_owner
from alongside.people.models import Person
from alongside.people.testing import Cast, a_person
from alongside.trust.commands import erase as command
from alongside.trust.erasing import ledger
from alongside.trust.models import Erasure
from alongside.trust.models.erasure import entries, erase, replay
from tests.data.erasing import MAIL, NAME, erased, hits, leave

pytestmark = pytest.mark.django_db


@by_owner
def said(*words: str, answer: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(command, words, input=answer)
    return done.exit_code, done.output + str(done.exception or "")


def test_the_command_is_part_of_people() -> None:
    assert "erase" in CliRunner().invoke(alongside, ["people", "--help"]).output


def test_a_preview_changes_nothing_and_says_what_would_go(company: Cast) -> None:
    leave(company.amira)
    before = hits("")
    code, output = said(MAIL, "--dry-run", "--json")
    told = json.loads(output)
    assert (code, told["erased"], told["pseudonym"]) == (0, False, None)
    assert told["deleted"]["conversations.PrivateNote"] == 1 and told["renamed"]["conversations.JustTalked"] == 2
    assert hits("") == before
    assert "would become a pseudonym" in said(MAIL, "--dry-run")[1]


def test_it_asks_before_it_erases(company: Cast) -> None:
    leave(company.amira)
    assert said(MAIL, answer="n\n")[0] == 1
    assert hits(NAME)
    code, output = said(MAIL, answer="y\n")
    assert code == 0 and "from now on" in output and "Backups" in output
    assert hits(NAME, MAIL) == {}
    code, output = said(str(company.amira.pk), "--yes")
    assert code == 0 and "Nothing was done" in output


def test_what_it_does_not_know_is_refused_with_a_sentence(cast: Cast) -> None:
    assert "Nobody here has" in said("nobody@example.org", "--yes")[1]
    assert "works here" in said(MAIL, "--yes")[1]
    assert said(MAIL, "--json")[0] == 2


def test_a_restore_erases_again_whom_the_backup_still_knew(
    company: Cast, a_home_of_its_own: Path, django_capture_on_commit_callbacks: Any
) -> None:
    """The ledger holds keys and pseudonyms; the database before the erasure is what a backup brings back."""
    leave(company.amira)
    with as_owner(), transaction.atomic():
        with django_capture_on_commit_callbacks(execute=True):
            erase(Person.objects.get(pk=company.amira.pk))
        transaction.set_rollback(True)
    assert hits(NAME), "as in the backup"
    lines = ledger.read(a_home_of_its_own / ledger.NAME)
    assert NAME not in (a_home_of_its_own / ledger.NAME).read_text()
    with as_owner():
        assert (replay(lines), replay(lines)) == (1, 0)
        (line,) = [line for line in lines if line.person == str(company.amira.pk)]
        assert Erasure.objects.get(person=company.amira).pseudonym == line.pseudonym
        assert line in [ledger.Line(e.person, e.pseudonym, line.erased_at) for e in entries()]
    assert hits(NAME, MAIL) == {}


def test_a_backup_older_than_the_last_day_is_erased_as_well(cast: Cast) -> None:
    line = ledger.Line(str(cast.otto.pk), "Former colleague BEEF", timezone.now().isoformat())
    stranger = ledger.Line("01a21247-2cbc-767d-8ef2-8c1d8fb1a00b", "Former colleague CAFE", timezone.now().isoformat())
    with as_owner():
        assert replay([line, stranger]) == 1
        person = Person.objects.get(pk=cast.otto.pk)
        assert (person.name, person.has_left) == ("Former colleague BEEF", True)


def test_ledgers_are_added_up_and_never_shortened(tmp_path: Path) -> None:
    one, two = (ledger.Line(key, f"Former colleague {key}", "2026-11-25T10:00:00+00:00") for key in ("a", "b"))
    ledger.add(tmp_path / "x.json", [one])
    ledger.add(tmp_path / "x.json", [two])
    assert ledger.read(tmp_path / "x.json", tmp_path / "missing.json") == [one, two]


def test_pseudonyms_say_nothing_and_are_not_given_twice(cast: Cast) -> None:
    names = {erased(a_person(f"Person {letter}")).pseudonym for letter in "ABCDEF"}
    assert len(names) == 6 and all(name.startswith("Former colleague ") for name in names)
