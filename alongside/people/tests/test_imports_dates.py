"""A column of dates is read one way. Where it could be two, a person is asked."""

from datetime import date
from typing import Any

import pytest

from .importing import found, reading

NEW_YEAR = date(2024, 1, 31)


def column(*cells: str, header: str = "Start date", **choices: Any) -> object:
    lines = [f'P{at},p{at}@example.org,"{cell}"' for at, cell in enumerate(cells)]
    inspection = reading("\n".join([f"Name,Email,{header}", *lines]) + "\n", **choices)
    return found(inspection) or [row.start for row in inspection.rows]


@pytest.mark.parametrize(
    "cell",
    [
        "2024-01-31",
        "2024/01/31",
        "20240131",
        "31.01.2024",
        "31.1.2024",
        "31/01/2024",
        "01/31/2024",
        "31-01-2024",
        "2024-01-31T00:00:00",
        "2024-01-31T00:00:00Z",
        "2024-01-31 13:45",
        "01/31/2024 12:00 AM",
        "31-Jan-2024",
        "31 January 2024",
        "Jan 31, 2024",
        "31. Januar 2024",
        "31 janvier 2024",
    ],
)
def test_a_date_that_can_be_read_one_way_is_read(cell: str) -> None:
    assert column(cell) == [NEW_YEAR]


def test_the_whole_column_decides_the_order() -> None:
    assert column("03/04/2024", "31/01/2024") == [date(2024, 4, 3), NEW_YEAR]
    assert column("03/04/2024", "01/31/2024") == [date(2024, 3, 4), NEW_YEAR]
    assert column("05/05/2024") == [date(2024, 5, 5)]
    assert column("03.04.2024") == [date(2024, 4, 3)]


def test_a_header_may_say_the_order() -> None:
    assert column("03/04/2024", header="Start date (MM/DD/YYYY)") == [date(2024, 3, 4)]
    assert column("03/04/2024", header="Eintrittsdatum (TT/MM/JJJJ)") == [date(2024, 4, 3)]


def test_an_open_column_is_asked_about_until_somebody_chooses() -> None:
    assert column("2024-01-31", "03/04/2024", "05/06/2024") == [(3, "bad_date")]
    assert column("03/04/2024", dates="dmy") == [date(2024, 4, 3)]
    assert column("03/04/2024", dates="mdy") == [date(2024, 3, 4)]


def test_a_column_of_both_orders_is_asked_about() -> None:
    assert column("31/01/2024", "01/31/2024") == [(3, "bad_date")]
    assert column("31/01/2024", "01/31/2024", dates="dmy") == [(3, "bad_date")]


@pytest.mark.parametrize(
    "cell", ["2024-02-30", "2024-13-01", "0000-00-00", "31.12.1650", "32/01/2024", "1.2.24", "2024"]
)
def test_what_is_no_day_is_said(cell: str) -> None:
    assert column(cell) == [(2, "bad_date")]


def test_a_time_with_a_zone_may_be_another_day() -> None:
    assert column("2024-01-31T23:00:00Z") == [(2, "bad_date")]


def test_a_day_that_never_comes_is_no_day() -> None:
    assert column("31.12.9999") == [None]
