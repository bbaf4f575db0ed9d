"""One table out of the figures, with what we aim at."""

import os
import platform
from typing import Any

P95_MS, GROWTH, STATEMENTS, IMPORT_SECONDS = 100, 1.5, 12, 20


def machine() -> dict[str, Any]:
    return {"cores": os.cpu_count(), "python": platform.python_version(), "load_before": load()}


def load() -> float:
    """How many processes wanted to work in the last minute: more than the cores, and everybody waits."""
    return round(os.getloadavg()[0], 1)


def table(result: dict[str, Any]) -> str:
    companies = result["companies"]
    lines = [_machine_line(result), "", *_talk_lines(companies), "", _heading(companies)]
    names = list(companies[-1]["pages"])
    lines += [_line(name, [company["pages"][name] for company in companies]) for name in names]
    lines += ["", *(_import_line(done) for done in result["imports"]), *_start_lines(result["starts"])]
    lines += ["", verdict(result)]
    return "\n".join(lines)


def _machine_line(result: dict[str, Any]) -> str:
    about = result["machine"]
    busy = f"load {about['load_before']} before it began, {about['load_after']} after the pages"
    return f"{about['cores']} cores, Python {about['python']}, {busy}; the client runs on the same machine"


def _talk_lines(companies: list[dict[str, Any]]) -> list[str]:
    return [
        f"{company['people']:>7,} people: {company['talks']['in_all']:,} talks, "
        f"{company['talks']['least_of_a_person']} or more of each person"
        for company in companies
    ]


def _heading(companies: list[dict[str, Any]]) -> str:
    sizes = "".join(f"{company['people']:>9,}: median   p95 ms" for company in companies)
    return f"{'page':<12}{sizes}  growth  statements   bytes  cpu ms   requests/s at 1     at 8    p95 at 8"


def _line(name: str, pages: list[dict[str, Any]]) -> str:
    last = pages[-1]
    times = "".join(f"{page['median_ms']:>17}{page['p95_ms']:>9}" for page in pages)
    return (
        f"{name:<12}{times}{growth(pages):>8.2f}{last['statements']:>12}{last['bytes']:>8,}{last['cpu_ms']:>8}"
        f"{last['per_second']:>18}{last['at_8']['per_second']:>9}{last['at_8']['p95_ms']:>12}"
    )


def growth(pages: list[dict[str, Any]]) -> float:
    """How much longer the largest company's median takes than the smallest one's."""
    return float(pages[-1]["median_ms"] / pages[0]["median_ms"])


def _import_line(done: dict[str, Any]) -> str:
    return f"import of {done['rows']:,} rows: {done['seconds']} s; again, nothing changed: {done['seconds_again']} s"


def _start_lines(starts: dict[str, Any] | None) -> list[str]:
    if not starts:
        return []
    again = ", ".join(str(start["seconds"]) for start in starts["again"])
    return [f"first start, with the demo company: {starts['first']['seconds']} s; again: {again} s"]


def verdict(result: dict[str, Any]) -> str:
    missed = list(_missed(result))
    aims = f"p95 ≤ {P95_MS} ms, growth ≤ {GROWTH}, ≤ {STATEMENTS} statements, 20,000 rows ≤ {IMPORT_SECONDS} s"
    return f"Missed ({aims}): {', '.join(missed)}" if missed else f"All within {aims}."


def _missed(result: dict[str, Any]) -> list[str]:
    missed = []
    for name in result["companies"][-1]["pages"]:
        pages = [company["pages"][name] for company in result["companies"]]
        last = pages[-1]
        missed += [f"{name} p95 {last['p95_ms']} ms"] if last["p95_ms"] > P95_MS else []
        missed += [f"{name} growth {growth(pages):.2f}"] if growth(pages) > GROWTH else []
        missed += [f"{name} {last['statements']} statements"] if last["statements"] > STATEMENTS else []
    missed += [f"import {done['seconds']} s" for done in result["imports"] if done["seconds"] > IMPORT_SECONDS]
    return missed
