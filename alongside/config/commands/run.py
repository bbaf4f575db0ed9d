"""`alongside run`, and the two parts of it that systemd and containers start by themselves."""

import os

import click

from alongside.config.at_hand import home
from alongside.config.database import addresses
from alongside.config.migration import child_environment
from alongside.config.port import wanted_port
from alongside.config.start_up import refuse_nonsense, refuse_unsafe
from alongside.config.supervisor import Supervisor
from alongside.config.web import collect_static_files, refuse_taken, web_command, worker_command
from alongside.foundation.environment import Environment


@click.command()
def run() -> None:
    """Start everything on this machine, until Ctrl-C.

    PORT, ALONGSIDE_HOME and ALONGSIDE_HOST say where.
    """
    where = home()
    refuse_nonsense()
    places = addresses(where, os.environ)
    Supervisor(where, places, _host(), wanted_port(), _web_workers(), say=lambda text: click.echo(text)).run()


@click.command()
def web() -> None:
    """Start the web server alone (for systemd and containers)."""
    refuse_taken(_host(), wanted_port())
    refuse_unsafe(addresses(home(), os.environ).of("app"))
    collect_static_files(home(), lambda text: click.echo(text, err=True))
    _become(web_command(_host(), wanted_port(), _web_workers()), role="app")


@click.command()
def worker() -> None:
    """Start the worker alone (for systemd and containers)."""
    refuse_unsafe(addresses(home(), os.environ).of("worker"))
    _become(worker_command(), role="worker")


def _become(command: list[str], *, role: str) -> None:
    os.execve(command[0], command, child_environment(role))  # noqa: S606  our own program


def _host() -> str:
    return Environment().text("ALONGSIDE_HOST", "127.0.0.1")


def _web_workers() -> int:
    return Environment().number("ALONGSIDE_WEB_WORKERS", min(2, os.cpu_count() or 1), least=1, most=64)
