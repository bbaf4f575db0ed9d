"""What is wrong with a file, where, and what to do about it."""

from dataclasses import asdict, dataclass
from typing import Literal

Kind = Literal[
    "ambiguous_column",
    "ambiguous_manager",
    "bad_date",
    "bad_email",
    "bad_locale",
    "bad_zone",
    "cycle",
    "duplicate_email",
    "duplicate_number",
    "long_row",
    "missing_column",
    "missing_email",
    "missing_name",
    "overlong_cell",
    "own_manager",
    "short_row",
    "unknown_manager",
    "unreadable",
]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """`line` counts lines of the file from 1; `column` is the header as the file writes it, or empty."""

    line: int
    column: str
    kind: Kind
    message: str

    def as_json(self) -> dict[str, str | int]:
        return asdict(self)


class Unusable(Exception):
    """Something that stops the whole file. Raised inside this package, caught in `inspection.py` alone."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].message)
        self.problems = list(problems)


def unreadable(line: int, message: str) -> Unusable:
    return Unusable(Problem(line, "", "unreadable", message))
