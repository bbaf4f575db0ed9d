"""The figures, as `python -m tests.killing --web 50 --database 20`.

Ends with 1 when something was lost, or when the control lost nothing.
"""

import argparse
import json
import sys
from dataclasses import asdict

from .house import a_house
from .tally import control, killing_the_database, killing_the_web

SEED = 20261125


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.killing", description=__doc__)
    parser.add_argument("--web", type=int, default=50, help="How often the web process is killed.")
    parser.add_argument("--database", type=int, default=20, help="How often PostgreSQL is, and as often the control.")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--json", action="store_true", help="Answer as JSON.")
    wanted = parser.parse_args()
    with a_house() as house:
        people = house.writers()
        safe = [
            killing_the_web(house, people, wanted.web, wanted.seed),
            killing_the_database(house, people, wanted.database, wanted.seed + 1),
        ]
        unsafe = control(house, people, wanted.database, wanted.seed + 2)
    if wanted.json:
        print(json.dumps({"tallies": [asdict(one) for one in safe], "control": asdict(unsafe)}))  # noqa: T201
    else:
        print("\n".join(str(one) for one in (*safe, unsafe)))  # noqa: T201
    return 0 if all(one.is_whole for one in safe) and unsafe.lost else 1


if __name__ == "__main__":
    sys.exit(main())
