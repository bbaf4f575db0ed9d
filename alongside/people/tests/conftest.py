"""Fixtures of this room's tests."""

from .kept import posted, recorded

__all__ = ["posted", "recorded"]
