"""The drill: back up, lose everything, bring it back, and read the same again."""

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest

from alongside.config.database import Embedded
from alongside.config.database.hardening import LEAST_VERSIONS
from alongside.config.findings import version
from alongside.config.keys import keys
from alongside.config.migration import child_environment
from tests.figures import tell
from tests.killing.house import furnish


@pytest.fixture(scope="module")
def homes() -> Iterator[tuple[Path, Path]]:
    """One that holds something, and an empty one."""
    full, empty = (Path(tempfile.mkdtemp(prefix="alongside-")) for _ in range(2))
    furnish(full)
    yield full, empty
    for folder in (full, empty):
        Embedded(folder).remove()
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def backup(homes: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    place = tmp_path_factory.mktemp("copies")
    answer = _alongside(homes[0], "backup", str(place / "data"), "--keys", str(place / "keys"), "--json")
    assert answer.returncode == 0, answer.stderr
    return dict(json.loads(answer.stdout))


def test_a_backup_is_for_its_owner_alone(backup: dict[str, str]) -> None:
    for file in (backup["backup"], backup["keys"]):
        assert stat.S_IMODE(Path(file).stat().st_mode) == 0o600


def test_a_backup_leaves_things_as_it_found_them(homes: tuple[Path, Path], backup: dict[str, str]) -> None:
    assert not Embedded(homes[0]).is_running()


def test_a_backup_holds_no_key(homes: tuple[Path, Path], backup: dict[str, str]) -> None:
    said = subprocess.run(
        [_pg_restore(), "--data-only", "--file=-", backup["backup"]], capture_output=True, check=True
    ).stdout
    assert b"COPY trust.identity_key" not in said
    assert keys(homes[0], {}).notes.hex().encode() not in said


def test_a_restore_brings_back_data_and_keys(homes: tuple[Path, Path], backup: dict[str, str]) -> None:
    full, empty = homes
    begun = time.monotonic()
    answer = _alongside(empty, "restore", backup["backup"], "--keys", backup["keys"], "--json")
    assert answer.returncode == 0, answer.stderr
    tell("restore", seconds=round(time.monotonic() - begun, 1))
    assert json.loads(answer.stdout) == {"restored": backup["backup"], "erased_again": 0}
    assert keys(empty, {}) == keys(full, {})
    assert _migrations(empty) == _migrations(full)
    again = _alongside(empty, "restore", backup["backup"], "--keys", backup["keys"])
    assert (again.returncode, "holds data already" in again.stderr) == (1, True)


def test_who_was_erased_since_is_erased_again(
    homes: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The backup knows the name; the ledger beside it, which a later backup brought, knows that it is to go."""
    full, place = homes[0], tmp_path_factory.mktemp("erased")
    assert _alongside(full, "people", "invite", "otto@example.org", "--name", "Otto Lindqvist").returncode == 0
    _as_owner(full, "update people_employment set starts_on = current_date - 9, ends_on = current_date - 1")
    backup = json.loads(_alongside(full, "backup", str(place / "data"), "--keys", str(place / "keys"), "--json").stdout)
    erased = _alongside(full, "people", "erase", "otto@example.org", "--yes", "--json")
    pseudonym = json.loads(erased.stdout)["pseudonym"]
    assert _alongside(full, "backup", str(place / "data")).returncode == 0
    again = Path(tempfile.mkdtemp(prefix="alongside-"))
    try:
        answer = _alongside(again, "restore", backup["backup"], "--keys", backup["keys"], "--json")
        assert answer.returncode == 0, answer.stderr
        assert json.loads(answer.stdout)["erased_again"] == 1
        assert _as_owner(again, "select name, email from people_person") == [(pseudonym, None)]
        assert pseudonym in (again / "erasures.json").read_text()
        assert "Otto" not in (again / "erasures.json").read_text()
    finally:
        Embedded(again).remove()
        shutil.rmtree(again)


def test_other_keys_are_refused(homes: tuple[Path, Path], backup: dict[str, str], tmp_path: Path) -> None:
    copy = json.loads(Path(backup["keys"]).read_text()) | {"fingerprint": "another"}
    (tmp_path / "other.keys").write_text(json.dumps(copy))
    answer = _alongside(homes[1], "restore", backup["backup"], "--keys", str(tmp_path / "other.keys"))
    assert (answer.returncode, "do not belong" in answer.stderr) == (1, True)


def test_doctor_knows_that_the_keys_are_copied(homes: tuple[Path, Path], backup: dict[str, str]) -> None:
    found = json.loads(_alongside(homes[0], "doctor", "--json").stdout)
    states = {finding["name"]: finding["state"] for finding in found["findings"]}
    assert found["is_well"]
    assert (states["keys"], states["roles"], states["settings"], states["migrations"]) == ("good",) * 4


def test_doctor_finds_roles_that_are_too_strong(homes: tuple[Path, Path]) -> None:
    embedded = Embedded(homes[0])
    embedded.start()
    with psycopg.connect(embedded.superuser(), autocommit=True) as connection:
        connection.execute("grant pg_read_all_data to alongside_app; alter role alongside_worker bypassrls")
        answer = _alongside(homes[0], "doctor")
        connection.execute("revoke pg_read_all_data from alongside_app; alter role alongside_worker nobypassrls")
    embedded.stop()
    assert answer.returncode == 1
    assert "alongside_app can become pg_read_all_data" in answer.stdout
    assert "alongside_worker has rights it must not have" in answer.stdout


def test_doctor_finds_what_would_write_texts_down_or_forget(homes: tuple[Path, Path]) -> None:
    """Whichever role it is said to: the owner reads no page."""
    embedded = Embedded(homes[0])
    embedded.start()
    with psycopg.connect(embedded.superuser(), autocommit=True) as connection:
        connection.execute("alter role alongside_app set log_statement = 'mod'")
        connection.execute("alter role alongside_worker set synchronous_commit = 'off'")
        answer = _alongside(homes[0], "doctor")
        connection.execute("alter role alongside_app reset log_statement")
        connection.execute("alter role alongside_worker reset synchronous_commit")
        well = _alongside(homes[0], "doctor")
    embedded.stop()
    assert (answer.returncode, well.returncode) == (1, 0)
    assert "BAD   settings: log_statement is mod: texts may reach the log. Make it none." in answer.stdout
    assert "BAD   settings: synchronous_commit is off: what was saved may be lost. Make it on." in answer.stdout


def test_doctor_finds_a_server_that_leaked_rows(homes: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a newer one were the least: this machine has no old one."""
    embedded = Embedded(homes[0])
    embedded.start()
    with psycopg.connect(embedded.url("owner")) as connection:
        monkeypatch.setitem(LEAST_VERSIONS, connection.info.server_version // 10_000, 999)
        (found,) = version(connection)
    embedded.stop()
    assert (found.state, "can leak rows" in found.message) == ("broken", True)


def _alongside(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    own = {name for name in os.environ if name.startswith("ALONGSIDE_")}
    environment = {name: value for name, value in child_environment("owner").items() if name not in own}
    begin = "from alongside.config.commandline import main; main()"
    return subprocess.run(
        [sys.executable, "-P", "-c", begin, *arguments],
        env={**environment, "ALONGSIDE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


def _migrations(home: Path) -> int:
    ((number,),) = _as_owner(home, "select count(*) from django_migrations")
    return int(number)


def _as_owner(home: Path, words: LiteralString) -> list[tuple[Any, ...]]:
    embedded = Embedded(home)
    embedded.start()
    with psycopg.connect(embedded.url("owner")) as connection:
        answer = connection.execute(words)
        rows = answer.fetchall() if answer.description else []
    embedded.stop()
    return rows


def _pg_restore() -> str:
    from alongside.config.database.programs import programs

    return str(programs() / "pg_restore")
