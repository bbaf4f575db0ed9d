"""On paper: a number with its picture, the sentence and the table that say the same, and what was said beside it."""

import re
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.foundation.pdf import render

from .queries.card import Card, Row
from .queries.plot import Plot
from .queries.season import Season, season_of
from .queries.teams import Dot, Side
from .queries.words import figure

Data = dict[str, Any]
_FIGURES = re.compile(r"[\d.]+")


def pdf_of_number(card: Card, names: str) -> bytes:
    """What this reader reads today; `names` are those who read it."""
    season = season_of(card)
    data = on_paper(card) | {
        "season": _season(season) if season and season.parts else None,
        "belongs_to": card.kpi.belongs_to,
        "period": card.period,
        "meaning": {"text": card.kpi.meaning},
        "question": card.question,
        "fresh": _("The newest is not read by anybody else yet.") if card.fresh else "",
        "changes": [_change(change) for change in card.changes],
        "rows": [_row(row, card) for row in reversed(card.rows)],
        "private_to": _("Read by %(names)s") % {"names": names},
        "footer": _("Made with Alongside on %(day)s") % {"day": date_format(timezone.localdate(), "j F Y")},
        "labels": _labels(),
    }
    return render("kpis/pdf/number.typ", data, language=get_language() or "en")


def pdf_of_teams(sides: list[Side], reader: str) -> bytes:
    """Teams side by side, as `reader` (a name) reads them today."""
    data: Data = {
        "title": _("Teams side by side"),
        "lead": _("Small teams differ more by chance alone. Inside the funnel there is nothing to explain."),
        "sides": [_side(side) for side in sides],
        "private_to": _("Read by %(names)s") % {"names": reader},
        "footer": _("Made with Alongside on %(day)s") % {"day": date_format(timezone.localdate(), "j F Y")},
        "labels": {
            "team": _("Team"), "share": _("Share"), "range": _("Usual for its size"), "says": _("What it says"),
        },
    }  # fmt: skip
    return render("kpis/pdf/teams.typ", data, language=get_language() or "en")


def on_paper(card: Card) -> Data:
    """A number as a part of any paper: what `number` in pdf/plot.typ wants."""
    return {
        "name": card.kpi.name,
        "signal": card.state_words,
        "figure": card.figure,
        "range": card.range,
        "met": card.met,
        "plot": _plot(card.plot),
        "notes": [_note(row, note) for row in card.noted for note in row.notes],
        "contests": [_contest(row, contest) for row in card.contested for contest in row.contests],
    }


def _plot(plot: Plot) -> Data:
    return {
        "sentence": plot.sentence,
        "line": _places(plot.line),
        "ranges": [_places(area) for area in plot.ranges],
        "edges": [_places(edge) for edge in plot.edges],
        "middles": [_places(middle) for middle in plot.middles],
        "targets": [_level(target) for target in plot.targets],
        "dots": [{"x": float(d.x), "y": float(d.y), "asks": d.asks, "number": d.number} for d in plot.dots],
        "x_labels": [{"at": float(label.at), "name": label.text} for label in plot.x_labels],
        "y_labels": [{"at": float(label.at), "name": label.text} for label in plot.y_labels],
    }


def _season(season: Season) -> Data:
    return {
        "plot": _bare(season.sentence)
        | {
            "line": _places(season.line),
            "middles": [[(0.0, float(season.middle)), (100.0, float(season.middle))]],
            "dots": [{"x": float(p.x), "y": float(p.y), "asks": False, "number": 0} for p in season.parts],
            "x_labels": [{"at": float(p.x), "name": p.name} for p in season.parts if p.is_labelled],
            "y_labels": [{"at": float(season.middle), "name": "100"}],
        },
        "sentence": f"{season.sentence} {season.last_without}",
        "rows": [{"name": part.name, "share": part.per_cent} for part in season.parts],
    }


def _side(side: Side) -> Data:
    return {
        "name": side.name,
        "until": date_format(side.until, "j F Y"),
        "plot": _bare(side.sentence)
        | {
            "ranges": [_places(side.far)],
            "edges": _over_and_under(_places(side.near)),
            "middles": [_level(side.middle)],
            "dots": [
                {"x": float(d.x), "y": float(d.y), "asks": d.place.is_outside, "number": d.number} for d in side.dots
            ],
            "x_labels": [{"at": float(at), "name": name} for at, name in side.x_labels],
            "y_labels": [{"at": float(at), "name": name} for at, name in side.y_labels],
        },
        "rows": [_team(dot) for dot in side.dots],
    }


def _over_and_under(around: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    half = len(around) // 2
    return [around[:half], around[half:]]


def _team(dot: Dot) -> Data:
    share = f"{dot.share} ({dot.counts})"
    return {"number": dot.number, "team": dot.team, "share": share, "range": dot.range, "says": dot.says}


def _bare(sentence: str) -> Data:
    """A picture with nothing in it yet."""
    empty: Data = {"line": [], "ranges": [], "edges": [], "middles": [], "targets": [], "dots": []}
    return empty | {"sentence": sentence, "x_labels": [], "y_labels": []}


def _places(path: str) -> list[tuple[float, float]]:
    found = [float(text) for text in _FIGURES.findall(path)]
    return list(zip(found[::2], found[1::2], strict=True))


def _level(path: str) -> list[tuple[float, float]]:
    """A line from side to side."""
    start, height, end = (float(text) for text in _FIGURES.findall(path))
    return [(start, height), (end, height)]


def _note(row: Row, note: Any) -> Data:
    line = _("%(when)s, written by %(name)s") % {"when": row.when, "name": _name(note)}
    return {"number": row.number, "line": line, "text": note.text}


def _contest(row: Row, contest: Any) -> Data:
    line = _("%(when)s, as %(name)s sees it") % {"when": row.when, "name": _name(contest)}
    return {"line": line, "text": contest.text}


def _name(remark: Any) -> str:
    return remark.by.name if remark.by else _("somebody else")


def _change(change: Any) -> Data:
    words = _("From %(day)s the usual range begins anew, once eight readings have come. %(name)s:")
    return {
        "line": words % {"day": date_format(change.since, "j F Y"), "name": change.by.name},
        "text": change.reason,
    }


def _row(row: Row, card: Card) -> Data:
    was = [
        _("was %(was)s until %(day)s")
        % {"was": figure(c.was_value), "day": date_format(timezone.localtime(c.created_at), "j F Y")}
        for c in row.corrections
    ]
    day = date_format(row.reading.day, "j F Y")
    when = row.when if card.kpi.rhythm == card.kpi.Rhythm.DAY else f"{row.when} · {day}"
    return {"when": when, "figure": row.figure, "words": row.words, "was": ", ".join(was)}


def _labels() -> dict[str, str]:
    return {
        "readings": _("Readings"),
        "when": _("When"),
        "number": _("Number"),
        "signal": _("Signal"),
        "corrected": _("Corrected"),
        "season": _("What each season usually is"),
        "part": _("Season"),
        "share": _("Of the mean of its own cycle"),
    }
