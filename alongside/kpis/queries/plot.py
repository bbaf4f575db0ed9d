"""The picture of a number: places in a square of 100 × 100, and a sentence that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Kpi
from .words import figure, short_when, state_words, when

EDGE = 1.5  # per cent beside the first and the last point
AIR = 0.12  # of the height above and below
MOST_LABELS = 5

Limits = tuple[float, float, float]


@dataclass(frozen=True)
class Point:
    day: date
    value: float
    limits: Limits | None
    asks: bool
    number: int


@dataclass(frozen=True)
class Dot:
    x: str
    y: str
    asks: bool
    number: int


@dataclass(frozen=True)
class Label:
    at: str
    text: str


@dataclass(frozen=True)
class Plot:
    line: str
    ranges: list[str]  # filled areas, one for each part with limits of its own
    edges: list[str]  # their upper and lower edges
    middles: list[str]
    targets: list[str]
    dots: list[Dot]
    x_labels: list[Label]
    y_labels: list[Label]
    range_at: str  # where “usual range” is written
    sentence: str


def plot(kpi: Kpi, points: Sequence[Point]) -> Plot:
    heights = _Heights(kpi, points)
    across = _across(len(points))
    parts = _parts(points)
    return Plot(
        line=" ".join(f"{x:.1f},{heights.of(p.value):.1f}" for x, p in zip(across, points, strict=True)),
        ranges=[_area(across, part, points, heights) for part in parts],
        edges=[_edge(across, part, points, heights, which) for part in parts for which in (1, 2)],
        middles=[_edge(across, part, points, heights, 0) for part in parts],
        targets=[f"M0 {heights.of(t):.1f}H100" for t in (kpi.target_low, kpi.target_high) if t is not None],
        dots=[
            Dot(f"{x:.2f}", f"{heights.of(p.value):.2f}", p.asks, p.number) for x, p in zip(across, points, strict=True)
        ],
        x_labels=_below(kpi, points, across),
        y_labels=[Label(f"{heights.of(v):.1f}", figure(v * 100 if kpi.is_share else v)) for v in heights.marks],
        range_at=f"{heights.of(points[0].limits[2]):.1f}" if points and points[0].limits else "",
        sentence=sentence(kpi, points),
    )


@dataclass(frozen=True)
class Spark:
    """A small picture: the line, the usual range, and what asks."""

    line: str
    ranges: list[str]
    marks: list[Dot]
    sentence: str


def spark(kpi: Kpi, points: Sequence[Point]) -> Spark:
    heights = _Heights(kpi, points)
    across = _across(len(points))
    asking = [(x, p) for x, p in zip(across, points, strict=True) if p.asks]
    return Spark(
        " ".join(f"{x:.1f},{heights.of(p.value):.1f}" for x, p in zip(across, points, strict=True)),
        [_area(across, part, points, heights) for part in _parts(points)],
        [Dot(f"{x:.2f}", f"{heights.of(p.value):.2f}", True, 0) for x, p in asking],
        sentence(kpi, points),
    )


class _Heights:
    """From a value to a place: 0 is the upper edge."""

    def __init__(self, kpi: Kpi, points: Sequence[Point]) -> None:
        limits = [edge for p in points if p.limits for edge in p.limits[1:]]
        targets = [t for t in (kpi.target_low, kpi.target_high) if t is not None]
        everything = [*(p.value for p in points), *limits, *targets] or [0.0, 1.0]
        low, high = min(everything), max(everything)
        air = (high - low or abs(high) or 1.0) * AIR
        self.low, self.high = low - air, high + air

    def of(self, value: float) -> float:
        return 100 * (self.high - value) / (self.high - self.low)

    @property
    def marks(self) -> list[float]:
        """Three round figures inside."""
        step = _round_step((self.high - self.low) / 3)
        first = step * (int(self.low / step) + 1)
        return [round(first + i * step, 10) for i in range(4) if first + i * step < self.high]


def _round_step(rough: float) -> float:
    """1, 2 or 5 times a power of ten, the nearest above."""
    power = 10.0 ** len(str(int(rough))) / 10 if rough >= 1 else 1.0
    while power > rough:
        power /= 10
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)


def _across(count: int) -> list[float]:
    """Places from side to side; in a narrow picture the first and the last still have room."""
    if count < 2:
        return [50.0] * count
    return [EDGE + (100 - 2 * EDGE) * i / (count - 1) for i in range(count)]


def _parts(points: Sequence[Point]) -> list[list[int]]:
    """Neighbours that have limits, cut where the limits change their middle."""
    grouped = groupby(range(len(points)), key=lambda i: p[0] if (p := points[i].limits) else None)
    return [list(indices) for middle, indices in grouped if middle is not None]


def _edge(across: list[float], part: list[int], points: Sequence[Point], heights: _Heights, which: int) -> str:
    """One edge of a part as a path of steps; it reaches half-way to its neighbours."""
    steps = _steps(across, part, points, heights, which)
    return f"M{steps[0][0]:.1f} {steps[0][1]:.1f}" + "".join(f"L{x:.1f} {y:.1f}" for x, y in steps[1:])


def _area(across: list[float], part: list[int], points: Sequence[Point], heights: _Heights) -> str:
    upper = _steps(across, part, points, heights, 2)
    lower = _steps(across, part, points, heights, 1)[::-1]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in [*upper, *lower]) + "Z"


def _steps(
    across: list[float], part: list[int], points: Sequence[Point], heights: _Heights, which: int
) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for i in part:
        limits = points[i].limits
        left = 0.0 if i == 0 else (across[i - 1] + across[i]) / 2
        right = 100.0 if i == len(points) - 1 else (across[i] + across[i + 1]) / 2
        y = heights.of(limits[which]) if limits else 0.0
        found += [(left, y), (right, y)]
    return found


def _below(kpi: Kpi, points: Sequence[Point], across: list[float]) -> list[Label]:
    """The first, the last, and some between them that leave room."""
    if not points:
        return []
    every = max(1, -(-(len(points) - 1) // (MOST_LABELS - 1)))
    chosen = [i for i in range(0, len(points) - 1, every) if len(points) - 1 - i >= every * 0.6] + [len(points) - 1]
    labels = [Label(f"{across[i]:.1f}", short_when(points[i].day, kpi)) for i in chosen]
    if kpi.rhythm == Kpi.Rhythm.WEEK:
        labels[0] = Label(labels[0].at, when(points[0].day, kpi))
    return labels


def sentence(kpi: Kpi, points: Sequence[Point]) -> str:
    """What somebody hears who does not see the picture."""
    if not points:
        return _("No readings yet.")
    words = [
        ngettext("%(name)s: one reading.", "%(name)s: %(count)s readings, from %(low)s to %(high)s.", len(points))
        % {
            "name": kpi.name,
            "count": len(points),
            "low": figure(min(p.value for p in points), kpi),
            "high": figure(max(p.value for p in points), kpi),
        },
        _("The last is %(value)s, %(when)s.")
        % {"value": figure(points[-1].value, kpi), "when": when(points[-1].day, kpi)},
    ]
    if limits := points[-1].limits:
        low, high = figure(limits[1], kpi), figure(limits[2], kpi)
        words.append(_("The usual range is %(low)s to %(high)s.") % {"low": low, "high": high})
    asking = [when(p.day, kpi) for p in points if p.asks]
    if asking:
        words.append(f"{state_words('changed')}: {', '.join(asking)}.")
    noted = [when(p.day, kpi) for p in points if p.number]
    if noted:
        words.append(_("With a context note: %(when)s.") % {"when": ", ".join(noted)})
    return " ".join(words)
