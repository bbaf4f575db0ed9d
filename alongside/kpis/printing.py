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
from .queries.words import figure

Data = dict[str, Any]
_FIGURES = re.compile(r"[\d.]+")


def pdf_of_number(card: Card, names: str) -> bytes:
    """What this reader reads today; `names` are those who read it."""
    data = on_paper(card) | {
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
    }
