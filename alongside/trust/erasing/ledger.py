"""The ledger of erasures as a file beside the database: keys and pseudonyms, no names.

A backup that was made before an erasure still holds the name. `alongside backup` lays the ledger beside its dumps, and
`alongside restore` replays it, so that who was erased stays so.
"""

import json
import os
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

NAME = "erasures.json"


@dataclass(frozen=True)
class Line:
    person: str
    pseudonym: str
    erased_at: str

    @property
    def day(self) -> date:
        return datetime.fromisoformat(self.erased_at).date()


def read(*files: Path) -> list[Line]:
    """What any of these files holds; each person once."""
    lines = [Line(**said) for file in files if file.exists() for said in json.loads(file.read_text(encoding="utf-8"))]
    return list({line.person: line for line in lines}.values())


def add(file: Path, lines: list[Line]) -> None:
    """Whole or not at all; what the file held stays in it."""
    merged = {line.person: line for line in [*read(file), *lines]}
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_suffix(".partial")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        json.dump([asdict(line) for line in merged.values()], out, indent=1)
    draft.rename(file)


def write(lines: list[Line]) -> None:
    from django.conf import settings

    add(Path(settings.HOME) / NAME, lines)
