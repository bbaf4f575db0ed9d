"""The real browser of the journeys, for what only a browser can show."""

from tests.journeys.conftest import address, browser, window

__all__ = ["address", "browser", "window"]
