"""How often one person may ask for a reading: kept in this process's memory, and nowhere written down."""

import time
from collections import OrderedDict

BURST, EACH_SECOND = 30.0, 1.0
MOST_PEOPLE = 5_000


class Pace:
    """For each person a number of readings that fills up again with time."""

    def __init__(self, burst: float = BURST, each_second: float = EACH_SECOND) -> None:
        self.burst, self.each_second = burst, each_second
        self._left: OrderedDict[object, tuple[float, float]] = OrderedDict()

    def allows(self, who: object, now: float | None = None) -> bool:
        """One more reading for this person, unless there were too many."""
        now = time.monotonic() if now is None else now
        left, then = self._left.pop(who, (self.burst, now))
        left = min(self.burst, left + (now - then) * self.each_second)
        self._left[who] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > MOST_PEOPLE:
            self._left.popitem(last=False)
        return left >= 1
