"""Many readings at once: from a file or from a source. All of them, or none and every reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.journal import actions as journal
from alongside.people.models import Person

from .models import Kpi, Reading, opens_after, refuse_nonsense

MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Line:
    """One reading on its way in; `number` is its line in the file."""

    number: int
    key: str
    day: date
    value: float
    of: float | None


@dataclass(frozen=True)
class Taken:
    added: int
    corrected: int
    unchanged: int
    problems: list[str]


def take(lines: Sequence[Line], kpis: Mapping[str, Kpi], *, by: Person | None, keep: bool = True) -> Taken:
    """Add what is new, correct what differs, leave what is the same. With a problem in any line nothing is kept.

    What nobody writes by hand (`by=None`) is fresh for its owner, who reads it first.
    """
    known = {(r.kpi_id, r.day): r for r in Reading.objects.filter(kpi__in=[k.pk for k in kpis.values()])}
    problems = [problem for line in lines if (problem := _problem(line, kpis))] + _twice(lines)
    if problems:
        return Taken(0, 0, 0, problems[:MOST_PROBLEMS])
    new = [line for line in lines if (kpis[line.key].pk, line.day) not in known]
    other = [(line, r) for line in lines if (r := known.get((kpis[line.key].pk, line.day))) and _differs(line, r)]
    if keep:
        _write(new, other, kpis, by)
    return Taken(len(new), len(other), len(lines) - len(new) - len(other), [])


@transaction.atomic
def _write(
    new: Sequence[Line], other: Sequence[tuple[Line, Reading]], kpis: Mapping[str, Kpi], by: Person | None
) -> None:
    now = timezone.now()
    opening = {kpi.pk: opens_after(now, kpi.owner) for kpi in kpis.values()}
    Reading.objects.bulk_create(
        Reading(
            kpi=kpis[line.key], day=line.day, value=line.value, of=line.of, by=by, opens_at=opening[kpis[line.key].pk]
        )
        for line in new
    )
    why = _("Read again from a file") if by else _("Fetched again")
    for line, reading in other:
        reading.correct(line.value, by=by, of=line.of, reason=why)
    for kpi in {kpis[line.key] for line in new}:
        journal.record("kpi.fetched", about=kpi, by=by, concerns=kpi.people)


def _differs(line: Line, reading: Reading) -> bool:
    return (line.value, line.of) != (reading.value, reading.of)


def _problem(line: Line, kpis: Mapping[str, Kpi]) -> str:
    kpi = kpis.get(line.key)
    if kpi is None:
        return _("Line %(line)s: no number here is called “%(key)s”.") % {"line": line.number, "key": line.key[:60]}
    try:
        refuse_nonsense(kpi, line.day, line.value, line.of)
    except NotPossible as problem:
        return _("Line %(line)s: %(problem)s") % {"line": line.number, "problem": problem}
    return ""


def _twice(lines: Sequence[Line]) -> list[str]:
    seen: dict[tuple[str, date], int] = {}
    problems = []
    for line in lines:
        first = seen.setdefault((line.key, line.day), line.number)
        if first != line.number:
            words = _("Line %(line)s: the same day as line %(first)s.")
            problems.append(words % {"line": line.number, "first": first})
    return problems
