"""Managers are found by address, number or name, in the file and among those present; circles are found in both."""

from uuid import UUID, uuid4

import pytest

from alongside.people.imports.known import Known

from .importing import found, reading, rows

INES, JONAS, OTTO = UUID(int=1), UUID(int=2), UUID(int=3)


def known(**managers: UUID | None) -> list[Known]:
    return [
        Known(INES, "Inês Carvalho", "ines@example.org", "1", managers.get("ines")),
        Known(JONAS, "Jonas Weber", "jonas@example.org", "2", managers.get("jonas", INES)),
        Known(OTTO, "Otto Lindqvist", "otto@example.org", "3", managers.get("otto")),
    ]


@pytest.mark.parametrize("header", ["Manager", "Manager User ID"])
def test_who_has_no_manager_may_say_so_as_successfactors_does(header: str) -> None:
    inspection = reading(f"Name,User ID,{header}\nInês,1,NO_MANAGER\nJonas,2,1\n")
    assert (inspection.problems, inspection.managers_resolved) == ([], 1)


@pytest.mark.parametrize(
    "manager",
    [
        "jonas@example.org",
        "JONAS@example.org",
        "2",
        "Jonas Weber",
        "jonas  weber",
        '"Weber, Jonas"',
        "Jonas Weber (2)",
        "Jonas Weber <jonas@example.org>",
    ],
)
def test_a_manager_is_found_among_those_present(manager: str) -> None:
    inspection = rows(f"Amira,amira@example.org,9,{manager},", known=known())
    assert (inspection.problems, inspection.managers) == ([], {2: JONAS})


def test_a_manager_is_found_further_down_in_the_file() -> None:
    inspection = rows("Amira,amira@example.org,9,Bo Lee,", "Bo Lee,bo@example.org,10,,")
    assert (inspection.managers, inspection.managers_resolved) == ({2: 3}, 1)


def test_two_of_one_name_are_asked_about() -> None:
    inspection = rows("A,a@example.org,9,Jonas Weber,", "Jonas Weber,j2@example.org,10,,", known=known())
    assert found(inspection) == [(2, "ambiguous_manager")]
    assert len(inspection.rows) == 1


def test_who_has_left_manages_nobody() -> None:
    gone = [Known(JONAS, "Jonas Weber", "jonas@example.org", "2", has_left=True)]
    assert found(rows("A,a@example.org,9,jonas@example.org,", known=gone)) == [(2, "unknown_manager")]


def test_an_address_and_a_number_of_two_people_are_asked_about() -> None:
    header = "Name,Email,Manager email,Manager ID,Manager name\n"
    assert found(reading(header + "A,a@example.org,jonas@example.org,1,\n", known=known())) == [
        (2, "ambiguous_manager")
    ]
    inspection = reading(header + "A,a@example.org,jonas@example.org,2,J. Weber\n", known=known())
    assert inspection.managers == {2: JONAS}


def test_a_circle_in_the_file_is_found() -> None:
    inspection = rows(
        "A,a@example.org,1,c@example.org,", "B,b@example.org,2,1,", "C,c@example.org,3,B,", "D,d@example.org,4,C,"
    )
    assert found(inspection) == [(2, "cycle"), (3, "cycle"), (4, "cycle")]
    assert [row.line for row in inspection.rows] == [5]


def test_a_circle_through_a_line_that_holds_already_is_found() -> None:
    inspection = rows("Inês Carvalho,ines@example.org,1,Jonas Weber,", known=known())
    assert found(inspection) == [(2, "cycle")]


def test_a_row_that_is_left_out_can_close_a_circle() -> None:
    """Jonas would go to Otto, but his row is bad: so he stays with Inês, and Inês cannot report to him."""
    lines = ["Jonas Weber,jonas@example.org,2,Otto Lindqvist,soon", "Inês Carvalho,ines@example.org,1,Jonas Weber,"]
    assert found(rows(*lines, known=known())) == [(2, "bad_date"), (3, "cycle")]
    lines[0] = lines[0].replace("soon", "2024-01-31")
    assert rows(*lines, known=known()).problems == []


def test_a_bad_row_of_a_manager_does_not_spoil_the_team() -> None:
    inspection = rows(
        "Boss,not an address,1,,",
        "A,a@example.org,2,Boss,",
        "B,b@example.org,3,1,",
        "Short,s@example.org",
        "C,c@example.org,4,s@example.org,",
    )
    assert found(inspection) == [(2, "bad_email"), (5, "short_row")]
    assert (len(inspection.rows), inspection.managers_resolved) == (3, 0)
    assert "2 people who report here" in inspection.problems[0].message


def test_a_number_that_was_given_away_again_is_nobody_known() -> None:
    assert found(rows("Zoe Quist,zoe@example.org,2,,", known=known())) == [(2, "duplicate_number")]
    assert rows("Jonas Brandt,jb@example.org,2,,", known=known()).problems == []


def test_an_address_of_somebody_else_is_said() -> None:
    assert found(rows("Jonas Weber,otto@example.org,2,,", known=known())) == [(2, "duplicate_email")]
    swapped = rows("Jonas Weber,otto@example.org,2,,", "Otto Lindqvist,jonas@example.org,3,,", known=known())
    assert (swapped.problems, {p.key for p in swapped.matches.people.values()}) == ([], {JONAS, OTTO})


def test_a_long_chain_is_quick() -> None:
    lines = [f"P{at},p{at}@example.org,{at},{at + 1 if at < 4999 else 0}," for at in range(5000)]
    assert len(found(rows(*lines))) == 5000
    assert (
        rows(*lines[:-1], "Top,top@example.org,4999,,", known=[Known(uuid4(), "X", "x@example.org", "x")]).problems
        == []
    )
