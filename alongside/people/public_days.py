"""Public holidays by country and region, as the library `holidays` has them, and the names of those countries."""

from datetime import date
from functools import cache, lru_cache
from importlib import resources

from django.utils.text import slugify
from django.utils.translation import get_language
from holidays import country_holidays
from holidays.registry import COUNTRIES


def public_day(country: str, region: str, day: date) -> str:
    """What it is called there, in the reader's language where that is known; nothing on an ordinary day."""
    return _of_year(country, region, day.year, get_language() or "").get(day, "") if country else ""


@lru_cache(maxsize=512)
def _of_year(country: str, region: str, year: int, language: str) -> dict[date, str]:
    """A country or region that the library does not know, any more, has none."""
    try:
        return dict(country_holidays(country, subdiv=region or None, years=year, language=language or None))
    except NotImplementedError:
        return {}


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Code (ISO 3166) and name of each whose holidays are known, by name."""
    known = {names[1] for names in COUNTRIES.values()}
    lines = resources.files("tzdata.zoneinfo").joinpath("iso3166.tab").read_text(encoding="utf-8").splitlines()
    found = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(sorted(((code, name) for code, name in found if code in known), key=lambda one: slugify(one[1])))


@cache
def regions(country: str) -> tuple[tuple[str, str], ...]:
    """Code and name of each region of a country that has days of its own."""
    try:
        rules = country_holidays(country)
    except NotImplementedError:
        return ()
    names = {code: name for name, code in getattr(rules, "subdivisions_aliases", {}).items()}
    found = ((code, names.get(code, code)) for code in rules.subdivisions)
    return tuple(sorted(found, key=lambda one: slugify(one[1])))
