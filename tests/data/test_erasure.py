"""Erasing somebody who left: what was theirs alone is gone, the name is nowhere, what they shared stays."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from alongside.conversations.models import JustTalked, Note, PrivateNote, Relationship, just_talked
from alongside.conversations.testing import a_conversation, a_pair
from alongside.foundation.errors import NotPossible
from alongside.foundation.testing import as_owner
from alongside.people.models import Person
from alongside.people.testing import Cast, a_person, signed_in
from alongside.trust.catalogue import catalogue
from alongside.trust.erasing.names import replaced
from alongside.trust.models import Archive, Erasure
from alongside.trust.models.erasure import erase
from tests.data.company import plant
from tests.data.erasing import MAIL, NAME, erased, hits, leave, searched
from tests.figures import tell

pytestmark = pytest.mark.django_db
# Files of people that wait, and letters that bring a talk with her, go whole.
MAY_NAME_HER = {"people.ImportFile", "notices.OutboxItem"}


def test_afterwards_name_and_address_are_nowhere(company: Cast) -> None:
    pseudonym = erased(company.amira).pseudonym
    left = hits(NAME, MAIL)
    tell("erasure", columns=len(searched()), found=len(left))
    assert left == {}
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


def test_the_administrator_sees_who_left_and_who_was_erased(company: Cast) -> None:
    leave(company.otto)
    pseudonym = erased(company.amira).pseudonym
    page = signed_in(company.ada).get("/kept/").content.decode()
    assert "Otto Lindqvist" in page and pseudonym in page and NAME not in page
    assert "alongside people erase --dry-run" in page
