"""The console script: quick, helpful, and plain about what it refuses."""

import errno
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import psycopg
import pytest
from click.testing import CliRunner

from alongside import __version__
from alongside.config.commandline import COMMANDS, alongside
from alongside.config.refusal import Refused, refused

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in {"people", "demo"}])
def test_every_command_has_help(name: str) -> None:
    answer = CliRunner().invoke(alongside, [name, "--help"])
    assert answer.exit_code == 0
    assert "Usage:" in answer.output


# They do something and have nothing to tell, or what they print is a file's own format.
WITHOUT_JSON = {
    *("run", "web", "worker", "database migrate", "database prepare", "coach rules"),
    *("people reset-second-step", "single-sign-on forget"),
}


def test_every_part_of_a_command_has_help_and_tells_data_as_json() -> None:
    leaves = dict(_leaves(alongside, click.Context(alongside, info_name="alongside")))
    assert [name for name, said in leaves.items() if not said.help] == []
    without = {name for name, said in leaves.items() if not any("--json" in option.opts for option in said.params)}
    assert without == WITHOUT_JSON


def _leaves(command: click.Command, context: click.Context, name: str = "") -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield name, command
        return
    for part in command.list_commands(context):
        below = command.get_command(context, part)
        assert below is not None
        yield from _leaves(below, click.Context(below, parent=context), f"{name} {part}".strip())


def test_help_lists_every_command() -> None:
    output = CliRunner().invoke(alongside, ["--help"]).output
    assert all(name in output for name in COMMANDS)


def test_version_is_said() -> None:
    assert CliRunner().invoke(alongside, ["--version"]).output.strip() == f"alongside {__version__}"
    assert json.loads(CliRunner().invoke(alongside, ["version", "--json"]).stdout)["alongside"] == __version__


def test_what_needs_nothing_loads_nothing() -> None:
    ask = (
        "import sys; from alongside.config.commandline import alongside; alongside(['--help'], standalone_mode=False);"
    )
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", ask + " sys.exit('django' in sys.modules or 'psycopg' in sys.modules)"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert time.monotonic() - began < 3


def test_an_unknown_command_is_a_matter_of_usage() -> None:
    assert CliRunner().invoke(alongside, ["dance"]).exit_code == 2


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Refused("The door is closed."), "The door is closed."),
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full."),
        (PermissionError(errno.EACCES, "Permission denied", "/srv/talks"), "/srv/talks is locked"),
        (FileNotFoundError(errno.ENOENT, "No such file", "/srv/x.csv"), "/srv/x.csv does not exist"),
        (FileExistsError(errno.EEXIST, "File exists", "/srv/x"), "/srv/x is no folder"),
        (psycopg.OperationalError("connection refused\nmore"), "The database does not answer: connection refused"),
        (psycopg.errors.DiskFull('could not extend file "base/1/2": wrote only 4096 bytes'), "The disk is full."),
        (refused("The data could not be read", "DETAIL: x\nERROR: y\n"), "The data could not be read: ERROR: y"),
        (refused("The data could not be made", "No space left on device\ninitdb: removing"), "The disk is full."),
    ],
)
def test_a_known_problem_is_one_sentence(problem: Exception, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def fail() -> None:
        raise problem

    monkeypatch.setattr(import_module("alongside.config.commands.version"), "version", fail)
    answer = CliRunner().invoke(alongside, ["version"])
    assert answer.exit_code == 1
    assert words in answer.stderr
    assert "Traceback" not in answer.output


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"ALONGSIDE_BASE_URL": "nonsense"}, "ALONGSIDE_BASE_URL='nonsense' is not usable"),
        ({"ALONGSIDE_BASE_URL": "https://x.example", "ALONGSIDE_DEBUG": "yes"}, "ALONGSIDE_DEBUG shows private text"),
        ({"ALONGSIDE_MAIL_URL": "pigeon://loft"}, "ALONGSIDE_MAIL_URL='pigeon://loft' is not usable"),
    ],
)
@pytest.mark.parametrize("command", ["run", "doctor"])
def test_a_wrong_setting_is_refused_before_anything_begins(
    command: str, settings: dict[str, str], words: str, tmp_path: Path
) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("ALONGSIDE_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-P", "-c", "from alongside.config.commandline import main; main()", command],
        env={**own, "PYTHONPATH": str(ROOT), "ALONGSIDE_HOME": str(tmp_path / "home"), **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert words in done.stderr


def test_database_prepare_prints_sql() -> None:
    output = CliRunner().invoke(alongside, ["database", "prepare"]).output
    assert "create role alongside_app" in output


def test_a_restore_without_keys_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.dump").touch()
    answer = CliRunner().invoke(alongside, ["restore", str(tmp_path / "x.dump")])
    assert answer.exit_code == 1
    assert "--keys" in answer.stderr


def test_keys_beside_the_data_are_refused(tmp_path: Path) -> None:
    answer = CliRunner().invoke(alongside, ["backup", str(tmp_path), "--keys", str(tmp_path / "keys")])
    assert answer.exit_code == 1
    assert "protect nothing" in answer.stderr
