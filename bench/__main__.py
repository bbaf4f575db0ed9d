"""`make bench`: measure every company, print one table, keep the figures."""

import argparse
import json
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from .company import ROOT, company_of, environment_of
from .importing import timed_import
from .measuring import measured, served
from .report import load, machine, table
from .starting import timed_starts

RESULT = ROOT / "build" / "bench" / "result.json"


def main() -> int:
    wanted = _arguments()
    result: dict[str, Any] = {"machine": machine(), "years": wanted.years}
    result["companies"] = _companies(wanted)
    result["machine"]["load_after"] = load()
    result["imports"] = [] if wanted.pages_only else [timed_import(people) for people in wanted.people]
    result["starts"] = None if wanted.pages_only else timed_starts()
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps(result, indent=2) + "\n")
    print(table(result))
    print(f"\nThe same as JSON: {RESULT.relative_to(ROOT)}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[2_000, 20_000], help="How large the companies are.")
    parser.add_argument("--years", type=float, default=0.3, help="How much history each pair has.")
    parser.add_argument("--asks", type=int, default=200, help="How often each page is asked for.")
    parser.add_argument("--seconds", type=float, default=15, help="And for how long at most, for each way of asking.")
    parser.add_argument("--pages-only", action="store_true", help="Leave imports and starts out.")
    return parser.parse_args()


def _companies(wanted: argparse.Namespace) -> list[dict[str, Any]]:
    homes = [company_of(people, wanted.years) for people in wanted.people]
    chosen = [_chosen(home) for home in homes]
    print("Measuring", file=sys.stderr, flush=True)
    with ExitStack() as stack:
        houses = [stack.enter_context(served(home, said)) for home, said in zip(homes, chosen, strict=True)]
        pages = measured(houses, wanted.asks, wanted.seconds)
    talks = [json.loads(said)["talks"] for said in chosen]
    return [
        {"people": people, "talks": held, "pages": found}
        for people, held, found in zip(wanted.people, talks, pages, strict=True)
    ]


def _chosen(home: Path) -> bytes:
    command = [sys.executable, "-m", "bench.choosing"]
    return subprocess.run(command, cwd=ROOT, env=environment_of(home), stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
