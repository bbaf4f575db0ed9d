"""What the tests in a browser share: the browser itself, and their lines at the end of the report."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SEEN = "seen on pages"  # what a test of pages tells the report, beside passing


# The shell first: it draws pages without a window around them, which costs two thirds of a test in Chromium proper.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests. Without Chromium they are skipped, and the report says so."""
    program = chromium()
    if program is None:
        pytest.skip(
            "no Chromium on this machine: install the system's package `chromium` to run the tests in a browser"
        )
    with sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=program, args=FLAGS)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What axe could not decide and somebody has to look at, and how much the pages weigh."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    told = [line for report in reports for name, line in report.user_properties if name == SEEN]
    if told:
        terminalreporter.write_sep("=", "seen on pages")
        for line in told:
            terminalreporter.write_line(line)
