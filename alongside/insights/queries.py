"""What an HR partner's page shows of what is published. Nothing is counted here: figures are read as stored."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.conversations.models import Template
from alongside.foundation.frame import Words
from alongside.people.models import Person, company_day, sort_key

from . import policies
from .charts import Chart, Line, chart_of
from .models import Beginning, Figure, Measure, Release, group_size
from .quarters import Quarter
from .words import about

MOST_QUARTERS = 8  # in a picture
OF_KINDS = (Measure.HELD, Measure.MOVED, Measure.ANSWERED)
SHORT: dict[str, Words] = {
    Measure.TALKED: gettext_lazy("Talked"),
    Measure.HELD: gettext_lazy("Talks held"),
    Measure.MOVED: gettext_lazy("Talks moved"),
    Measure.ANSWERED: gettext_lazy("Recaps answered"),
    Measure.KEPT: gettext_lazy("Promises kept"),
}
Cells = dict[str, Figure]  # by measure


@dataclass(frozen=True)
class Row:
    """A team or a kind, with what is told of it; None where it is not."""

    name: str
    cells: list[Figure | None]

    @property
    def people(self) -> Figure | None:
        return next((cell for cell in self.cells if cell), None)


@dataclass(frozen=True)
class Step:
    name: str
    words: str
    tenths: int


@dataclass(frozen=True)
class Page:
    release: Release | None
    quarters: list[Quarter]
    everyone: Cells
    charts: list[Chart]
    teams: list[Row]
    kinds: list[Row]
    team_measures: list[Words]
    kind_measures: list[Words]
    steps: list[Step]
    beginning: Beginning | None
    least: int
    next_on: date


def page(person: Person, key: str | None = None) -> Page | None:
    """With the quarter that was named (“2026-3”), or the newest. Nothing, where that one is not published."""
    releases = list(Release.objects.order_by("starts_on"))
    release = next((each for each in reversed(releases) if key in (None, each.quarter.key)), None)
    if key and not release:
        return None
    beginning, teams = Beginning.objects.first(), policies.teams_read_by(person)
    drawn = releases[-MOST_QUARTERS:]
    told = _figures(teams, {*drawn, *([release] if release else [])})
    of_release = told[release.pk] if release else {}
    return Page(
        release=release,
        quarters=[each.quarter for each in releases],
        everyone=of_release.get((None, None), {}),
        charts=_charts([(str(each.quarter), told[each.pk].get((None, None), {})) for each in drawn]),
        teams=_teams(teams, of_release),
        kinds=_kinds(of_release),
        team_measures=[SHORT[measure] for measure in Measure],
        kind_measures=[SHORT[measure] for measure in OF_KINDS],
        steps=_steps(beginning),
        beginning=beginning,
        least=release.least if release else group_size(),
        next_on=_next_on(),
    )


Told = dict[UUID, dict[tuple[UUID | None, UUID | None], Cells]]


def _figures(teams: Iterable[UUID], releases: Iterable[Release]) -> Told:
    """Release → (team, kind) → measure → figure."""
    found: Told = defaultdict(lambda: defaultdict(dict))
    for figure in Figure.objects.filter(policies.figures_of(teams), release__in=releases):
        found[figure.release_id][figure.team_id, figure.kind_id][figure.measure] = figure
    return found


def _teams(teams: Mapping[UUID, str], told: Mapping[Any, Cells]) -> list[Row]:
    """By name, never by figure."""
    by_name = sorted(teams.items(), key=lambda team: sort_key(team[1]))
    return [Row(name, [told.get((team, None), {}).get(measure) for measure in Measure]) for team, name in by_name]


def _kinds(told: Mapping[Any, Cells]) -> list[Row]:
    names = dict(Template.objects.values_list("pk", "name")) if told else {}
    rows = [
        Row(names[kind], [cells.get(measure) for measure in OF_KINDS]) for (_team, kind), cells in told.items() if kind
    ]
    return sorted(rows, key=lambda row: row.name)


def _charts(quarters: list[tuple[str, Cells]]) -> list[Chart]:
    def line(measure: Measure, name: str) -> Line:
        return Line(name, [(label, cells.get(measure)) for label, cells in quarters])

    charts = [
        chart_of(
            _("People who talked"), _("Share who recorded at least one talk"), [line(Measure.TALKED, _("Talked"))]
        ),
        chart_of(
            _("Talks planned"),
            _("Share of the talks planned that were held, and that were moved; cancelled ones count as planned"),
            [line(Measure.HELD, _("Held")), line(Measure.MOVED, _("Moved"))],
        ),
        chart_of(
            _("Recaps answered"), _("Share of recaps that both have answered"), [line(Measure.ANSWERED, _("Answered"))]
        ),
        chart_of(
            _("Promises kept"),
            _("Share of promises due in the quarter that were kept by their day, or by the new day both agreed to"),
            [line(Measure.KEPT, _("Kept"))],
        ),
    ]
    return [chart for chart in charts if chart]


def _steps(beginning: Beginning | None) -> list[Step]:
    if not beginning:
        return []
    named = [
        (_("Hold an invitation, or have signed in"), beginning.invited),
        (_("Have signed in"), beginning.signed_in),
        (_("Had a first talk planned"), beginning.planned),
    ]
    return [Step(name, about(tenths), tenths * 10) for name, tenths in named]


def _next_on() -> date:
    """The next day on which a quarter has settled."""
    today = company_day()
    before = Quarter.of(today).before
    return before.settled_on if before.settled_on > today else Quarter.of(today).settled_on


def csv_text(person: Person) -> str:
    """Everything this person may read, as it is published: no more in the file than on the page."""
    written = io.StringIO()
    sheet = csv.writer(written, lineterminator="\r\n")
    sheet.writerow(
        ["quarter", "group", "name", "measure", "people_from", "people_to", "count", "out_of", "about_percent"]
    )
    told = Figure.objects.filter(policies.figures_visible_to(person)).select_related("release", "team", "kind")
    everyone_first = (F("kind__name").asc(nulls_first=True), F("team__name").asc(nulls_first=True))
    for figure in told.order_by("release__starts_on", *everyone_first, "measure"):
        sheet.writerow(_line(figure))
    return "\ufeff" + written.getvalue()


def _line(figure: Figure) -> list[Any]:
    group = "team" if figure.team else "kind" if figure.kind else "everyone"
    name = figure.team or figure.kind or ""
    numbers = [figure.people_from, figure.people_to if figure.people_to < 99_999 else "", figure.count, figure.out_of]
    about_percent = figure.tenths * 10 if figure.tenths else ""
    return [figure.release.quarter.key, group, _cell(str(name)), figure.measure, *numbers, about_percent]


def _cell(text: str) -> str:
    """No name becomes a formula in a spreadsheet."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
