"""How much the limits are worth: it depends on how many points they were computed from, and on nothing else."""

from typing import Literal

Tier = Literal["none", "provisional", "limits", "firm"]

PROVISIONAL_FROM = 6
LIMITS_FROM = 12
FIRM_FROM = 20


def tier_of(points: int) -> Tier:
    """`none`: not enough history. `provisional`: limits may be drawn, nothing is read from them."""
    if points < PROVISIONAL_FROM:
        return "none"
    if points < LIMITS_FROM:
        return "provisional"
    return "limits" if points < FIRM_FROM else "firm"
