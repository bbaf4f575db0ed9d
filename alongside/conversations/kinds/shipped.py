"""The kinds that come with the house. A company edits its own copies; these stay as they are."""

from functools import cache
from typing import Final

from .questions import bank, shipped_text
from .schema import Kind

KEYS: Final = (
    "check_in",
    "quarterly",
    "goal_setting",
    "mid_point",
    "development",
    "kpi_review",
    "own_wording",
    "re_entry",
)


def shipped_kinds() -> tuple[Kind, ...]:
    return tuple(shipped_kind(key) for key in KEYS)


@cache
def shipped_kind(key: str) -> Kind:
    """The kind with this key; `KeyError` for any other."""
    if key not in KEYS:
        raise KeyError(key)
    return Kind.from_yaml(shipped_text(key), bank=bank())
