"""My archive: everything about me, nothing of anybody else's, for me alone, gone after a day."""

import io
import json
import os
import stat
import time
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from alongside.conversations.models import Answer, Note
from alongside.conversations.policies import answers_visible_to
from alongside.conversations.testing import the_templates
from alongside.foundation.testing import as_owner, by_worker
from alongside.people.models import Person
from alongside.people.reach import derive
from alongside.people.testing import Cast, a_person, signed_in
from alongside.trust import jobs
from alongside.trust.archives.parts import is_in_archive
from alongside.trust.catalogue import catalogue
from alongside.trust.models import Archive
from alongside.trust.models.archive import place_of
from alongside.trust.testing import acting_as
from bench.three_years import make
from tests.data.company import fill_all, plant
from tests.figures import tell

pytestmark = pytest.mark.django_db
PAGE, DOOR = "/my-data/", "/my-data/archive/"
AUTHORS_ALONE = {
    "conversations.PrivateNote",
    "conversations.PrivatePreparation",
    "conversations.Draft",
    "feedback.Draft",
    "feedback.LogEntry",
}


def ask(person: Person) -> Archive:
    """The form, and then the job as the worker does it."""
    assert signed_in(person).post(DOOR).status_code == 303
    with as_owner():
        archive = Archive.objects.get(person=person)
    by_worker(jobs.make_archive.func)(str(archive.pk), str(person.pk))
    archive.refresh_from_db()
    return archive


def saved(person: Person) -> tuple[Any, str]:
    """What is in the file: the JSON, and the page."""
    answer = signed_in(person).get(f"/my-data/archives/{ask(person).pk}/")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="alongside-my-data-')
    assert not answer.streaming
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["my-data.json", "my-data.html"]
        return json.loads(archive.read("my-data.json")), archive.read("my-data.html").decode()


def test_my_archive_is_one_file_to_read_and_for_programs(cast: Cast) -> None:
    """What people wrote cannot run in it; and where it lies it is encrypted."""
    fill_all(cast.amira, cast.jonas)
    with as_owner():
        Note.objects.update(text="<script>alert(1)</script><b>bold</b>")
    said, page = saved(cast.amira)
    assert said["person"]["name"] == "Amira Haddad"
    assert "Amira Haddad alone" in [n["text"] for n in said["tables"]["conversations.PrivateNote"]["rows"]]
    assert "A private note" in page and "Amira Haddad alone" in page and "24 months after the talk" in page
    assert "<script" not in page and "&lt;script&gt;alert(1)" in page
    assert said["tables"]["conversations.Note"]["rows"][0]["text"] == "<script>alert(1)</script><b>bold</b>"
    place = place_of(Archive.objects.get().pk)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert not place.read_bytes().startswith(b"PK") and b"Amira" not in place.read_bytes()


def test_it_holds_every_field_about_me_and_nothing_else(cast: Cast) -> None:
    """Completeness and leaks at once: each planted text is either to be found in both files, or in neither."""
    for person, other in ((cast.amira, cast.jonas), (cast.otto, cast.noor), (cast.jonas, cast.otto)):
        fill_all(person, other)
    planted = plant()
    said, page = saved(cast.amira)
    text = json.dumps(said)
    assert len(planted) > 500
    with as_owner():
        closed = set(Answer.objects.exclude(answers_visible_to(cast.amira)).values_list("pk", flat=True))
        about_her = {e: set(e.model._default_manager.filter(e.concerning(cast.amira))) for e in catalogue().entries}
    wrong: dict[bool, list[str]] = {True: [], False: []}  # hers and not there; of others and there
    fields = 0
    for one in planted:
        mine = one.row in about_her[one.entry] and is_in_archive(one.entry)
        mine &= not next(f for f in one.entry.fields if f.name == one.field).left_out
        mine &= not (one.entry.label in AUTHORS_ALONE and one.row.author_id != cast.amira.pk)
        mine &= one.row.pk not in closed
        mine &= not (one.entry.label == "trust.Holding" and one.row.decision != "released")
        fields += mine
        if (one.text in text, one.text in page) != (mine, mine):
            wrong[mine].append(one.place)
    tell("archive", fields=fields, missing=len(wrong[True]), others=len(wrong[False]))
    assert wrong == {True: [], False: []}
    tables_are_all_there(said["tables"])


def tables_are_all_there(tables: Any) -> None:
    """Every table that is about somebody, with every column that is to leave; and no password, key or token."""
    exported = {
        entry.label: {field.name for field in entry.fields if not field.left_out}
        for entry in catalogue().entries
        if is_in_archive(entry)
    }
    assert {label: set(rows["rows"][0]) for label, rows in tables.items()} == exported
    keys = {key for table in tables.values() for row in table["rows"] for key in row}
    assert not keys & {"password", "token_hash", "session_key", "session_data"}


def test_a_former_manager_gets_no_more_than_they_may_read(cast: Cast) -> None:
    """Noor led Amira until ten days ago; forty days ago it would be nothing but Noor's own."""
    fill_all(cast.amira, cast.noor)
    with as_owner():
        line = cast.amira.lines_up.get(manager=cast.noor)
        line.ends_on = timezone.localdate() - timedelta(days=40)
        line.save()
        derive()
    said, page = saved(cast.noor)
    assert "On the stairs" not in page and "Amira Haddad says thanks" not in page
    assert "conversations.Note" not in said["tables"]
    assert "conversations.Commitment" in said["tables"], "her own promises stay hers"


def test_only_i_can_save_it(cast: Cast) -> None:
    archive = ask(cast.amira)
    address = f"/my-data/archives/{archive.pk}/"
    assert signed_in(cast.amira).get(address).status_code == 200
    for somebody in (cast.jonas, cast.ines, cast.lucia, cast.ada):
        assert signed_in(somebody).get(address).status_code == 404
        with acting_as(somebody):
            assert not Archive.objects.exists()


def test_asking_twice_makes_one(cast: Cast) -> None:
    browser = signed_in(cast.amira)
    browser.post(DOOR)
    browser.post(DOOR)
    with as_owner():
        assert Archive.objects.count() == 1
    assert "being made" in browser.get(PAGE).content.decode()


def test_a_new_one_takes_the_place_of_the_old(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    first = ask(cast.amira)
    with django_capture_on_commit_callbacks(execute=True):
        second = ask(cast.amira)
    assert first.pk != second.pk
    assert [place_of(a.pk).exists() for a in (first, second)] == [False, True]


def test_it_is_gone_after_a_day(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    archive = ask(cast.amira)
    with as_owner():
        Archive.objects.update(created_at=timezone.now() - timedelta(hours=24, minutes=1))
    assert signed_in(cast.amira).get(f"/my-data/archives/{archive.pk}/").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        by_worker(jobs.forget_hourly.func)(0)
    assert not place_of(archive.pk).exists()
    with as_owner():
        assert not Archive.objects.exists()


def test_a_file_without_its_row_is_swept_away(a_home_of_its_own: Path) -> None:
    left = place_of("left")
    left.parent.mkdir()
    left.write_bytes(b"x")
    os.utime(left, (time.time() - 90_000,) * 2)
    by_worker(jobs.forget_hourly.func)(0)
    assert not left.exists()


def test_it_can_be_deleted_at_once(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    archive = ask(cast.amira)
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(cast.amira).post(DOOR, {"_method": "DELETE"})
    assert not place_of(archive.pk).exists()
    assert "Make my archive" in signed_in(cast.amira).get(PAGE).content.decode()


def test_a_missing_file_says_how_to_go_on(cast: Cast) -> None:
    archive = ask(cast.amira)
    place_of(archive.pk).unlink()
    answer = signed_in(cast.amira).get(f"/my-data/archives/{archive.pk}/")
    assert (answer.status_code, "Ask for a new one" in answer.content.decode()) == (409, True)


def test_whoever_leaves_meanwhile_gets_none(cast: Cast) -> None:
    """The queued job finds nobody who works here."""
    signed_in(cast.amira).post(DOOR)
    with as_owner():
        archive = Archive.objects.get()
        cast.amira.leave()
    by_worker(jobs.make_archive.func)(str(archive.pk), str(cast.amira.pk))
    archive.refresh_from_db()
    assert not archive.is_made and not place_of(archive.pk).exists()


def test_a_job_for_somebody_elses_archive_makes_nothing(cast: Cast) -> None:
    signed_in(cast.amira).post(DOOR)
    with as_owner():
        archive = Archive.objects.get()
    by_worker(jobs.make_archive.func)(str(archive.pk), str(cast.otto.pk))
    archive.refresh_from_db()
    assert not archive.is_made


def test_a_new_person_gets_a_small_one_and_a_wrong_method_is_405() -> None:
    nelly = a_person("Nelly New")
    said, _page = saved(nelly)
    assert {"people.Person", "people.Employment"} <= set(said["tables"])
    assert signed_in(nelly).put(DOOR).status_code == 405


def test_three_years_are_one_file_within_a_minute() -> None:
    """200 check-ins, 1,872 readings of twelve numbers, 100 promises."""
    the_templates()
    with as_owner():
        make(seed=1)
        amira = Person.objects.get(name="Amira Haddad")
    began = time.monotonic()
    assert ask(amira).size > 10_000
    assert time.monotonic() - began < 60
