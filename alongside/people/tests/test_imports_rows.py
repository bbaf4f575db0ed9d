"""What can be wrong with a row is said with its line and its column, and the other rows stay usable."""

from datetime import date

import pytest
from django.db.models import CharField, Model

from alongside.people.imports.cells import person_name
from alongside.people.imports.rows import WIDEST
from alongside.people.models import Person, Team

from .importing import found, reading, rows

GOOD = "Ada Lovelace,ada@example.org,1,,2024-01-31"


def test_a_good_row_is_a_person() -> None:
    (row,) = rows(GOOD).rows
    assert (row.line, row.name, row.email, row.number) == (2, "Ada Lovelace", "ada@example.org", "1")
    assert row.start == date(2024, 1, 31)


@pytest.mark.parametrize(
    ("line", "kind", "column"),
    [
        ("Bo,,2,,", "missing_email", "Email"),
        ("Bo,bo at example.org,2,,", "bad_email", "Email"),
        ("Bo,bo@localhost,2,,", "bad_email", "Email"),
        ("Bo,b@example.org; c@example.org,2,,", "bad_email", "Email"),
        (",bo@example.org,2,,", "missing_name", "Name"),
        ("-,bo@example.org,2,,", "missing_name", "Name"),
        ("Bo,bo@example.org", "short_row", ""),
        ("Bo,bo@example.org,2,,,surplus", "long_row", ""),
        ("Bo,bo@example.org,2,,31.02.2024", "bad_date", "Start date"),
        ("Bo,bo@example.org,2,,soon", "bad_date", "Start date"),
        ("Bo,bo@example.org,2,,01.02.24", "bad_date", "Start date"),
        ("Bo,bo@example.org,2,,45326", "bad_date", "Start date"),
        ("Bo,bo@example.org,2,Nobody,", "unknown_manager", "Manager"),
        ("Bo,bo@example.org,2,Bo,", "own_manager", "Manager"),
        ("Bo" * 101 + ",bo@example.org,2,,", "overlong_cell", "Name"),
        (f"Bo,{'b' * 250}@example.org,2,,", "overlong_cell", "Email"),
        (f"Bo,bo@example.org,{'2' * 61},,", "overlong_cell", "Number"),
    ],
)
def test_a_bad_row_is_named_and_the_others_stay(line: str, kind: str, column: str) -> None:
    inspection = rows(GOOD, line)
    assert [(p.line, p.kind, p.column) for p in inspection.problems] == [(3, kind, column)]
    assert [row.line for row in inspection.rows] == [2]
    assert inspection.problems[0].message.endswith(".")


def test_an_address_or_a_number_twice_is_said_of_every_row() -> None:
    inspection = rows("A B,x@example.org,1,,", "C D,X@Example.org,2,,", "E F,y@example.org,2,,")
    assert found(inspection) == [
        (2, "duplicate_email"),
        (3, "duplicate_email"),
        (3, "duplicate_number"),
        (4, "duplicate_number"),
    ]
    assert inspection.rows == []


def test_a_last_day_before_the_first_is_a_bad_date() -> None:
    assert found(reading("Name,Email,Start,Start date,End date\nA,a@example.org,,2024-02-01,2024-01-31\n")) == [
        (2, "bad_date")
    ]


def test_a_zone_and_a_language_are_checked() -> None:
    header = "Name,Email,Time zone,Language\n"
    (row,) = reading(header + "A,a@example.org,europe/berlin,Deutsch\n").rows
    assert (row.zone, row.locale) == ("Europe/Berlin", "de")
    assert found(reading(header + "A,a@example.org,Mars,klingon of the north\n")) == [
        (2, "bad_locale"),
        (2, "bad_zone"),
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Weber, Jonas", "Jonas Weber"),
        ("Jonas Weber", "Jonas Weber"),
        ("Weber, Jonas, Dr.", "Weber, Jonas, Dr."),
        ("Jonas Weber, PhD", "Jonas Weber, PhD"),
        ("King, Jr.", "King, Jr."),
    ],
)
def test_a_name_in_the_other_order_is_turned(written: str, name: str) -> None:
    assert person_name(written) == name


def test_what_cannot_be_seen_is_taken_out() -> None:
    (row,) = rows("\u202eAd\u0301a\u00a0 \u200bL,\ufeffada@example.org,\t1 ,,").rows
    assert (row.name, row.email, row.number) == ("Ad\u0301a L", "ada@example.org", "1")


def test_cells_are_as_wide_as_the_database_allows() -> None:
    models = {"name": Person, "email": Person, "number": Person, "title": Person, "team": Team}
    columns = {field: "name" if field == "team" else field for field in models}
    assert {field: _width(models[field], columns[field]) for field in models} == WIDEST


def _width(model: type[Model], column: str) -> int | None:
    field = model._meta.get_field(column)
    assert isinstance(field, CharField)
    return field.max_length
