"""What has to be there before settings are read: the tests' own home and database. Loaded with `-p`, before Django."""

import atexit
import os
from contextlib import ExitStack
from pathlib import Path

from alongside.config.testing import database_for_tests

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "build" / "test-home"
_server = ExitStack()

(HOME / "static").mkdir(parents=True, exist_ok=True)
os.environ["ALONGSIDE_HOME"] = str(HOME)
os.environ["ALONGSIDE_ROLE"] = "owner"
os.environ["ALONGSIDE_TIME_ZONE"] = "Europe/Berlin"  # where the cast lives: one today for the tests and for them
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver runs an event loop beside the tests
atexit.register(_server.close)  # where pytest ends before it is configured
os.environ.update(_server.enter_context(database_for_tests(HOME)))


def pytest_unconfigure() -> None:
    _server.close()
