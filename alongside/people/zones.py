"""Time zones by the names people know them by (IANA)."""

from functools import cache
from zoneinfo import available_timezones

WITHOUT_PLACE = ("Etc/", "SystemV/", "posix/", "right/")


@cache
def zone_names() -> tuple[str, ...]:
    """The zones that name a place, for choosing."""
    return tuple(name for name in _all_names() if "/" in name and not name.startswith(WITHOUT_PLACE))


def zone_named(words: str) -> str | None:
    """The zone of these words: its name, or the city at its end, in any case."""
    said = words.strip().replace(" ", "_").casefold()
    whole = {name.casefold(): name for name in _all_names()}
    cities = {name.casefold().rpartition("/")[2]: name for name in reversed(zone_names())}
    return whole.get(said) or cities.get(said)


@cache
def _all_names() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))
