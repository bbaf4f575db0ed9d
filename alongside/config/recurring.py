"""All clock work on one page: what runs when, and which job of which room it calls."""

import procrastinate
from procrastinate.contrib.django import app


def on_app_ready(_: procrastinate.App) -> None:
    """Called once the queue is ready. The tasks below register themselves by being imported."""


__all__ = ["app", "on_app_ready"]
