"""What row-level security costs: the same pages of the company of `make bench`, served twice from one database, as the
web's role and as the owner, whom no rule binds. Asked in turns, so that whatever else the machine does hits both.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any

from alongside.config.database import Embedded, using
from alongside.config.migration import PACKAGE
from alongside.config.web import is_ready, web_command
from bench.asking import Visit, ask
from bench.company import ROOT, company_of, environment_of, free_port

PEOPLE, YEARS = 500, 0.3
PAIRS, ROUND, WARM_UP = 100, 6, 8  # pairs of rounds; each round opens the page so often
PAGES = ("home", "list")
COLLECT = "from alongside.config import at_hand, web; web.collect_static_files(at_hand.home(), lambda text: None)"
Interval = tuple[float, float, float]


def cost_of_the_rules() -> dict[str, Any]:
    home = company_of(PEOPLE, YEARS)
    with using(Embedded(home)) as embedded, ExitStack() as stack:
        subprocess.run([sys.executable, "-c", COLLECT], cwd=ROOT, env=environment_of(home), check=True)
        visits = _visits(home)
        ports = [stack.enter_context(_served(home, embedded.url(role))) for role in ("app", "owner")]
        shares = {page: interval(_measured(visits[page], *ports)) for page in PAGES}
    told = [f"{page} {middle:+.1%} (95 %: {low:+.1%} to {high:+.1%})" for page, (low, middle, high) in shares.items()]
    return {"pairs": PAIRS, "worst": max(middle for _low, middle, _high in shares.values()), "cost": ", ".join(told)}


def _visits(home: Path) -> dict[str, list[Visit]]:
    command = [sys.executable, "-m", "bench.choosing"]
    done = subprocess.run(command, cwd=ROOT, env=environment_of(home), stdout=subprocess.PIPE, check=True)
    return {name: [Visit(**one) for one in visits] for name, visits in json.loads(done.stdout)["pages"].items()}


@contextmanager
def _served(home: Path, address: str) -> Iterator[int]:
    """The web as it is, with this address for the role it asks as."""
    port = free_port()
    urls = dict.fromkeys(
        ("ALONGSIDE_DATABASE_URL", "ALONGSIDE_WORKER_DATABASE_URL", "ALONGSIDE_OWNER_DATABASE_URL"), address
    )
    known = {"ALONGSIDE_ROLE": "app", "DJANGO_SETTINGS_MODULE": "alongside.config.settings", "PORT": str(port)}
    command = web_command("127.0.0.1", port, 1)
    server = subprocess.Popen(command, cwd=PACKAGE.parent, env=environment_of(home) | urls | known)
    try:
        until = time.monotonic() + 60
        while not is_ready("127.0.0.1", port):
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError("A web could not be started.")
            time.sleep(0.2)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _measured(visits: list[Visit], bound: int, unbound: int) -> list[float]:
    """How much longer each round took with the rules than without; which comes first changes from pair to pair."""
    following, shares = cycle(visits), []
    connections = {port: HTTPConnection("127.0.0.1", port, timeout=60) for port in (bound, unbound)}
    for number in range(-WARM_UP, PAIRS):
        round_ = [next(following) for _ in range(ROUND)]
        order = (bound, unbound) if number % 2 else (unbound, bound)
        took = {port: _seconds(connections[port], round_) for port in order}
        if number >= 0:
            shares.append(took[bound] / took[unbound] - 1)
    for connection in connections.values():
        connection.close()
    return shares


def _seconds(connection: HTTPConnection, visits: list[Visit]) -> float:
    begun = time.perf_counter()
    for visit in visits:
        ask(connection, visit)
    return time.perf_counter() - begun


def interval(shares: list[float]) -> Interval:
    """The median with the 95 % interval of its ranks (binomial, normal approximation): no shape is assumed."""
    ordered, number = sorted(shares), len(shares)
    reach = round(0.98 * number**0.5)
    low, high = max(0, number // 2 - reach), min(number - 1, number // 2 + reach)
    return ordered[low], median(ordered), ordered[high]
