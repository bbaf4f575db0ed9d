"""What a person decided by hand about a file, so that nothing has to be guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DateOrder = Literal["", "dmy", "mdy"]


@dataclass(frozen=True)
class Choices:
    """`mapping`: a header, or `#3` for the third column → a field, or `ignore`. Empty means: find out."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    dates: DateOrder = ""
    encoding: str = ""
    sheet: str = ""
