"""Erasing somebody who left: what was theirs alone is gone, the name is nowhere, what they shared stays."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import connection, transaction
from django.utils import timezone

from alongside.config.commandline import alongside
from alongside.conversations.models import JustTalked, Note, PrivateNote, Relationship, just_talked
from alongside.conversations.testing import a_conversation, a_pair
from alongside.foundation.errors import NotPossible
from alongside.foundation.testing import as_owner, by_owner
from alongside.journal import actions as journal
from alongside.people.models import Person, Team
from alongside.people.testing import Cast, a_person, signed_in
from alongside.trust.catalogue import catalogue
from alongside.trust.commands import erase as command
from alongside.trust.erasing import ledger
from alongside.trust.erasing.names import replaced
from alongside.trust.models import Archive, Erasure
from alongside.trust.models.erasure import entries, erase, replay

from .company import fill_all, plant

pytestmark = pytest.mark.django_db
# Files of people that wait, and letters that bring a talk with her, go whole.
MAY_NAME_HER = {"people.ImportFile", "notices.OutboxItem"}
NAME, MAIL = "Amira Haddad", "amira.haddad@example.org"


@by_owner
def hits(*texts: str) -> dict[str, int]:
    """In every text, JSON, array and byte of every table there is, ours or not: table.column → rows that hold one."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'"
            " and data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY')"
        )
        for table, column, kind in cursor.fetchall():
            words = f"encode({column}, 'escape')" if kind == "bytea" else f'"{column}"::text'
            cursor.execute(f"select count(*) from {table} where {words} ilike any (%s)", [[f"%{t}%" for t in texts]])  # noqa: S608
            if number := cursor.fetchone()[0]:
                found[f"{table}.{column}"] = number
    return found


@pytest.fixture
def company(cast: Cast) -> Cast:
    """Everything about Amira, and her name and address in the texts of others too."""
    fill_all(cast.amira, cast.jonas)
    fill_all(cast.otto, cast.noor)
    with as_owner():
        hers, theirs = a_pair(cast.amira, cast.jonas), a_pair(cast.otto, cast.noor)
        just_talked(hers, f"{NAME} and I met. AMIRA HADDAD ({MAIL}), that is Amira’s wish; Haddad’s too", by=cast.jonas)
        just_talked(theirs, f"As {NAME} says. Another Amira is here", by=cast.noor)
        Team.objects.create(name=f"Team of {NAME}")
        journal.record("something.happened", about=hers, by=cast.jonas, name=NAME, also=[{"mail": MAIL}])
        assert hits(NAME, MAIL)
    return cast


def leave(person: Person) -> Person:
    with as_owner():
        person.leave()
        return Person.objects.get(pk=person.pk)


def erased(person: Person) -> Erasure:
    person = leave(person)
    with as_owner():
        erase(person)
        return Erasure.objects.get(person=person)


def test_afterwards_name_and_address_are_nowhere(company: Cast) -> None:
    pseudonym = erased(company.amira).pseudonym
    assert hits(NAME, MAIL) == {}
    with as_owner():
        (about,) = JustTalked.objects.filter(relationship__guest=company.amira, text__contains="and I met")
    assert (
        about.text == f"{pseudonym} and I met. {pseudonym} ({pseudonym}), that is {pseudonym}’s wish; {pseudonym}’s too"
    )


def test_a_first_name_of_others_stays(company: Cast) -> None:
    pseudonym = erased(company.amira).pseudonym
    with as_owner():
        (text,) = JustTalked.objects.filter(by=company.noor, text__contains="says").values_list("text", flat=True)
    assert text == f"As {pseudonym} says. Another Amira is here"


def test_two_who_are_called_the_same_stay_apart(cast: Cast) -> None:
    other = a_person("Jonas Haddad")
    with as_owner():
        just_talked(a_pair(cast.amira, other), "Haddad and Haddad, says Amira", by=other)
    erased(cast.amira)
    with as_owner():
        assert JustTalked.objects.get().text == "Haddad and Haddad, says Amira"


def test_what_was_theirs_alone_is_deleted(company: Cast) -> None:
    """Every text in every row that is to go, encrypted ones too, and nothing of anybody else's."""
    with as_owner():
        own = {e.label: set(e.model._default_manager.filter(e.goes_with(company.amira))) for e in catalogue().entries}
    planted = plant()
    hers = [p for p in planted if p.row in own[p.entry.label]]
    private = {f"conversations.{name}" for name in ("PrivateNote", "PrivatePreparation", "Draft", "Answer")}
    assert {p.entry.label for p in hers} >= private | {"people.ProfileNote", "notices.Notice"}
    erased(company.amira)
    assert hits(*[p.text for p in hers]) == {}
    with as_owner():
        gone = [e.label for e in catalogue().entries if e.model._default_manager.filter(e.goes_with(company.amira))]
        assert gone == []
        for plant_ in planted:
            label = plant_.entry.label
            if plant_.row not in own[label] and plant_.entry.is_erased and label not in MAY_NAME_HER:
                assert type(plant_.row)._default_manager.filter(pk=plant_.row.pk).exists(), plant_.place


def test_what_they_shared_stays_with_the_other(company: Cast) -> None:
    """Otto never led her, so that nothing but her name changes for him."""
    talk = a_conversation(company.amira, company.otto)
    with as_owner():
        notes = set(Note.objects.values_list("pk", flat=True))
    pseudonym = erased(company.amira).pseudonym
    with as_owner():
        assert set(Note.objects.values_list("pk", flat=True)) == notes
        assert PrivateNote.objects.filter(author=company.jonas).exists(), "his own, until its day"
    page = signed_in(company.otto).get(talk.get_absolute_url()).content.decode()
    assert pseudonym in page and NAME not in page


def test_the_way_in_is_closed(cast: Cast) -> None:
    browser = signed_in(cast.amira)
    with as_owner():
        cast.amira.choose_password("a long password of one's own")
        cast.amira.send_sign_in_link()
    erased(cast.amira)
    assert browser.get("/my-data/").status_code == 302
    with as_owner():
        person = Person.objects.get(pk=cast.amira.pk)
        assert not person.has_password()
        assert not person.sessions.exists() and not person.sign_in_links.exists()
        assert (person.email, person.number, person.title, person.team) == (None, None, "", None)


def test_files_go_too(company: Cast, a_home_of_its_own: Path, django_capture_on_commit_callbacks: Any) -> None:
    (mails := a_home_of_its_own / "mail").mkdir()
    for address in ("amirahaddadexampleorg", "ottolindqvistexampleorg"):
        (mails / f"{address}-0123456789abcdef.eml").write_text("To: somebody")
    (archives := a_home_of_its_own / "archives").mkdir()
    with as_owner():
        hers = Archive.objects.get(person=company.amira)
    (archives / f"{hers.pk}.sealed").write_bytes(b"x")
    with django_capture_on_commit_callbacks(execute=True):
        erased(company.amira)
    assert [file.name for file in mails.iterdir()] == ["ottolindqvistexampleorg-0123456789abcdef.eml"]
    assert list(archives.iterdir()) == []


def test_every_reference_still_holds(company: Cast) -> None:
    erased(company.amira)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        assert Relationship.objects.filter(guest=company.amira).exists()


def test_a_second_time_does_nothing(company: Cast) -> None:
    first = erased(company.amira)
    with as_owner():
        before = hits("")
        again = erase(Person.objects.get(pk=company.amira.pk))
        assert (again.was_done, again.pseudonym, +again.deleted, +again.renamed) == (True, first.pseudonym, {}, {})
        assert Erasure.objects.filter(person=company.amira).count() == 1
    assert hits("") == before


def test_whoever_works_here_cannot_be_erased(cast: Cast) -> None:
    with as_owner(), pytest.raises(NotPossible, match="works here"):
        erase(cast.amira)
    with as_owner():
        cast.otto.leave()
        cast.otto.employ(starts_on=timezone.localdate() + timedelta(days=30))
        with pytest.raises(NotPossible, match="works here"):
            erase(Person.objects.get(pk=cast.otto.pk))


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Will you ask Will?", "X you ask X?"),
        ("Willing and goodwill", "Willing and goodwill"),
        ({"a": ["Will", 3, None]}, {"a": ["X", 3, None]}),
        ("WILL SMITH, will smith", "X, X"),
    ],
)
def test_names_are_replaced_as_words(text: Any, new: Any) -> None:
    assert replaced(text, ["Will Smith", "Will"], "X") == new


def test_a_name_of_one_word_is_looked_for_in_what_concerns_them_alone(cast: Cast) -> None:
    will = a_person("Will")
    with as_owner():
        just_talked(a_pair(will, cast.jonas), "Will was here", by=cast.jonas)
        just_talked(a_pair(cast.amira, cast.jonas), "Will you come?", by=cast.jonas)
    pseudonym = erased(will).pseudonym
    with as_owner():
        assert set(JustTalked.objects.values_list("text", flat=True)) == {f"{pseudonym} was here", "Will you come?"}


def test_a_text_that_grows_too_long_is_cut_and_not_refused(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas)
    with as_owner():
        type(talk).objects.update(purpose=("Amira Haddad " * 30)[:300])
    erased(cast.amira)
    talk.refresh_from_db()
    assert len(talk.purpose) == 300 and NAME not in talk.purpose


# --- the command -------------------------------------------------------------------------------------------------
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


# --- the ledger --------------------------------------------------------------------------------------------------
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


def test_the_administrator_sees_who_left_and_who_was_erased(company: Cast) -> None:
    leave(company.otto)
    pseudonym = erased(company.amira).pseudonym
    page = signed_in(company.ada).get("/kept/").content.decode()
    assert "Otto Lindqvist" in page and pseudonym in page and NAME not in page
    assert "alongside people erase --dry-run" in page
