"""Whatever the bytes are: an answer, soon, and problems that name a line."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .importing import FILES, reading, workbook

SEEDS = [file.read_bytes() for file in sorted(Path(FILES).iterdir())]
SEEDS.append(workbook([["Name", "Email", "Start date"], ["Ada", "a@example.org", 45000]]))
WORDS = [
    "Name",
    "E-Mail",
    "Manager",
    "Personalnummer",
    "Start date",
    "a@b.de",
    "x@b.de",
    '"',
    ",",
    ";",
    "\t",
    "\n",
    "\r",
]
WORDS += ["\r\n", "01/02/2024", "2024-01-31", "Ä", "\x00", "\ufeff", "\u202e", "=1+1", "", "A B", "B, A", "9" * 400]

quietly = settings(max_examples=150, deadline=10_000, suppress_health_check=[HealthCheck.too_slow])


def answers(data: bytes) -> None:
    inspection = reading(data)
    assert all(problem.line >= 1 and problem.message for problem in inspection.problems)
    assert inspection.problems or inspection.table
    assert not (inspection.stops and inspection.rows)


@quietly
@given(st.binary(max_size=2_000))
def test_any_bytes_are_answered(data: bytes) -> None:
    answers(data)
    answers(b"PK\x03\x04" + data)


@quietly
@given(st.lists(st.sampled_from(WORDS), max_size=80), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]))
def test_any_text_is_answered(words: list[str], encoding: str) -> None:
    answers("".join(words).encode(encoding))
    answers(("Name,Email,Manager,Start date\n" + "".join(words)).encode(encoding))


@quietly
@given(st.sampled_from(SEEDS), st.integers(0, 5_000), st.integers(0, 60), st.binary(max_size=40))
def test_a_damaged_file_is_answered(seed: bytes, at: int, gone: int, instead: bytes) -> None:
    at %= len(seed)
    answers(seed[:at] + instead + seed[at + gone :])


@pytest.mark.parametrize("seed", range(len(SEEDS)))
def test_a_cut_file_is_answered(seed: int) -> None:
    for end in range(0, len(SEEDS[seed]), max(1, len(SEEDS[seed]) // 60)):
        answers(SEEDS[seed][:end])
