"""How often one person may ask."""

from ..pace import MOST_PEOPLE, Pace


def test_a_burst_is_let_through_and_then_one_each_second() -> None:
    pace = Pace(burst=3, each_second=1)
    assert [pace.allows("amira", now=0) for _ in range(4)] == [True, True, True, False]
    assert pace.allows("jonas", now=0)
    assert pace.allows("amira", now=1.1)


def test_memory_is_bounded() -> None:
    pace = Pace()
    for number in range(MOST_PEOPLE + 10):
        pace.allows(number, now=0)
    assert len(pace._left) == MOST_PEOPLE
