"""Facts are kept as JSON; a day or a moment among them is shown as the reader writes it, in their zone."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime

AS_DAY, AS_MOMENT = len("2026-11-24"), len("2026-11-24T10:00")


def readable(fact: Any) -> Any:
    """Call it inside the reader's language and zone."""
    if not isinstance(fact, str):
        return fact
    if len(fact) == AS_DAY and isinstance(day := _parsed(parse_date, fact), date):
        return date_format(day, "DATE_FORMAT")
    if len(fact) > AS_MOMENT and isinstance(moment := _parsed(parse_datetime, fact), datetime):
        return date_format(localtime(moment) if moment.tzinfo else moment, "DATETIME_FORMAT")
    return fact


def _parsed(parse: Callable[[str], Any], text: str) -> Any:
    """None for what only looks like a date, as 2026-02-30 does."""
    try:
        return parse(text)
    except ValueError:
        return None
