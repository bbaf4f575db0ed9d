"""What each part of a year usually is, from two full years on; the number read without it, from three."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import Kpi
from ..signals.seasons import Seasons, same_time_last_cycle, seasons
from ..signals.words import calm, states
from .card import Card
from .plot import EDGE
from .words import figure, state_words, when

PARTS = {Kpi.Rhythm.DAY: 7, Kpi.Rhythm.WEEK: 52, Kpi.Rhythm.MONTH: 12, Kpi.Rhythm.QUARTER: 4}
MOST_LABELS = 6


@dataclass(frozen=True)
class Part:
    """One month, quarter, week or weekday: how it usually stands to the mean of its own year, in per cent."""

    name: str
    per_cent: str
    x: str
    y: str
    is_labelled: bool


@dataclass(frozen=True)
class Season:
    """`parts` is empty where the season cannot be told from the rest; `before` is then the same time a year ago."""

    parts: list[Part]
    line: str
    middle: str
    sentence: str
    without: str  # the last reading as it would be without its season
    signal: str  # what is read from that, from three years on
    before: str

    @property
    def last_without(self) -> str:
        """What the last reading is without its season, on the page and on paper."""
        words = _("Without its season the last reading would be %(without)s.") % {"without": self.without}
        read = _("Read without its season: %(signal)s.") % {"signal": self.signal}
        return f"{words} {read if self.signal else _('Limits without the season need three full cycles.')}"


def season_of(card: Card) -> Season | None:
    """Nothing while there is not even one year of readings without a hole."""
    period = PARTS[Kpi.Rhythm(card.kpi.rhythm)]
    days = [reading.day for reading in card.readings]
    if len(days) <= period or not _are_consecutive(days, card.kpi.rhythm):
        return None
    found = seasons(card.values, period)
    if found.relatives is None:
        before = same_time_last_cycle(card.values, period)
        return Season([], "", "", "", "", "", figure(before, card.kpi) if before is not None else "")
    return _drawn(card, found, found.relatives, days[:period])


def _are_consecutive(days: Sequence[date], rhythm: str) -> bool:
    at = [_place(day, rhythm) for day in days]
    return all(later - earlier == 1 for earlier, later in pairwise(at))


def _place(day: date, rhythm: str) -> int:
    return {
        Kpi.Rhythm.DAY: day.toordinal(),
        Kpi.Rhythm.WEEK: (day.toordinal() - 1) // 7,
        Kpi.Rhythm.MONTH: day.year * 12 + day.month,
        Kpi.Rhythm.QUARTER: day.year * 4 + (day.month - 1) // 3,
    }[Kpi.Rhythm(rhythm)]


def _drawn(card: Card, found: Seasons, relatives: Sequence[float], days: Sequence[date]) -> Season:
    ordered = sorted(zip(days, relatives, strict=True), key=lambda pair: _in_the_year(pair[0], card.kpi))
    low, high = min([1.0, *relatives]), max([1.0, *relatives])
    reach = (high - low or 1.0) * 1.24
    top = high + (reach - (high - low)) / 2
    every, last = max(1, -(-len(ordered) // MOST_LABELS)), len(ordered) - 1
    parts = [
        Part(
            name=_name(day, card.kpi),
            per_cent=_("%(number)s %%") % {"number": round(100 * value)},
            x=f"{EDGE + (100 - 2 * EDGE) * at / last:.2f}",
            y=f"{100 * (top - value) / reach:.2f}",
            is_labelled=at == last or (at % every == 0 and last - at >= every),
        )
        for at, (day, value) in enumerate(ordered)
    ]
    return Season(
        parts=parts,
        line=" ".join(f"{part.x},{part.y}" for part in parts),
        middle=f"{100 * (top - 1) / reach:.2f}",
        sentence=_sentence(parts, [value for _day, value in ordered]),
        without=figure(found.deseasonalised[-1], card.kpi) if found.deseasonalised else "",
        signal=_signal(found),
        before="",
    )


def _in_the_year(day: date, kpi: Kpi) -> int:
    return {
        Kpi.Rhythm.DAY: day.weekday(),
        Kpi.Rhythm.WEEK: day.isocalendar().week,
        Kpi.Rhythm.MONTH: day.month,
        Kpi.Rhythm.QUARTER: day.month,
    }[Kpi.Rhythm(kpi.rhythm)]


def _name(day: date, kpi: Kpi) -> str:
    if kpi.rhythm == Kpi.Rhythm.MONTH:
        return date_format(day, "F")
    if kpi.rhythm == Kpi.Rhythm.QUARTER:
        return _("Quarter %(quarter)s") % {"quarter": (day.month + 2) // 3}
    return when(day, kpi) if kpi.rhythm == Kpi.Rhythm.WEEK else date_format(day, "l")


def _sentence(parts: Sequence[Part], values: Sequence[float]) -> str:
    lowest, highest = parts[values.index(min(values))], parts[values.index(max(values))]
    words = _("Of the mean of its own cycle: lowest in %(low)s (%(low_share)s), highest in %(high)s (%(high_share)s).")
    return words % {
        "low": lowest.name,
        "low_share": lowest.per_cent,
        "high": highest.name,
        "high_share": highest.per_cent,
    }


def _signal(found: Seasons) -> str:
    if found.chart is None or found.deseasonalised is None:
        return ""
    return state_words(states(found.chart).get(len(found.deseasonalised) - 1) or calm(found.chart))
