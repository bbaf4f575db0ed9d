"""Readings by page, by file and by command; corrections keep what stood there; remarks stay beside the number."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.config.commandline import alongside
from alongside.foundation.errors import NotPossible
from alongside.foundation.testing import as_owner, by_owner
from alongside.journal.models import Entry
from alongside.notices.models import Notice
from alongside.people.testing import signed_in, the_cast
from alongside.trust.testing import acting_as

from ..models import Contest, ContextNote, Correction, Kpi, Reading
from ..testing import a_kpi, readings_of

pytestmark = pytest.mark.django_db
CALM = [40.0, 42, 39, 41, 43, 40, 41, 42, 40, 39, 41, 42, 40]


def test_a_reading_is_added_once_a_day() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    client, place = signed_in(cast.amira), reverse("kpis:readings", args=[kpi.pk])
    assert client.get(place).status_code == 200
    said = {"day": timezone.localdate(), "value": "41.5"}
    assert client.post(place, said).status_code == 303
    again = client.post(place, said)
    assert again.status_code == 422 and "There is a reading for this day already." in again.content.decode()
    reading = Reading.objects.get()
    assert (reading.value, reading.by) == (41.5, cast.amira)
    assert Entry.objects.filter(event="reading.added").count() == 1


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "many", ""])
def test_what_is_no_number_is_refused(value: str) -> None:
    cast = the_cast()
    place = reverse("kpis:readings", args=[a_kpi(cast.amira).pk])
    assert signed_in(cast.amira).post(place, {"day": timezone.localdate(), "value": value}).status_code in (409, 422)
    assert not Reading.objects.exists()


def test_tomorrow_has_no_reading() -> None:
    cast = the_cast()
    place = reverse("kpis:readings", args=[a_kpi(cast.amira).pk])
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert signed_in(cast.amira).post(place, {"day": tomorrow, "value": "3"}).status_code == 422
    with pytest.raises(NotPossible):
        by_owner(Kpi.objects.get().read)(tomorrow, 3.0, by=cast.amira)


def test_a_share_says_of_how_many() -> None:
    cast = the_cast()
    place = reverse("kpis:readings", args=[a_kpi(cast.amira, is_share=True).pk])
    client, today = signed_in(cast.amira), timezone.localdate()
    assert client.post(place, {"day": today, "value": "3"}).status_code == 422
    assert client.post(place, {"day": today, "value": "9", "of": "5"}).status_code == 422
    assert client.post(place, {"day": today, "value": "3", "of": "5"}).status_code == 303


def test_jonas_does_not_write_readings_into_her_number() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    client = signed_in(cast.jonas)
    assert client.get(reverse("kpis:readings", args=[kpi.pk])).status_code == 403
    reading = readings_of(kpi, CALM)[-1]
    assert client.post(reverse("kpis:correction", args=[reading.pk]), {"value": "1", "reason": "x"}).status_code == 403
    with acting_as(cast.jonas):
        assert Reading.objects.filter(pk=reading.pk).update(value=1) == 0


def test_a_correction_keeps_the_old_number() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    reading = readings_of(kpi, CALM)[-1]
    client, place = signed_in(cast.amira), reverse("kpis:correction", args=[reading.pk])
    assert client.post(place, {"value": "44"}).status_code == 422, "without a reason"
    assert client.post(place, {"value": "40", "reason": "No other"}).status_code == 422, "without a difference"
    assert client.post(place, {"value": "44", "reason": "Counted twice"}).status_code == 303
    assert client.post(place, {"value": "44", "reason": "Counted twice"}).status_code == 422, "a double click"
    kept = Correction.objects.get()
    assert (kept.was_value, kept.by, kept.reason) == (40, cast.amira, "Counted twice")
    page = signed_in(cast.jonas).get(kpi.get_absolute_url()).content.decode()
    assert "was 40 until" in page
    assert "Counted twice" in page


def test_context_is_drawn_hollow_and_left_out_of_the_baseline() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    wild = readings_of(kpi, [*CALM[:5], 90.0, *CALM[5:]])[5]
    client = signed_in(cast.jonas)
    before = client.get(kpi.get_absolute_url()).content.decode()
    assert "dot hole" not in before
    said = {"about": "outage", "text": "The phone system was down"}
    assert client.post(reverse("kpis:notes", args=[wild.pk]), said).status_code == 303
    after = client.get(kpi.get_absolute_url()).content.decode()
    assert "dot hole" in after
    assert "usual range 36 to 45.7" in after and "usual range 36 to 45.7" not in before
    assert Notice.objects.get(event="reading.noted").recipient == cast.amira
    note = ContextNote.objects.get()
    assert signed_in(cast.amira).post(reverse("kpis:note", args=[note.pk]), {"_method": "DELETE"}).status_code == 403
    assert client.post(reverse("kpis:note", args=[note.pk]), {"_method": "DELETE"}).status_code == 303
    assert "dot hole" not in client.get(kpi.get_absolute_url()).content.decode()


def test_she_sees_it_differently_and_it_stays_beside_the_number() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    reading = readings_of(kpi, CALM)[-1]
    place = reverse("kpis:contest", args=[reading.pk])
    assert signed_in(cast.jonas).post(place, {"text": "x"}).status_code == 403
    assert signed_in(cast.amira).post(place, {"text": "It counts what waits, not what is late."}).status_code == 303
    assert "not what is late" in signed_in(cast.jonas).get(kpi.get_absolute_url()).content.decode()
    contest = Contest.objects.get()
    assert (
        signed_in(cast.jonas).post(reverse("kpis:contest_one", args=[contest.pk]), {"_method": "DELETE"}).status_code
        == 403
    )
    assert (
        signed_in(cast.amira).post(reverse("kpis:contest_one", args=[contest.pk]), {"_method": "DELETE"}).status_code
        == 303
    )


# --- many at once -----------------------------------------------------------------------------------------------------
def send(client: Client, kpi: Kpi, text: str | bytes) -> int:
    data = text.encode() if isinstance(text, str) else text
    file = SimpleUploadedFile("readings.csv", data, content_type="text/csv")
    return client.post(reverse("kpis:file", args=[kpi.pk]), {"file": file}).status_code


def test_a_file_adds_corrects_and_leaves() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    client = signed_in(cast.amira)
    assert send(client, kpi, "date,value\n2026-01-05,41\n2026-01-12,42\n") == 303
    assert send(client, kpi, "\ufeffdate;value\r\n2026-01-05;41\r\n2026-01-12;43\r\n2026-01-19;44\r\n") == 303
    assert list(kpi.readings.values_list("value", flat=True)) == [41, 43, 44]
    assert Correction.objects.get().was_value == 42


@pytest.mark.parametrize(
    "text",
    [
        "date,value\n2026-01-05,41\n2026-01-05,42\n",
        "2026-01-05,41\n2099-01-05,42\n",
        "2026-01-05,41\nsoon,42\n",
        "2026-01-05,41\n2026-01-06,many\n",
        "2026-01-05,41,50\n",
        "2026-01-05\n",
        '2026-01-05,"41\n',
        "date,value\n",
        b"\xff\xfe",
    ],
)
def test_a_file_is_taken_whole_or_not_at_all(text: str | bytes) -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    assert send(signed_in(cast.amira), kpi, text) == 422, "the form comes back and says why"
    assert not Reading.objects.exists()


def test_the_command_imports_for_many_and_each_owner_reads_first(tmp_path: Path) -> None:
    cast = the_cast()
    hers, his = a_kpi(cast.amira), a_kpi(cast.otto)
    file = tmp_path / "readings.csv"
    file.write_text(f"kpi,date,value\n{hers.key},2026-01-05,41\n{his.key},2026-01-05,7\n{hers.key},2026-01-12,42\n")
    with as_owner():
        dry = CliRunner().invoke(alongside, ["kpi", "import", str(file), "--json", "--dry-run"])
        assert json.loads(dry.stdout) == {"added": 3, "corrected": 0, "unchanged": 0, "problems": []}
        assert not Reading.objects.exists()
        done = CliRunner().invoke(alongside, ["kpi", "import", str(file), "--json"])
        again = CliRunner().invoke(alongside, ["kpi", "import", str(file)])
    assert json.loads(done.stdout)["added"] == 3
    assert "3 as they were" in again.stdout
    with acting_as(cast.jonas):
        assert not Reading.objects.exists()
    assert set(Notice.objects.values_list("recipient", "event")) == {
        (cast.amira.pk, "kpi.fetched"),
        (cast.otto.pk, "kpi.fetched"),
    }


def test_the_command_says_what_it_cannot_read_and_keeps_nothing(tmp_path: Path) -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    file = tmp_path / "readings.csv"
    file.write_text(f"{kpi.key},2026-01-05,41\nnobodys-number,2026-01-05,7\n")
    with as_owner():
        answer = CliRunner().invoke(alongside, ["kpi", "import", str(file)])
    assert answer.exit_code == 1
    assert "Line 2: no number here is called “nobodys-number”" in answer.stdout
    assert not Reading.objects.exists()
    file.write_text("just some words\n" + "a,b,c\n" * 12)
    with as_owner():
        answer = CliRunner().invoke(alongside, ["kpi", "import", str(file)])
    assert answer.exit_code == 1
    assert "Line 1 has 1 column. Line 2: “b” is not a date. Line 3:" in answer.stderr
    assert answer.stderr.strip().endswith("And 3 more lines.")


def test_a_value_that_comes_otherwise_the_second_time_is_fresh_again() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira)
    reading = readings_of(kpi, CALM)[-1]
    with as_owner():
        reading.correct(58, by=None, reason="Fetched again")
    with acting_as(cast.jonas):
        assert Reading.objects.count() == len(CALM) - 1
    with acting_as(cast.amira):
        assert Reading.objects.get(pk=reading.pk).value == 58
