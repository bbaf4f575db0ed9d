"""Pieces of the frame that rooms add without knowing one another: entries of the navigation, a bar on top."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Entry:
    """A line of the main navigation. `short` is its word on a phone."""

    place: int
    label: Words
    short: Words
    icon: str
    url_name: str
    shown_to: Callable[[Any], bool] = lambda person: True
    count: Callable[[Any], int] = lambda person: 0


PLACES = 5

_entries: list[Entry] = []
_banners: list[tuple[Callable[[Any], Any], str]] = []
_bars: list[Callable[[HttpRequest], Any]] = []


def add_entry(entry: Entry) -> None:
    """Called from `AppConfig.ready()`."""
    if entry not in _entries:
        _entries.append(entry)


def add_bar(bar: Callable[[HttpRequest], Any]) -> None:
    _bars.append(bar)


def add_banner(found: Callable[[Any], Any], template: str) -> None:
    """A line above the page, while `found` finds something. Called from `AppConfig.ready()`."""
    _banners.append((found, template))


def banners(request: HttpRequest) -> list[dict[str, Any]]:
    return [{"template": template, "found": what} for found, template in _banners if (what := found(request))]


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    shown = [e for e in sorted(_entries, key=lambda e: e.place) if e.shown_to(request.user)]
    return [
        {
            "label": entry.label,
            "short": entry.short,
            "icon": entry.icon,
            "url": (url := reverse(entry.url_name)),
            "count": entry.count(request.user),
            "current": request.path == url or (url != "/" and request.path.startswith(url)),
        }
        for entry in shown
    ]


def on_a_phone(entries: list[dict[str, Any]]) -> dict[str, Any]:
    """Five places at the bottom of a small screen: all, or the first four and the way to the others."""
    first = entries if len(entries) <= PLACES else entries[: PLACES - 1]
    others = entries[len(first) :]
    return {
        "first": first,
        "others": others,
        "count": sum(entry["count"] for entry in others),
        "current": any(entry["current"] for entry in others),
    }


def bar(request: HttpRequest) -> Any:
    return next((found for make in _bars if (found := make(request))), None)
