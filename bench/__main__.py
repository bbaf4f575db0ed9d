"""`make bench`: measure every company, print one table, keep the figures."""

import argparse
import json
import subprocess
import sys
from typing import Any

from .company import ROOT, company_of, environment_of
from .importing import timed_import
from .report import machine, table

RESULT = ROOT / "build" / "bench" / "result.json"


def main() -> int:
    wanted = _arguments()
    sizes = [_measured(people, wanted.years, wanted.asks) for people in wanted.people]
    result = {"machine": machine(), "years": wanted.years, "companies": sizes}
    result["imports"] = [] if wanted.no_import else [timed_import(people) for people in wanted.people]
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
    parser.add_argument("--no-import", action="store_true", help="Leave the import out.")
    return parser.parse_args()


def _measured(people: int, years: float, asks: int) -> dict[str, Any]:
    """In a process of its own, because settings belong to one home."""
    home = company_of(people, years)
    print(f"Measuring {people:,} people", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "bench.measuring", str(asks)]
    done = subprocess.run(command, cwd=ROOT, env=environment_of(home), stdout=subprocess.PIPE, check=True)
    return {"people": people, **json.loads(done.stdout)}


if __name__ == "__main__":
    sys.exit(main())
