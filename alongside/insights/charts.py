"""Lines over quarters, drawn on the server: points in a field of a hundred by a hundred, a sentence and a table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from .models import Figure
from .words import percent_of, words_of


@dataclass(frozen=True)
class Line:
    """`points`: a quarter's label and its figure, or nothing where it is not told."""

    name: str
    points: list[tuple[str, Figure | None]]

    @property
    def last(self) -> Figure | None:
        return next((figure for _label, figure in reversed(self.points) if figure), None)


@dataclass(frozen=True)
class Drawn:
    """One line as the picture needs it. A quarter that is not told leaves a gap."""

    name: str
    style: str
    stretches: list[str]
    x: float
    y: int
    words: str


@dataclass(frozen=True)
class Chart:
    title: str
    note: str
    sentence: str
    lines: list[Drawn]
    labels: list[tuple[str, float]]
    names: list[str]
    table: list[tuple[str, list[Figure | None]]]


def chart_of(title: str, note: str, lines: list[Line]) -> Chart | None:
    told = [line for line in lines if line.last]
    if not told:
        return None
    labels = [label for label, _figure in told[0].points]
    return Chart(
        title=title,
        note=note,
        sentence=" ".join(_sentence(line) for line in told),
        lines=[_drawn(line, f"s{number}") for number, line in enumerate(told, start=1)],
        labels=[(label, _x(at, len(labels))) for at, label in enumerate(labels) if at in _marked(len(labels))],
        names=[line.name for line in told],
        table=[(label, [line.points[at][1] for line in told]) for at, label in enumerate(labels)],
    )


def _sentence(line: Line) -> str:
    """Said, not judged: where it began and where it is. Two quarters apart by a few people are not compared."""
    told = [(label, figure) for label, figure in line.points if figure]
    first, last = told[0], told[-1]
    said = {"name": line.name, "first": words_of(first[1]), "then": first[0], "now": words_of(last[1]), "at": last[0]}
    if len(told) == 1:
        return _("%(name)s: %(now)s in %(at)s.") % said
    return _("%(name)s: %(first)s in %(then)s, %(now)s in %(at)s.") % said


def _drawn(line: Line, style: str) -> Drawn:
    size = len(line.points)
    told = [(at, figure) for at, (_label, figure) in enumerate(line.points) if figure]
    stretches = [
        " ".join(f"{_x(at, size):.1f},{100 - percent_of(figure)}" for _gap, (at, figure) in group)
        for group in _runs(told)
    ]
    at, last = told[-1]
    return Drawn(line.name, style, stretches, _x(at, size), 100 - percent_of(last), words_of(last))


def _runs(told: list[tuple[int, Figure]]) -> list[list[tuple[int, tuple[int, Figure]]]]:
    numbered = [(at - number, (at, figure)) for number, (at, figure) in enumerate(told)]
    return [list(group) for _gap, group in groupby(numbered, key=lambda pair: pair[0])]


def _x(at: int, size: int) -> float:
    return 100 * at / (size - 1) if size > 1 else 100.0


def _marked(size: int) -> set[int]:
    """Which quarters are named below: the first, the last, and one between."""
    return {0, size - 1} | ({size // 2} if size > 4 else set())
