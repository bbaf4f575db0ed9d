"""`python -m tests.claims`: the claims T1–T7 with their figures. `--short` shows how, in a few minutes, and misses."""

import argparse
import json
import sys
import time
from datetime import timedelta

from .cost import cost_of_the_rules
from .report import missed, table
from .running import FOLDER, HOLDING, run_tests


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.claims", description=__doc__)
    parser.add_argument("--short", action="store_true", help="As `make check` runs them: too few for a claim.")
    parser.add_argument("--only", nargs="*", default=HOLDING, help="Some tests; what these do not tell is missed.")
    wanted = parser.parse_args()
    begun = time.monotonic()
    failed, told = run_tests(tuple(wanted.only), long=not wanted.short)
    if wanted.only == HOLDING:
        told["cost"] = cost_of_the_rules()
    (FOLDER / "figures.json").write_text(json.dumps({"figures": told, "failed": failed}, indent=1) + "\n")
    print(f"\n{table(told, failed)}")
    short = missed(told)
    took = timedelta(seconds=round(time.monotonic() - begun))
    verdict = f"Missed: {len(short)} figures, {len(failed)} tests" if short or failed else "All met"
    print(f"\n{verdict}, in {took}. The same as JSON: build/trust/figures.json")
    return 1 if short or failed else 0


if __name__ == "__main__":
    sys.exit(main())
