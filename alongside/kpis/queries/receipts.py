"""The line under what is written about a number: who reads it now, what changes that."""

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from alongside.people.models import Person

from ..models import Kpi, Reading
from ..policies import readers_of_kpi

MOST_NAMES = 4


def reader_names(kpi: Kpi) -> list[str]:
    readers = Person.objects.employed().filter(readers_of_kpi(kpi)).distinct()
    names = [person.short_name for person in readers[: MOST_NAMES + 1]]
    return [*names[:MOST_NAMES], _("others of the team")] if len(names) > MOST_NAMES else names


def receipt_of_kpi(kpi: Kpi) -> list[str]:
    lines = [_("%(names)s read this.") % {"names": get_text_list(reader_names(kpi), _("and"))}]
    if kpi.owner:
        lines.append(
            _("A fresh reading is %(name)s’s alone for two working days, or until %(name)s releases it.")
            % {"name": kpi.owner.short_name}
        )
    return [*lines, _("Administrators read none of it.")]


def receipt_of_reading(reading: Reading) -> list[str]:
    if reading.is_open or not reading.kpi.owner:
        return receipt_of_kpi(reading.kpi)
    day = date_format(localtime(reading.opens_at), "l j F, H:i")
    return [_("Only you read this until %(day)s, or until you release the reading.") % {"day": day}]
