"""`alongside people import`: what it prints, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from alongside.people.commands import people
from alongside.people.models import Person

from .importing import FILES

pytestmark = pytest.mark.django_db
KEYS = [
    "people",
    "added",
    "changed",
    "left",
    "unchanged",
    "managers_resolved",
    "encoding",
    "delimiter",
    "columns",
    "problems",
]


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "people.csv"
    file.write_text("Name,Email\nZoë Abel,zoe@example.net\nBo Lee,nonsense\n", encoding="utf-8")
    return file


def run(*words: Any) -> Result:
    return CliRunner().invoke(people, ["import", *map(str, words)])


def here() -> bool:
    return Person.objects.filter(email="zoe@example.net").exists()


def test_it_imports_and_answers_as_json() -> None:
    result = run(FILES / "personio.csv", "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, list(answer)) == (0, KEYS)
    assert (answer["people"], answer["added"], answer["managers_resolved"]) == (3, 3, 2)
    assert (answer["encoding"], answer["delimiter"], answer["columns"]["email"]) == ("utf-8-sig", ";", "E-Mail")
    assert json.loads(run(FILES / "personio.csv", "--json").stdout)["unchanged"] == 3


def test_a_dry_run_writes_nothing(bad: Path) -> None:
    result = run(bad, "--dry-run", "--skip-bad-rows")
    assert (result.exit_code, here()) == (0, False)
    assert "1 added" in result.stdout and "nothing was written" in result.stdout


def test_problems_refuse_everything(bad: Path) -> None:
    result = run(bad, "--json")
    (problem,) = json.loads(result.stdout)["problems"]
    assert (result.exit_code, here()) == (1, False)
    assert list(problem) == ["line", "column", "kind", "message"]
    assert (problem["line"], problem["column"], problem["kind"]) == (3, "Email", "bad_email")


def test_rows_with_problems_are_left_out_on_demand(bad: Path) -> None:
    assert (run(bad, "--skip-bad-rows").exit_code, here()) == (0, True)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    result = run(tmp_path / "empty.csv", "--skip-bad-rows", "--json")
    assert (result.exit_code, json.loads(result.stdout)["problems"][0]["kind"]) == (1, "unreadable")


def test_columns_are_mapped_by_hand(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("Wer,Wo\nZoe Abel,zoe@example.net\n")
    assert run(tmp_path / "odd.csv").exit_code == 1
    assert (run(tmp_path / "odd.csv", "--map", "Wer=name", "--map", "#2=email").exit_code, here()) == (0, True)


@pytest.mark.parametrize(
    "words", [["--map", "Name"], ["--map", "Name=salary"], ["--dates", "ymd"], ["--encoding", "x"]]
)
def test_nonsense_is_a_usage_error(bad: Path, words: list[str]) -> None:
    assert run(bad, *words).exit_code == 2


def test_a_missing_file_is_a_usage_error() -> None:
    assert run("/nowhere/people.csv").exit_code == 2
