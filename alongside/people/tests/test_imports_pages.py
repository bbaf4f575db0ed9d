"""The administrator looks at a file before it is imported, decides what is open, and imports it once."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from alongside.people.models import ImportFile, Person
from alongside.people.models.import_file import KEPT
from alongside.people.testing import Cast, signed_in, the_cast

pytestmark = pytest.mark.django_db
GOOD = "Name,Email\nZoë Abel,zoe@example.net\n"
BAD = GOOD + "Bo Lee,nonsense\n"


@pytest.fixture
def cast() -> Cast:
    everybody: Cast = the_cast()
    return everybody


@pytest.fixture
def ada(cast: Cast) -> Client:
    return signed_in(cast.ada)


def uploaded(client: Client, text: str, name: str = "people.csv") -> ImportFile:
    answer: Any = client.post("/people/imports/", {"file": SimpleUploadedFile(name, text.encode())})
    file = ImportFile.objects.latest("created_at")
    assert (answer.status_code, answer["Location"]) == (303, f"/people/imports/{file.pk}/")
    return file


def here() -> bool:
    return Person.objects.filter(email="zoe@example.net").exists()


def test_a_file_is_looked_at_and_then_imported(ada: Client) -> None:
    file = uploaded(ada, GOOD)
    page = ada.get(f"/people/imports/{file.pk}/").content.decode()
    assert "Zoë Abel" in page and "Import 1 person" in page and not here()
    assert ada.post(f"/people/imports/{file.pk}/application/").status_code == 303
    assert here()
    assert "1 added" in ada.get(f"/people/imports/{file.pk}/").content.decode()


def test_the_file_is_gone_when_it_is_imported(ada: Client) -> None:
    file = uploaded(ada, GOOD)
    ada.post(f"/people/imports/{file.pk}/application/")
    file.refresh_from_db()
    assert (bytes(file.data), file.outcome["added"]) == (b"", 1)
    assert ada.post(f"/people/imports/{file.pk}/application/").status_code == 404


def test_a_file_is_gone_after_a_day(ada: Client) -> None:
    old = uploaded(ada, GOOD)
    ImportFile.objects.filter(pk=old.pk).update(created_at=timezone.now() - KEPT)
    uploaded(ada, GOOD)
    assert not ImportFile.objects.filter(pk=old.pk).exists()


def test_a_problem_is_named_and_stops_the_import(ada: Client) -> None:
    file = uploaded(ada, BAD)
    page = ada.get(f"/people/imports/{file.pk}/").content.decode()
    assert "Line 3, Email" in page and "Import 1 person" not in page
    assert ada.post(f"/people/imports/{file.pk}/application/").status_code == 409
    assert not here()


def test_rows_with_problems_are_left_out_on_demand(ada: Client) -> None:
    file = uploaded(ada, BAD)
    ada.post(f"/people/imports/{file.pk}/", {"_method": "PATCH", "skip_bad_rows": "on"})
    assert "Import 1 person" in ada.get(f"/people/imports/{file.pk}/").content.decode()
    ada.post(f"/people/imports/{file.pk}/application/")
    assert here()


def test_a_column_is_chosen_by_hand(ada: Client) -> None:
    file = uploaded(ada, "Wer,Wo\nZoë Abel,zoe@example.net\n")
    assert "column_2" in ada.get(f"/people/imports/{file.pk}/").content.decode()
    ada.post(f"/people/imports/{file.pk}/", {"_method": "PATCH", "column_1": "name", "column_2": "email"})
    ada.post(f"/people/imports/{file.pk}/application/")
    assert here()


def test_the_missing_are_shown_before_they_leave(ada: Client, cast: Cast) -> None:
    file = uploaded(ada, GOOD)
    ada.post(f"/people/imports/{file.pk}/", {"_method": "PATCH", "full": "on"})
    page = ada.get(f"/people/imports/{file.pk}/").content.decode()
    assert "Amira Haddad" in page and "Missing in the file" in page
    assert f'<li dir="auto">{cast.ada.name}</li>' not in page


@pytest.mark.parametrize("text", ["", "\x00", "Name,Email\n" + "," * 3000])
def test_what_cannot_be_read_is_said_on_the_page(ada: Client, text: str) -> None:
    file = uploaded(ada, text)
    answer = ada.get(f"/people/imports/{file.pk}/")
    assert answer.status_code == 200 and "1 problem" in answer.content.decode()


def test_a_file_can_be_deleted_unused(ada: Client) -> None:
    file = uploaded(ada, GOOD)
    assert ada.post(f"/people/imports/{file.pk}/", {"_method": "DELETE"}).status_code == 303
    assert not ImportFile.objects.filter(pk=file.pk).exists() and not here()


def test_no_file_is_said_at_the_field(ada: Client) -> None:
    answer = ada.post("/people/imports/", {})
    assert answer.status_code == 422 and "Choose a file." in answer.content.decode()


def test_nobody_else_may(cast: Cast, ada: Client) -> None:
    file = uploaded(ada, GOOD)
    for person in (cast.amira, cast.jonas, cast.lucia):
        client = signed_in(person)
        assert client.get("/people/imports/").status_code == 403
        assert client.get(f"/people/imports/{file.pk}/").status_code == 403
        assert client.post(f"/people/imports/{file.pk}/application/").status_code == 403
    assert not here()


def test_other_methods_are_refused(ada: Client) -> None:
    file = uploaded(ada, GOOD)
    assert ada.delete("/people/imports/").status_code == 405
    assert ada.get(f"/people/imports/{file.pk}/application/").status_code == 405
