"""The words of a recap in their order: in short, strengths, growing edges, the other steps, what stayed unanswered."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from alongside.people.models import Person

from ..kinds import STEP_NAMES
from ..models import DIFFERENTLY, IN_SHORT, NOT_ANSWERED, DifferentView, Recap, RecapPoint, Relationship, Wording

STRENGTHS, GROWING_EDGES, OTHER = "strengths", "growing_edges", "other"
FEW = 3  # words
Step = tuple[str, int, int, int, int]


@dataclass(frozen=True)
class Change:
    """Words as one of the two left them; `before` is empty where they were written by hand."""

    by: Person
    at: datetime
    before: str
    after: str


@dataclass(frozen=True)
class Piece:
    """A run of words: kept, taken away or put in."""

    how: str  # "", "del", "ins"
    text: str


@dataclass(frozen=True)
class Line:
    point: RecapPoint
    changes: list[Change]
    views: list[DifferentView]

    @property
    def is_checked(self) -> bool:
        """Words that the other wrote down stay unchecked until their owner looked at them, here or before."""
        note = self.point.note
        own = any(change.by.pk == self.point.voice_id for change in self.changes)
        return note is None or note.is_checked or own

    @property
    def first_words(self) -> str:
        """What it said when it came into the recap."""
        if not self.changes:
            return self.point.text
        return self.changes[0].before or self.changes[0].after

    @property
    def rewordings(self) -> list[Change]:
        return [change for change in self.changes if change.before]

    @property
    def is_reworded(self) -> bool:
        return self.first_words != self.point.text

    @property
    def pieces(self) -> list[Piece]:
        return pieces(self.first_words, self.point.text)

    @property
    def byline(self) -> str:
        """Who wrote it and who changed it, as far as the voice does not say so."""
        added = next((change.by for change in self.changes if not change.before), None)
        words = [_("Written by %(name)s.") % {"name": added.short_name}] if added and not self.point.voice_id else []
        for name in dict.fromkeys(change.by.short_name for change in self.rewordings):
            words.append(_("%(name)s changed the words.") % {"name": name})
        return " ".join(words)


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    lines: list[Line]


def read_points(recaps: Iterable[Recap]) -> list[RecapPoint]:
    """Of all these, with every change of their words, in one statement."""
    return list(_with_changes(RecapPoint.objects.filter(recap__in=recaps)))


def versions_of(point: RecapPoint) -> list[Change]:
    """Every wording this point has had, the first first."""
    found = _with_changes(RecapPoint.objects.filter(pk=point.pk))
    return lines_of(point.recap.conversation.relationship, found, [])[0].changes


def _with_changes(points: "QuerySet[RecapPoint]") -> "QuerySet[RecapPoint]":
    earlier = Wording.objects.filter(point=OuterRef("pk")).order_by("created_at")
    told = JSONObject(by="by", at="created_at", before="before", after="after")
    return points.select_related("voice", "note").annotate(changed=ArraySubquery(earlier.values(told=told)))


def lines_of(pair: Relationship, points: Iterable[Any], views: Iterable[DifferentView]) -> list[Line]:
    two = {str(person.pk): person for person in pair.people}
    about: dict[Any, list[DifferentView]] = {}
    for view in views:
        about.setdefault(view.point_id, []).append(view)
    return [Line(point, [_change(told, two) for told in point.changed], about.get(point.pk, [])) for point in points]


def _change(told: dict[str, str], two: dict[str, Person]) -> Change:
    return Change(two[told["by"]], datetime.fromisoformat(told["at"]), told["before"], told["after"])


def sections_of(recap: Recap, lines: list[Line]) -> list[Section]:
    """Strengths come before growing edges, on every page and in every print."""
    stages = [stage.key for stage in recap.conversation.kind.stages if stage.key != STRENGTHS]
    order = [IN_SHORT, STRENGTHS, GROWING_EDGES, *stages, OTHER, NOT_ANSWERED]
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(_section(line.point, order), []).append(line)
    return [Section(key, _title(key, found[key], recap), found[key]) for key in order if key in found]


def differing_points(lines: list[Line]) -> list[Line]:
    """What was written as seen differently from the first."""
    return [line for line in lines if line.point.section == DIFFERENTLY]


def _section(point: RecapPoint, order: list[str]) -> str:
    if point.section == DIFFERENTLY:
        return DIFFERENTLY
    if point.is_growing_edge:
        return GROWING_EDGES
    return point.section if point.section in order else OTHER


def _title(key: str, lines: list[Line], recap: Recap) -> str:
    if key == STRENGTHS:
        voices = {line.point.voice_id for line in lines}
        both = {person.pk for person in recap.conversation.relationship.people} <= voices
        return _("Strengths we both named") if both else _("Strengths")
    titles = {
        IN_SHORT: _("In short"),
        GROWING_EDGES: _("Growing edges"),
        OTHER: _("What we talked about"),
        NOT_ANSWERED: _("Said back, and not answered"),
    }
    return titles.get(key) or str(STEP_NAMES.get(key, key))


def pieces(before: str, after: str) -> list[Piece]:
    """What changed from one wording to the next, word by word."""
    old, new = (re.findall(r"\s*\S+", text) for text in (before, after))
    found: list[Piece] = []
    for how, a, b, c, d in _steps(old, new):
        if how == "equal":
            found.append(Piece("", "".join(new[c:d])))
            continue
        found += [Piece(tag, "".join(run)) for tag, run in (("del", old[a:b]), ("ins", new[c:d])) if run]
    return found


def _steps(old: list[str], new: list[str]) -> list[Step]:
    """Two changes with hardly a word between them read better as one."""
    steps: list[Step] = []
    for step in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        how, _first, b, _from, d = step
        bridge = len(steps) > 1 and steps[-1][0] == "equal" and steps[-1][2] - steps[-1][1] < FEW
        if how != "equal" and bridge:
            steps.pop()
        if how != "equal" and steps and steps[-1][0] != "equal":
            before = steps.pop()
            step = ("replace", before[1], b, before[3], d)
        steps.append(step)
    return steps
