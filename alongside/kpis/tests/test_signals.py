"""The calculation equals the reference figures, and says nothing where there is too little to say."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.kpis.signals.chart import chart
from alongside.kpis.signals.funnel import funnel
from alongside.kpis.signals.natural import median_limits, natural_limits
from alongside.kpis.signals.proportions import Count, laney_sigma_z, p_chart
from alongside.kpis.signals.seasons import same_time_last_cycle, seasons
from alongside.kpis.signals.segments import Change, segments
from alongside.kpis.signals.tiers import tier_of
from alongside.kpis.signals.words import Target, state_at

EXACT = 1e-5
SHORT = {"beyond_limits": "beyond", "run_8": "run_of_8", "3of4_nearer_limit": "3_of_4"}


def vector(name: str) -> Any:
    return json.loads((Path(__file__).parent / "vectors" / f"kpi_{name}.json").read_text(encoding="utf-8"))


def close(figure: float) -> Any:
    return pytest.approx(figure, abs=EXACT)


def expected(pairs: list[list[Any]]) -> list[tuple[str, int]]:
    return [(SHORT[rule], index) for rule, index in pairs]


def test_natural_limits_equal_the_vector() -> None:
    told = vector("xmr")
    found = chart(told["x"], told["baseline_points"])
    limits = found.limits
    assert limits is not None
    assert (limits.mean, limits.moving_range) == (close(told["mean"]), close(told["mean_mR"]))
    assert (limits.upper, limits.lower) == (close(told["UNPL"]), close(told["LNPL"]))
    assert (limits.range_limit, limits.sigma) == (close(told["URL_mR"]), close(told["sigma_est_mR/1.128"]))
    assert [(s.rule, s.index) for s in found.signals] == expected(told["signals_zero_based"])


def test_the_median_variant_equals_the_vector() -> None:
    told = vector("xmr")
    variant = told["median_variant"]
    limits = median_limits(told["x"][: told["baseline_points"]])
    assert limits.moving_range == variant["median_mR"]
    assert (limits.upper, limits.lower) == (close(variant["UNPL(mean+3.145*median_mR)"]), close(variant["LNPL"]))
    assert limits.range_limit == close(variant["URL(3.865*median_mR)"])


@pytest.mark.parametrize("case", ["one_off_dip", "noise_only"])
def test_a_dip_is_a_signal_and_noise_is_none(case: str) -> None:
    told = vector("xmr")[case]
    found = chart(told["x"], told["baseline_points"])
    assert found.limits is not None
    assert (found.limits.lower, found.limits.upper) == (close(told["LNPL"]), close(told["UNPL"]))
    assert [(s.rule, s.index) for s in found.signals] == expected(told["signals"])


@pytest.mark.parametrize(
    ("points", "tier"),
    [(0, "none"), (5, "none"), (6, "provisional"), (11, "provisional"), (12, "limits"), (20, "firm")],
)
def test_the_tier_follows_the_points_behind_the_limits(points: int, tier: str) -> None:
    assert tier_of(points) == tier


def test_provisional_limits_are_drawn_and_not_read() -> None:
    values = [10.0, 11, 10, 11, 10, 11, 10, 90]
    assert chart(values).limits is not None
    assert chart(values).signals == []
    assert state_at(chart(values), 7) == "not_enough_history"
    assert [s.index for s in chart(values, 6, may_say=True).signals] == [7]


def test_a_flat_series_has_its_own_value_as_limits_and_no_signal() -> None:
    found = chart([0.1] * 30)
    assert found.limits is not None
    assert (found.limits.lower, found.limits.upper) == (0.1, 0.1)
    assert found.signals == []
    assert [s.rule for s in chart([0.1] * 29 + [0.2]).signals if s.index == 29] == ["beyond"]


def test_a_point_with_a_cause_of_its_own_is_read_and_leaves_the_limits_alone() -> None:
    values = [10.0, 11, 10, 11, 95, 10, 11, 10, 11, 10, 11, 10, 11, 10]
    with_it, without = chart(values), chart(values, aside={4})
    assert with_it.limits is not None and without.limits is not None
    assert without.limits.upper < with_it.limits.upper
    assert without.limits == natural_limits([v for i, v in enumerate(values) if i != 4][:12])
    assert [(s.rule, s.index) for s in without.signals] == [("beyond", 4)]


def test_indices_are_those_of_the_series_whatever_stands_aside() -> None:
    values = [10.0, 11] * 7 + [95.0, 11]
    assert [s.index for s in chart(values, aside={0, 3}).signals if s.rule == "beyond"] == [14]


def test_limits_stay_until_a_documented_change_has_eight_points() -> None:
    old, new = [10.0, 11] * 8, [30.0, 31] * 6
    frozen = segments(old + new)
    assert [(s.start, s.end, s.chart.baseline) for s in frozen] == [(0, 28, 12)]
    assert segments(old + new[:7], changes=[Change(16)]) == segments(old + new[:7])
    early = segments(old + new[:8], changes=[Change(16)])
    assert [(s.start, s.end, s.chart.tier) for s in early] == [(0, 16, "limits"), (16, 24, "provisional")]
    later = segments(old + new, changes=[Change(16)])
    assert [(s.start, s.end, s.chart.tier, s.chart.signals) for s in later] == [
        (0, 16, "limits", []),
        (16, 28, "limits", []),
    ]


def test_signals_of_a_later_segment_keep_the_index_of_the_series() -> None:
    values = [10.0, 11] * 8 + [30.0, 31] * 6 + [99.0]
    today = segments(values, changes=[Change(16)])[-1]
    assert [(s.rule, s.index) for s in today.chart.signals] == [("beyond", 28)]


def test_the_p_chart_equals_the_vector() -> None:
    told = vector("pchart")
    counts = [Count(p["x"], p["n"]) for p in told["points"]]
    found = p_chart(counts)
    assert found.mean == close(told["pbar"])
    assert [(p.lower, p.upper) for p in found.limits] == [(close(p["lcl"]), close(p["ucl"])) for p in told["points"]]
    assert [s.index for s in found.signals if s.rule == "beyond"] == [
        i for i, p in enumerate(told["points"]) if p["out"]
    ]
    assert laney_sigma_z(counts, found.mean or 0) == close(told["laney_sigma_z"])
    assert not found.corrected


def test_large_wholes_that_differ_more_than_chance_get_laneys_wider_limits() -> None:
    shares = [0.10, 0.13, 0.09, 0.14, 0.10, 0.12, 0.08, 0.13, 0.11, 0.14, 0.09, 0.12]
    found = p_chart([Count(round(share * 10_000), 10_000) for share in shares])
    assert found.corrected
    assert found.signals == []
    assert found.sigma_z is not None and found.sigma_z > 1.1


def test_where_nothing_ever_happened_a_first_event_is_a_signal() -> None:
    assert [s.index for s in p_chart([Count(0, 50)] * 12 + [Count(1, 50)]).signals] == [12]


def test_seasonal_relatives_equal_the_vector() -> None:
    told = vector("seasonal")
    found = seasons(told["quarterly_two_years"], 4)
    assert found.relatives is not None and found.deseasonalised is not None
    assert found.relatives == pytest.approx(told["seasonal_relatives"], abs=EXACT)
    assert found.deseasonalised == pytest.approx(told["deseasonalised"], abs=5e-5), "told with four digits"
    assert found.chart is None, "limits wait for the third cycle"


def test_seasons_need_two_cycles_and_their_limits_three() -> None:
    year = [100.0, 110, 130, 90]
    assert seasons(year, 4).relatives is None
    assert same_time_last_cycle([*year, 104.0], 4) == 100
    assert same_time_last_cycle(year, 4) is None
    assert seasons(year * 3, 4).chart is not None
    assert seasons([1.0, -3, 1, -3], 2).relatives is None, "a share of a negative mean means nothing"


def test_a_funnel_keeps_the_order_of_names_and_widens_for_small_teams() -> None:
    small, large = Count(3, 10), Count(300, 1000)
    found = funnel([("Lisbon", small), ("Berlin", large), ("Porto", Count(100, 1000))])
    assert [p.name for p in found.places] == ["Lisbon", "Berlin", "Porto"]
    assert [p.is_outside for p in found.places] == [False, True, True]
    assert found.places[0].far.upper > found.places[1].far.upper
    assert not any(p.is_extreme for p in found.places), "fewer than ten teams have no outermost tenth"


@pytest.mark.parametrize(
    ("target", "value", "met"),
    [
        (Target("at_least", low=80), 80.0, True),
        (Target("at_least", low=80), 79.9, False),
        (Target("at_most", high=4), 4.0, True),
        (Target("between", low=4, high=6), 6.5, False),
        (Target("reach_by", low=80, by=date(2027, 3, 31)), 70.0, None),
        (Target("reach_by", low=80, by=date(2027, 3, 31)), 81.0, True),
        (Target("none"), 1.0, None),
    ],
)
def test_a_target_is_a_line_and_not_a_limit(target: Target, value: float, met: bool | None) -> None:
    assert target.is_met(value, on=date(2027, 1, 31)) is met


def test_a_day_that_has_come_is_said_plainly() -> None:
    assert Target("reach_by", low=80, by=date(2027, 3, 31)).is_met(70, on=date(2027, 4, 1)) is False


def test_the_state_of_a_point_is_one_of_four_words() -> None:
    found = chart(vector("xmr")["x"])
    assert [state_at(found, i) for i in (15, 18, 19, 23)] == ["usual_range", "drifting", "changed", "drifting"]


@given(st.lists(st.floats(-1e6, 1e6), min_size=12, max_size=60), st.floats(0.5, 8), st.floats(-1e3, 1e3))
def test_the_unit_of_a_figure_does_not_matter(values: list[float], factor: float, shift: float) -> None:
    """Minutes or hours, from zero or from a hundred: the same points are beyond. Flat series aside."""
    plain, other = chart(values), chart([v * factor + shift for v in values])
    assert plain.limits is not None
    if plain.limits.moving_range > 1:
        edge = min(abs(abs(v - plain.limits.mean) - 2.66 * plain.limits.moving_range) for v in values)
        if edge > 1e-3:
            assert _beyond(plain) == _beyond(other)


def _beyond(found: Any) -> list[int]:
    return [s.index for s in found.signals if s.rule == "beyond"]
