"""What `make trust` says: a claim is met by figures that are told and enough, and by nothing else."""

from pathlib import Path
from typing import Any

import pytest

from tests.claims.claims import CLAIMS, FIGURES, WITHOUT_SUBJECT
from tests.claims.cost import interval
from tests.claims.report import missed, table
from tests.claims.running import HOLDING, ROOT, read_figures
from tests.figures import PLACE, tell

STATEMENTS = next(figure for figure in FIGURES if figure.name == "two statements")


def test_every_claim_has_figures_or_says_why_not() -> None:
    assert {figure.claim for figure in FIGURES} | WITHOUT_SUBJECT.keys() == CLAIMS.keys()
    assert {figure.claim for figure in FIGURES} & WITHOUT_SUBJECT.keys() == set()


def test_what_security_md_claims_is_what_is_shown() -> None:
    said = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert all(f"| {claim} |" in said for claim in CLAIMS)


def test_every_test_that_is_to_hold_a_claim_is_there() -> None:
    assert [place for place in HOLDING if not (ROOT / place).exists()] == []


def test_numbers_add_up_and_lists_are_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "figures.jsonl"
    monkeypatch.setenv(PLACE, str(place))
    tell("two statements", comparisons=60_000, differences=0)
    tell("two statements", comparisons=50_000, differences=0)
    tell("faults", survivors=["one"])
    tell("faults", survivors=["two"])
    told = read_figures(place)
    assert told == {
        "two statements": {"comparisons": 110_000, "differences": 0},
        "faults": {"survivors": ["one", "two"]},
    }
    assert STATEMENTS.is_met_by(told["two statements"])
    assert STATEMENTS.said_of(told["two statements"]) == "110,000 comparisons of Python with SQL, 0 differences"


@pytest.mark.parametrize(
    "told", [{"comparisons": 99_999, "differences": 0}, {"comparisons": 200_000, "differences": 1}]
)
def test_too_little_or_a_difference_is_a_miss(told: dict[str, Any]) -> None:
    assert not STATEMENTS.is_met_by(told)
    assert "MISS   " in table({"two statements": told}, [])
    assert "two statements" in missed({"two statements": told})


def test_what_nobody_told_is_a_miss_and_a_survivor_is_named() -> None:
    assert missed({}) == [figure.name for figure in FIGURES]
    told = {"faults": {"noticed": 95, "tried": 100, "share": 0.95, "twice": 3, "survivors": ["sql a_table: not x"]}}
    said = table(told, ["FAILED tests/test_doors.py"])
    assert "nobody told: doors" in said and "sql a_table: not x" in said and "FAILED tests/test_doors.py" in said


def test_the_interval_is_of_ranks() -> None:
    assert interval([number / 100 for number in range(100)]) == (0.4, 0.495, 0.6)
