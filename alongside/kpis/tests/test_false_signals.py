"""How often a stable series gives a false signal: what we say about it is simulated here again.

Three points are about two standard errors of 1,000 series, so one seed in several has a figure outside. Ten times as
many series lie within one and a half.
"""

import os
import random

import pytest

from alongside.kpis.signals.chart import chart

from .test_signals import vector

SEED = int(os.environ.get("ALONGSIDE_SEED", "1"))
NEXT = 12
RULES = {
    "beyond": {"beyond"},
    "beyond+run8": {"beyond", "run_of_8"},
    "beyond+run8+3of4": {"beyond", "run_of_8", "3_of_4"},
}


@pytest.mark.parametrize(("series", "within"), [(1_000, 0.03), (10_000, 0.015)])
@pytest.mark.parametrize("baseline", [6, 8, 12, 20, 30])
def test_false_signals_of_stable_series_are_as_often_as_we_say(baseline: int, series: int, within: float) -> None:
    print(f"seed {SEED}: {series} series, limits from {baseline} points")  # noqa: T201
    dice = random.Random(SEED * 100 + baseline)
    sets = [_rules_that_hold(dice, baseline) for _ in range(series)]
    told = vector("false_alarm_sim")["sim"][f"baseline_{baseline}_next_12_points"]
    found = {name: sum(bool(held & rules) for held in sets) / series for name, rules in RULES.items()}
    print(found)  # noqa: T201
    assert found == pytest.approx(told, abs=within)


def _rules_that_hold(dice: random.Random, baseline: int) -> set[str]:
    """In the points after the baseline; a run may reach back into it."""
    values = [dice.gauss(50, 4) for _ in range(baseline + NEXT)]
    return {s.rule for s in chart(values, baseline, may_say=True).signals if s.index >= baseline}
