"""How long to leave alone what failed: twice as long each time, up to a bound."""

from datetime import timedelta

MOST_DOUBLINGS = 20  # more would be no timedelta any more


def later_and_later(failures: int, shortest: timedelta, longest: timedelta) -> timedelta:
    """After the first failure `shortest`, then twice as long each time, `longest` at most."""
    return min(shortest * (1 << min(failures - 1, MOST_DOUBLINGS)), longest)
