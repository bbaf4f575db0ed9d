"""`alongside kpi …`: numbers over time from the command line."""

import json
import sys
from pathlib import Path

import click

from alongside.config.refusal import Refused

from .signals.chart import Chart, chart
from .signals.proportions import Count, PChart, p_chart
from .signals.rules import Signal
from .signals.series import Row, read_series
from .signals.tiers import LIMITS_FROM

WORDS = {
    "none": "not enough history",
    "provisional": "provisional limits, nothing to read from them yet",
    "limits": "limits",
    "firm": "firm limits",
}


@click.group()
def kpi() -> None:
    """Read numbers over time as signals."""


@kpi.command()
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option(
    "--baseline", type=click.IntRange(min=1), help=f"Limits from the first N readings; {LIMITS_FROM} if not said."
)
def signals(as_json: bool, baseline: int | None) -> None:
    """Limits and signals of a series on standard input: CSV of date,value or date,count,denominator."""
    rows = read_series(_standard_input())
    said = _of_shares(rows, baseline) if rows and rows[0].of is not None else _of_values(rows, baseline)
    click.echo(json.dumps(said) if as_json else _sentence(said))


@kpi.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def import_(file: Path, dry_run: bool, as_json: bool) -> None:
    """Bring readings in from a CSV file of kpi,date,value[,denominator], all or nothing.

    “kpi” is the name that a number's page shows under “In files”. Each owner reads theirs first.
    """
    from alongside.config.at_hand import with_database

    with with_database("owner"):
        from .actions import take
        from .files import read_lines
        from .models import Kpi

        lines = read_lines(file.read_bytes())
        kpis = {k.key: k for k in Kpi.objects.standing().select_related("owner")}
        found = take(lines, kpis, by=None, keep=not dry_run)
    click.echo(json.dumps(vars(found), ensure_ascii=False) if as_json else _outcome(vars(found), dry_run))
    if found.problems:
        raise click.exceptions.Exit(1)


def _outcome(found: dict[str, object], dry_run: bool) -> str:
    if found["problems"]:
        return "\n".join(["Nothing was imported.", *map(str, found["problems"])])  # type: ignore[call-overload]
    would = "Would be " if dry_run else ""
    return f"{would}{found['added']} added, {found['corrected']} corrected, {found['unchanged']} as they were."


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Refused("This is not UTF-8 text. Save the file as UTF-8 CSV and send it again.") from problem


def _of_values(rows: list[Row], baseline: int | None) -> dict[str, object]:
    found: Chart = chart([row.value for row in rows], baseline or LIMITS_FROM, may_say=baseline is not None)
    limits = found.limits
    return {
        "tier": found.tier,
        "baseline": found.baseline,
        "mean": limits and limits.mean,
        "lower": limits and limits.lower,
        "upper": limits and limits.upper,
        "range_limit": limits and limits.range_limit,
        "signals": _listed(found.signals),
    }


def _of_shares(rows: list[Row], baseline: int | None) -> dict[str, object]:
    counts = [_count(row) for row in rows]
    found: PChart = p_chart(counts, baseline or LIMITS_FROM, may_say=baseline is not None)
    return {
        "tier": found.tier,
        "baseline": found.baseline,
        "mean": found.mean,
        "lower": [limits.lower for limits in found.limits] or None,
        "upper": [limits.upper for limits in found.limits] or None,
        "range_limit": None,
        "sigma_z": found.sigma_z,
        "laney": found.corrected,
        "signals": _listed(found.signals),
    }


def _count(row: Row) -> Count:
    of = row.of or 0.0
    if of < 1 or of != int(of) or row.value != int(row.value) or not 0 <= row.value <= of:
        raise Refused(
            f"{row.day}: {row.value:g} of {of:g} is not a count. With a denominator, the value is how many of how many."
        )
    return Count(int(row.value), int(of))


def _listed(found: list[Signal]) -> list[dict[str, object]]:
    return [{"rule": signal.rule, "index": signal.index} for signal in found]


def _sentence(said: dict[str, object]) -> str:
    lines = [f"{WORDS[str(said['tier'])]}, from {said['baseline']} readings"]
    if said["mean"] is not None:
        lines += [
            f"{name}: {said[name]}" for name in ("mean", "lower", "upper", "range_limit") if said[name] is not None
        ]
    return "\n".join([*lines, f"signals: {said['signals'] or 'none'}"])
