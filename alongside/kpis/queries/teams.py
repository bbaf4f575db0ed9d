"""Shares of teams side by side in a funnel, whose limits widen for small teams; in the order of names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.people.models import Person

from ..models import Kpi, Reading
from ..signals.funnel import LIMIT, WARNING, Funnel, Place, funnel, funnel_limits
from ..signals.proportions import Count, ShareLimits
from .words import figure

FEWEST = 3  # teams: two side by side would be a duel
STEPS = 24
SPAN = {"day": 1, "week": 7, "month": 31, "quarter": 92}  # days: readings of one round


@dataclass(frozen=True)
class Dot:
    number: int
    x: str
    y: str
    team: str
    url: str
    counts: str
    share: str
    range: str
    place: Place

    @property
    def says(self) -> str:
        words = _("As usual.")
        if self.place.is_outside:
            words = _("Beyond what teams of this size usually differ by. What is different in the work?")
        if not self.place.is_extreme:
            return words
        return f"{words} " + _("Of the outermost tenth: the next reading tends back to the middle by itself.")


@dataclass(frozen=True)
class Side:
    """One number that several teams have."""

    name: str
    until: date
    dots: list[Dot]
    far: str  # filled areas
    near: str
    middle: str
    x_labels: list[tuple[str, str]]
    y_labels: list[tuple[str, str]]
    sentence: str


def sides_of(reader: Person) -> list[Side]:
    """Of the teams whose number the reader reads, as they stand in one round of readings."""
    kpis = Kpi.objects.visible_to(reader).standing().filter(team__isnull=False, is_share=True).select_related("team")
    same: dict[tuple[str, str], list[Kpi]] = {}
    for kpi in kpis:
        same.setdefault((kpi.name.casefold(), kpi.rhythm), []).append(kpi)
    newest = _newest(reader, [kpi for group in same.values() if len(group) >= FEWEST for kpi in group])
    found = (_side(group, newest) for _key, group in sorted(same.items()) if len(group) >= FEWEST)
    return [side for side in found if side]


def _newest(reader: Person, kpis: Sequence[Kpi]) -> dict[Any, Reading]:
    readings = Reading.objects.visible_to(reader).filter(kpi__in=kpis, of__gte=1)
    return {reading.kpi_id: reading for reading in readings.order_by("kpi_id", "-day").distinct("kpi_id")}


def _side(kpis: Sequence[Kpi], newest: dict[Any, Reading]) -> Side | None:
    read = [(kpi, newest[kpi.pk]) for kpi in kpis if kpi.pk in newest]
    if not read:
        return None
    until = max(reading.day for _kpi, reading in read)
    first = until - timedelta(days=SPAN[kpis[0].rhythm] - 1)
    round_ = sorted(((k, r) for k, r in read if r.day >= first), key=lambda pair: str(pair[0].team))
    counts = [(str(kpi.team), Count(int(r.value), int(r.of or 1))) for kpi, r in round_]
    return _drawn(until, [kpi for kpi, _r in round_], funnel(counts)) if len(counts) >= FEWEST else None


def _drawn(until: date, kpis: Sequence[Kpi], found: Funnel) -> Side:
    sizes = [place.count.of for place in found.places]
    across = _Across(0.9 * min(sizes), 1.05 * max(sizes))
    wide = [funnel_limits(found.centre, round(size), LIMIT) for size in across.steps]
    near = [funnel_limits(found.centre, round(size), WARNING) for size in across.steps]
    shares = [place.count.share for place in found.places]
    up = _Up(min(*shares, *(w.lower for w in wide)), max(*shares, *(w.upper for w in wide)))
    dots = [_dot(n, kpi, place, across, up) for n, (kpi, place) in enumerate(zip(kpis, found.places, strict=True), 1)]
    return Side(
        name=kpis[0].name,
        until=until,
        dots=dots,
        far=_area(across, wide, up),
        near=_area(across, near, up),
        middle=f"M0 {up.of(found.centre):.1f}H100",
        x_labels=[(f"{across.of(size):.1f}", str(size)) for size in sorted({min(sizes), max(sizes)})],
        y_labels=[(f"{up.of(v):.1f}", figure(100 * v)) for v in (up.low, (up.low + up.high) / 2, up.high)],
        sentence=_sentence(found),
    )


class _Across:
    def __init__(self, first: float, last: float) -> None:
        self.first, self.last = max(1.0, first), max(last, first + 1)

    def of(self, size: float) -> float:
        return 100 * (size - self.first) / (self.last - self.first)

    @property
    def steps(self) -> list[float]:
        return [self.first + (self.last - self.first) * i / STEPS for i in range(STEPS + 1)]


class _Up:
    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high if high > low else low + 0.01

    def of(self, share: float) -> float:
        return 6 + 88 * (self.high - share) / (self.high - self.low)


def _area(across: _Across, limits: Sequence[ShareLimits], up: _Up) -> str:
    over = [(across.of(s), up.of(limit.upper)) for s, limit in zip(across.steps, limits, strict=True)]
    under = [(across.of(s), up.of(limit.lower)) for s, limit in zip(across.steps, limits, strict=True)]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in [*over, *under[::-1]]) + "Z"


def _dot(number: int, kpi: Kpi, place: Place, across: _Across, up: _Up) -> Dot:
    return Dot(
        number=number,
        x=f"{across.of(place.count.of):.2f}",
        y=f"{up.of(place.count.share):.2f}",
        team=place.name,
        url=kpi.get_absolute_url(),
        counts=_("%(many)s of %(of)s") % {"many": place.count.events, "of": place.count.of},
        share=figure(place.count.share, kpi),
        range=_("%(low)s to %(high)s") % {"low": figure(place.far.lower, kpi), "high": figure(place.far.upper, kpi)},
        place=place,
    )


def _sentence(found: Funnel) -> str:
    outside = [place.name for place in found.places if place.is_outside]
    words = ngettext("%(count)s team.", "%(count)s teams.", len(found.places)) % {"count": len(found.places)}
    if not outside:
        return words + " " + _("They differ as teams of their size usually do.")
    return (
        words + " " + _("Beyond what teams of their size usually differ by: %(names)s.") % {"names": ", ".join(outside)}
    )
