"""`alongside kpi signals`: a series in, JSON out, no database; what it cannot read it says in one sentence."""

import json
import subprocess
import sys
from typing import Any

import pytest
from click.testing import CliRunner

from alongside.config.commandline import alongside

from .test_signals import close, expected, vector


def ask(text: str | bytes, *options: str) -> Any:
    return CliRunner().invoke(alongside, ["kpi", "signals", "--json", *options], input=text)


def csv_of(values: list[float], heading: str = "date,value\n") -> str:
    return heading + "".join(f"{2000 + i // 12}-{i % 12 + 1:02d}-28,{value}\n" for i, value in enumerate(values))


def test_a_series_gives_limits_and_signals() -> None:
    told = vector("xmr")
    said = json.loads(ask(csv_of(told["x"])).stdout)
    assert list(said) == ["tier", "baseline", "mean", "lower", "upper", "range_limit", "signals"]
    assert (said["tier"], said["baseline"]) == ("limits", 12)
    assert (said["mean"], said["lower"], said["upper"]) == (
        close(told["mean"]),
        close(told["LNPL"]),
        close(told["UNPL"]),
    )
    assert said["range_limit"] == close(told["URL_mR"])
    assert [(s["rule"], s["index"]) for s in said["signals"]] == expected(told["signals_zero_based"])


def test_counts_have_limits_for_each_point() -> None:
    told = vector("pchart")
    lines = "".join(f"2026-{i + 1:02d},{p['x']},{p['n']}\n" for i, p in enumerate(told["points"]))
    said = json.loads(ask("date,value,denominator\n" + lines).stdout)
    assert said["mean"] == close(told["pbar"])
    assert said["upper"] == [close(p["ucl"]) for p in told["points"]]
    assert said["sigma_z"] == close(told["laney_sigma_z"])
    assert said["signals"] == [{"rule": "beyond", "index": 10}]


def test_the_baseline_can_be_chosen() -> None:
    values = [float(v) for v in vector("xmr")["x"]]
    assert json.loads(ask(csv_of(values), "--baseline", "20").stdout)["tier"] == "firm"
    assert json.loads(ask(csv_of(values), "--baseline", "6").stdout)["tier"] == "provisional"
    assert json.loads(ask(csv_of(values), "--baseline", "99").stdout)["baseline"] == 24


@pytest.mark.parametrize("many", [0, 1, 5])
def test_few_readings_have_no_limits(many: int) -> None:
    said = json.loads(ask(csv_of([4.0] * many)).stdout)
    assert said["tier"] == "none"
    assert said["mean"] is said["lower"] is said["upper"] is said["range_limit"] is None
    assert said["signals"] == []


def test_no_heading_bom_windows_lines_and_months_are_read() -> None:
    text = b"\xef\xbb\xbf" + csv_of([4.0, 5.0] * 6, heading="").replace("\n", "\r\n").replace("-28", "").encode()
    assert json.loads(ask(text).stdout)["baseline"] == 12


def test_without_json_it_is_said_in_words() -> None:
    said = CliRunner().invoke(alongside, ["kpi", "signals"], input=csv_of([4.0, 5.0] * 6)).stdout
    assert "limits, from 12 readings" in said
    assert "signals: none" in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing to read"),
        ("date,value\n2026-01-01,many\n", "Line 2: “many” is not a number"),
        ("date,value\n2026-01-01,nan\n", "is not a number"),
        ("date,value\n2026-01-01,inf\n", "is not a number"),
        ("date,value\n2026-01-01,\n", "is not a number"),
        ("date,value\n2026-13-01,1\n", "is not a date"),
        ("date,value\n01/02/2026,1\n", "is not a date"),
        ("date,value\n2026-01-02,1\n2026-01-01,2\n", "oldest reading first"),
        ("date,value\n2026-01-01,1\n2026-01-01,2\n", "stands there twice"),
        ("date,value\n2026-01-01,1\n2026-01-02,2,9\n", "Give one on every line"),
        ("date,value\n2026-01-01,1,2,3\n", "has 4 columns"),
        ("date,value\n2026-01-01\n", "has 1 columns"),
        ("2026-01-01,7,0\n", "7 of 0 is not a count"),
        ("2026-01-01,7,5\n", "7 of 5 is not a count"),
        ("2026-01-01,0.4,5\n", "0.4 of 5 is not a count"),
        ('2026-01-01,"4\n', "is not CSV"),
        (b"\xff\xfe\x00", "not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(text: str | bytes, words: str) -> None:
    answer = ask(text)
    assert answer.exit_code == 1
    assert words in answer.stderr
    assert answer.stdout == ""
    assert len(answer.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("options", [("--baseline", "0"), ("--baseline", "some"), ("--speed", "2")])
def test_a_wrong_option_is_a_matter_of_usage(options: tuple[str, ...]) -> None:
    assert ask(csv_of([1.0] * 12), *options).exit_code == 2


def test_it_needs_neither_django_nor_a_database() -> None:
    program = (
        "import sys; from alongside.config.commandline import alongside;"
        "alongside(['kpi', 'signals', '--json'], standalone_mode=False);"
        "sys.exit(any(name in sys.modules for name in ('django', 'psycopg')))"
    )
    done = subprocess.run([sys.executable, "-c", program], input=csv_of([1.0]), text=True, check=False)
    assert done.returncode == 0
