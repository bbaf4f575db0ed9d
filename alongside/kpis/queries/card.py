"""One number as one reader gets it: its readings, the signal, what was said beside it, and the picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.people.models import Person

from .. import policies
from ..models import Contest, ContextNote, Correction, Kpi, Reading
from ..signals.chart import Chart
from ..signals.proportions import Count, PChart, p_chart
from ..signals.segments import Change, Segment, segments
from ..signals.words import State, calm, states
from .needed import SHOWN, needed
from .plot import Plot, Point, Spark, plot, spark
from .words import figure, met_words, state_question, state_words, when


class Past(NamedTuple):
    """A reading as far as a picture needs it."""

    pk: str
    day: date
    value: float
    of: float | None
    opened_at: datetime | None  # since when both read it; nothing while it is its owner's alone
    beside: tuple[Any, ...] = ()  # context notes, as a picture shows them
    views: tuple[Any, ...] = ()  # how its owner sees it

    @property
    def share(self) -> float:
        return self.value / self.of if self.of else self.value

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None


@dataclass(frozen=True)
class Row:
    """One reading, with everything that stands beside it."""

    reading: Any
    when: str
    figure: str
    state: State
    number: int  # of its context note in the picture; 0 without one

    @property
    def words(self) -> str:
        return state_words(self.state)

    @property
    def corrections(self) -> list[Correction]:
        return [] if isinstance(self.reading, Past) else list(self.reading.corrections.all())

    @property
    def notes(self) -> list[ContextNote]:
        return list(self.reading.beside if isinstance(self.reading, Past) else self.reading.notes.all())

    @property
    def contests(self) -> list[Contest]:
        return list(self.reading.views if isinstance(self.reading, Past) else self.reading.contests.all())


@dataclass(frozen=True)
class Card:
    kpi: Kpi
    reader: Person
    readings: Sequence[Reading | Past]
    changes: Sequence[Any]
    aside: frozenset[int]  # readings with a context note: drawn hollow, left out of the baseline

    # --- the series -------------------------------------------------------------------------------------------------
    @property
    def last(self) -> Reading | Past | None:
        return self.readings[-1] if self.readings else None

    @cached_property
    def values(self) -> list[float]:
        return [reading.share for reading in self.readings]

    @cached_property
    def _shares(self) -> PChart | None:
        """Of counts, each reading has limits of its own."""
        if not self.kpi.is_share or not self.readings:
            return None
        counts = [Count(int(r.value), int(r.of or 1)) for r in self.readings]
        return p_chart(counts, self.kpi.baseline, aside=self.aside)

    @cached_property
    def segments(self) -> list[Segment]:
        """The limits of each part of the series; the last part is today's."""
        if self._shares:
            found = Chart(self._shares.tier, self._shares.baseline, None, self._shares.signals)
            return [Segment(0, len(self.readings), found)]
        changes = [Change(self._index(c.since), c.baseline) for c in self.changes]
        return segments(self.values, self.kpi.baseline, changes=changes, aside=self.aside)

    def _index(self, since: date) -> int:
        return sum(reading.day < since for reading in self.readings)

    @property
    def today(self) -> Segment:
        return self.segments[-1]

    def limits_at(self, index: int) -> tuple[float, float, float] | None:
        """Mean, lower and upper at one reading."""
        if self._shares:
            there = self._shares.limits[index] if self._shares.limits else None
            return (self._shares.mean or 0.0, there.lower, there.upper) if there else None
        chart = next(s for s in self.segments if s.start <= index < s.end).chart
        return (chart.limits.mean, chart.limits.lower, chart.limits.upper) if chart.limits else None

    @cached_property
    def _states(self) -> dict[int, State]:
        return {i: state for segment in self.segments for i, state in states(segment.chart).items()}

    def state_at(self, index: int) -> State:
        found = self._states.get(index)
        return found or calm(next(s for s in self.segments if s.start <= index < s.end).chart)

    # --- what is said -----------------------------------------------------------------------------------------------
    @cached_property
    def state(self) -> State:
        return self.state_at(len(self.readings) - 1) if self.readings else "not_enough_history"

    @property
    def asks(self) -> bool:
        """Worth a talk."""
        return self.state in ("changed", "drifting")

    @property
    def state_words(self) -> str:
        return state_words(self.state)

    @property
    def question(self) -> str:
        return state_question(self.state)

    @property
    def figure(self) -> str:
        return figure(self.values[-1], self.kpi) if self.values else ""

    @property
    def met(self) -> str:
        met = self.kpi.target.is_met(self.values[-1], self.last.day) if self.last else None
        return met_words(self.kpi, met)

    @property
    def range(self) -> str:
        limits = self.limits_at(len(self.readings) - 1) if self.readings else None
        if limits is None:
            return _("%(count)s readings so far") % {"count": len(self.readings)}
        words = _("usual range %(low)s to %(high)s")
        if self.today.chart.tier == "provisional":
            words = _("usual range for now %(low)s to %(high)s, from %(count)s readings")
        low, high = (figure(edge, self.kpi if self.kpi.is_share else None) for edge in limits[1:])
        return words % {"low": low, "high": high, "count": self.today.chart.baseline}

    @cached_property
    def since(self) -> int | None:
        """The first reading of the signal that stands now, going back without a gap."""
        if not self.asks:
            return None
        at = len(self.readings) - 1
        while at > 0 and self.state_at(at - 1) in ("changed", "drifting"):
            at -= 1
        return at

    # --- the picture and the table ------------------------------------------------------------------------------------
    @cached_property
    def rows(self) -> list[Row]:
        first = len(self.readings) - len(self._points)
        return [self._row(first + at, point) for at, point in enumerate(self._points)]

    def _row(self, index: int, point: Point) -> Row:
        reading, said = self.readings[index], figure(point.value, self.kpi)
        return Row(reading, when(point.day, self.kpi), said, self.state_at(index), point.number)

    @property
    def period(self) -> str:
        """From when to when the picture goes."""
        first, last = self.rows[0], self.rows[-1]
        return first.when if len(self.rows) == 1 else f"{first.when} – {last.when}"

    @property
    def noted(self) -> list[Row]:
        return [row for row in self.rows if row.number]

    @property
    def contested(self) -> list[Row]:
        return [row for row in self.rows if row.contests]

    @cached_property
    def plot(self) -> Plot:
        return plot(self.kpi, self._points)

    @cached_property
    def spark(self) -> Spark:
        return spark(self.kpi, self._points)

    @cached_property
    def _points(self) -> list[Point]:
        """Context notes are numbered as they come."""
        points, number = [], 0
        for index in range(max(0, len(self.readings) - SHOWN), len(self.readings)):
            number += index in self.aside
            mark = number if index in self.aside else 0
            asks = self.state_at(index) in ("changed", "drifting")
            points.append(Point(self.readings[index].day, self.values[index], self.limits_at(index), asks, mark))
        return points

    # --- who, and when ------------------------------------------------------------------------------------------------
    @property
    def is_own(self) -> bool:
        return self.kpi.owner_id == self.reader.pk

    @property
    def fresh(self) -> list[Any]:
        """One's own, that nobody else reads yet; the oldest first."""
        return [r for r in self.readings if not r.is_open] if self.is_own else []

    @property
    def may_change(self) -> bool:
        return self.is_own or policies.may_change(self.reader, self.kpi)

    @property
    def may_read(self) -> bool:
        return self.is_own or (not self.kpi.is_personal and policies.may_read_into(self.reader, self.kpi))


def cards(reader: Person, kpis: Iterable[Kpi]) -> list[Card]:
    """Three statements for however many numbers, and one for each kind of thing beside them."""
    wanted = list(kpis)
    beside = [
        Prefetch("notes", ContextNote.objects.select_related("by")),
        Prefetch("contests", Contest.objects.select_related("by")),
        Prefetch("corrections", Correction.objects.select_related("by")),
    ]
    readings = Reading.objects.visible_to(reader).filter(kpi__in=wanted).select_related("by").order_by("day")
    by_kpi: dict[Any, list[Reading]] = {kpi.pk: [] for kpi in wanted}
    for reading in readings.prefetch_related(*beside):
        by_kpi[reading.kpi_id].append(reading)
    changes = _changes(wanted)
    return [Card(kpi, reader, by_kpi[kpi.pk], changes.get(kpi.pk, []), aside(by_kpi[kpi.pk])) for kpi in wanted]


def light_cards(reader: Person, kpis: Iterable[Kpi]) -> list[Card]:
    """For a list: the pictures, without what was said beside each reading."""
    wanted, now = list(kpis), timezone.now()
    noted = set(ContextNote.objects.filter(reading__kpi__in=wanted).values_list("reading", flat=True))
    by_kpi: dict[Any, list[Past]] = {kpi.pk: [] for kpi in wanted}
    fields = ("kpi", "pk", "day", "value", "of", "released_at", "opens_at")
    for kpi, pk, day, value, of, released, opens in (
        needed(reader).filter(kpi__in=wanted).order_by("day").values_list(*fields)
    ):
        opened = released or (opens if opens <= now else None)
        by_kpi[kpi].append(Past(pk, day, value, of, opened, (True,) if pk in noted else ()))
    changes = _changes(wanted)
    noted_at = {key: frozenset(i for i, past in enumerate(pasts) if past.beside) for key, pasts in by_kpi.items()}
    return [Card(kpi, reader, by_kpi[kpi.pk], changes.get(kpi.pk, []), noted_at[kpi.pk]) for kpi in wanted]


def aside(readings: Sequence[Any]) -> frozenset[int]:
    """Those with a context note."""
    return frozenset(i for i, reading in enumerate(readings) if reading.notes.all())


def _changes(kpis: list[Kpi]) -> dict[Any, list[Any]]:
    from ..models import Recalculation

    found: dict[Any, list[Any]] = {}
    for change in Recalculation.objects.filter(kpi__in=kpis).select_related("by"):
        found.setdefault(change.kpi_id, []).append(change)
    return found
