"""What `make bench` says about its figures."""

from bench.asking import Asked
from bench.report import growth, table, verdict


def a_page(median: float, p95: float, statements: int = 10) -> dict[str, object]:
    page = {"asks": 200, "median_ms": median, "p95_ms": p95, "per_second": 20.0, "bytes": 9_000, "cpu_ms": 30.0}
    return {**page, "statements": statements, "at_8": {"per_second": 40.0, "p95_ms": 240.0}}


def a_result(small: dict[str, object], large: dict[str, object], import_seconds: float = 8) -> dict[str, object]:
    talks = {"in_all": 17_000, "least_of_a_person": 8}
    return {
        "machine": {"cores": 2, "python": "3.11.7", "load_before": 0.4, "load_after": 1.2},
        "companies": [
            {"people": 2_000, "talks": talks, "pages": {"home": small}},
            {"people": 20_000, "talks": talks, "pages": {"home": large}},
        ],
        "imports": [{"rows": 20_000, "seconds": import_seconds, "seconds_again": 4}],
        "starts": {"first": {"seconds": 16.7}, "again": [{"seconds": 2.3}, {"seconds": 2.2}]},
    }


def test_figures_within_the_aims_are_said_to_be() -> None:
    assert verdict(a_result(a_page(40, 80), a_page(50, 100, 12))).startswith("All within")


def test_every_missed_aim_is_named() -> None:
    said = verdict(a_result(a_page(40, 80), a_page(80, 130, 13), import_seconds=21))
    assert said.startswith("Missed")
    assert said.endswith("home p95 130 ms, home growth 2.00, home 13 statements, import 21 s")


def test_growth_is_that_of_the_median() -> None:
    assert growth([a_page(40, 900), a_page(60, 90)]) == 1.5


def test_the_table_has_a_line_for_each_page_import_and_start() -> None:
    said = table(a_result(a_page(40, 80), a_page(50, 100)))
    assert "home " in said
    assert "import of 20,000 rows: 8 s" in said
    assert "first start, with the demo company: 16.7 s; again: 2.3, 2.2 s" in said


def test_turns_add_up() -> None:
    asked = Asked()
    asked += Asked([0.010, 0.020], [100, 200], 0.5)
    asked += Asked([0.030, 0.040], [300, 400], 0.5)
    timing = asked.timing()
    assert (timing.asks, timing.median_ms, timing.per_second, timing.bytes) == (4, 25.0, 4.0, 250)
