"""Who reads what is written about numbers, what would change that, how long it lives, what it is for."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.trust.retention import kept_words
from alongside.trust.writings import Readers, Writing, add_writing, who_reads

from . import policies
from .models import Kpi, Reading

FOR_A_TALK = gettext_lazy("It asks a question and judges nobody. Administrators read none of it.")


def register() -> None:
    """Called from `AppConfig.ready()`."""
    shared: dict[str, Any] = {"read_by": "two", "lasts": _two_years, "used_for": FOR_A_TALK}
    add_writing(
        Writing(
            "kpi", Kpi, visible_to=policies.kpis_visible_to, readers_of=policies.readers_of_kpi,
            people=policies.two_of_kpi, title=_title, changes=_changes_of_kpi,
            brings=("owner", "team", "defined_by"), **shared,
        ),
        Writing(
            "reading", Reading, visible_to=policies.readings_visible_to, readers_of=policies.readers_of_reading,
            people=lambda reading: policies.two_of_kpi(reading.kpi), title=lambda reading: _title(reading.kpi),
            changes=_changes_of_reading, who=_who_reads_reading,
            brings=("kpi__owner", "kpi__team", "kpi__defined_by"), **shared,
        ),
    )  # fmt: skip


def _title(kpi: Kpi) -> str:
    return _("A number of %(name)s") % {"name": kpi.belongs_to}


def _two_years(thing: object) -> str:
    return _("Kept %(time)s.") % {"time": kept_words("numbers")}


def _changes_of_kpi(kpi: Kpi, readers: Readers) -> list[str]:
    if kpi.owner is None:
        return [_("Whoever joins the team, or comes to lead somebody of it, can read it.")]
    name = {"name": kpi.owner.short_name}
    return [
        _("A fresh reading is %(name)s’s alone for two working days, or until %(name)s releases it.") % name,
        _("A new manager of %(name)s can read it; who led before no longer does.") % name,
    ]


def _is_closed(reading: Reading) -> bool:
    return reading.kpi.owner_id is not None and not reading.is_open


def _who_reads_reading(reading: Reading, readers: Readers) -> str:
    if not _is_closed(reading):
        return who_reads(reading, readers)
    day = date_format(localtime(reading.opens_at), "l j F, H:i")
    return _("Only you read this until %(day)s, or until you release the reading.") % {"day": day}


def _changes_of_reading(reading: Reading, readers: Readers) -> list[str]:
    return [_("Then whoever leads you reads it too.")] if _is_closed(reading) else _changes_of_kpi(reading.kpi, readers)
