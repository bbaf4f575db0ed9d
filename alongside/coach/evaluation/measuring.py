"""Reads labelled texts and counts what was read as labelled."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..reading import Reading, read
from .figures import Figures, wilson

HERE = Path(__file__).resolve().parent
PARTS = ("example", "impact", "next_step")
SILENT = {"agentic_communal"}  # a class for groups of texts, never for one


@dataclass(frozen=True)
class Case:
    """A text, the classes a person found in it, and which parts of an observation it has (None: nobody looked)."""

    text: str
    labels: frozenset[str]
    present: dict[str, bool] | None = None
    parts: tuple[tuple[str, frozenset[str]], ...] = ()  # its sentences with what each has, where somebody said which

    def has(self, part: str) -> bool:
        return bool(self.present and self.present[part])


@dataclass
class Result:
    """Figures by class and part, clean texts that were flagged, and what was read otherwise."""

    figures: dict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    clean: int = 0
    flagged: int = 0
    flagged_by: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    texts: int = 0
    misses: list[str] = field(default_factory=list)

    def take(self, case: Case, reading: Reading) -> None:
        said = {hint.kind for hint in reading.hints}
        for kind in case.labels | said:
            self.figures[kind].count(kind in case.labels, kind in said)
        for part, wanted in (case.present or {}).items():
            self.figures[f"{part} present"].count(wanted, asdict(reading.present)[part])
        self.texts += 1
        if not case.labels:
            self.clean += 1
            self.flagged += bool(said)
            for kind in said:
                self.flagged_by[kind] += 1
        if said != case.labels:
            self.misses.append(_difference(case, said))

    def table(self) -> str:
        rows = [self.figures[name].row(name) for name in sorted(self.figures)]
        head = ["| class | n | precision | recall |", "|---|---|---|---|"]
        low, high = wilson(self.flagged, self.clean)
        share = self.flagged / self.clean if self.clean else 0
        clean = (
            f"Texts: {self.texts}. Clean: {self.clean}, flagged {self.flagged} ({share:.1%} [{low:.1%}, {high:.1%}])"
        )
        return "\n".join([*head, *rows, "", clean, *self._most_flagged()])

    def as_json(self, misses: bool) -> dict[str, Any]:
        told = {
            "texts": self.texts,
            "clean": self.clean,
            "flagged": self.flagged,
            "flagged_by": dict(self.flagged_by),
            "classes": {name: self.figures[name].as_json() for name in sorted(self.figures)},
        }
        return told | ({"misses": self.misses} if misses else {})

    def _most_flagged(self) -> list[str]:
        """Which class flags clean texts how often: the budget of technical comments is one in a hundred for each."""
        ordered = sorted(self.flagged_by.items(), key=lambda item: -item[1])
        return [f"- {kind}: {count} of {self.clean} ({count / self.clean:.2%})" for kind, count in ordered]


def shipped(language: str, part: str = "open") -> list[Path]:
    """The labelled texts: `open` ones may be looked at while rules are written, `held` ones may not; `lessons` were
    written for weights to be learned from, and no figure is given for them."""
    return sorted((HERE / part).glob(f"{language}*.jsonl"))


def labelled(file: Path) -> Iterator[Case]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield _case(json.loads(line))


def measured(cases: list[Case], language: str) -> Result:
    result = Result()
    for case in cases:
        result.take(case, read(case.text, language))
    return result


def _case(said: dict[str, Any]) -> Case:
    if "parts" in said:
        return _in_parts(tuple((part, frozenset(has)) for part, has in said["parts"]))
    present = said.get("present") or said.get("structure")
    parts = {part: bool(present[part]) for part in PARTS} if present else None
    labels = frozenset(said.get("labels", ())) | {span["class"] for span in said.get("spans", ())}
    return Case(said["text"], labels - SILENT, parts)


def _in_parts(parts: tuple[tuple[str, frozenset[str]], ...]) -> Case:
    has = frozenset[str]().union(*(has for _part, has in parts))
    return Case(" ".join(part for part, _has in parts), has - {*PARTS}, {part: part in has for part in PARTS}, parts)


def _difference(case: Case, said: set[str]) -> str:
    missing = " ".join(f"−{kind}" for kind in sorted(case.labels - said))
    extra = " ".join(f"+{kind}" for kind in sorted(said - case.labels))
    return f"{missing} {extra} | {case.text}".strip()
