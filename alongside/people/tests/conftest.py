"""Fixtures of this room's tests."""

from .letters import posted

__all__ = ["posted"]
