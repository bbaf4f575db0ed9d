"""The embedded database: begins, ends, and comes back after a crash."""

import os
import shutil
import stat
from pathlib import Path

import psutil
import psycopg
import pytest

from alongside.config.database import Embedded, using
from alongside.config.database.place import LONGEST_SOCKET_FOLDER, Place, kill, processes_in
from alongside.config.refusal import Refused


def test_start_makes_a_database_for_three_roles(embedded: Embedded) -> None:
    for role in ("owner", "app", "worker"):
        with psycopg.connect(embedded.url(role)) as connection:
            row = connection.execute("select current_user, current_database()").fetchone()
        assert row == (f"alongside_{role}", "alongside")


def test_start_twice_starts_once(embedded: Embedded) -> None:
    assert embedded.start() is False
    assert embedded.is_running()


def test_folders_and_passwords_are_for_the_account_alone(embedded: Embedded) -> None:
    for folder in (embedded.place.folder, embedded.place.data, embedded.place.socket):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert folder.stat().st_uid == embedded.server.account.uid
    for file in (embedded.home / "keys").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_it_listens_on_its_own_socket_only(embedded: Embedded) -> None:
    with psycopg.connect(embedded.superuser()) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)
    server = psutil.Process(int((embedded.place.data / "postmaster.pid").read_text().split()[0]))
    assert server.net_connections(kind="inet") == []


def test_a_wrong_password_is_refused(embedded: Embedded) -> None:
    wrong = embedded.url("app").replace(embedded.password("app"), "guessed")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_what_was_saved_survives_stop_and_start(home: Path) -> None:
    embedded = Embedded(home)
    embedded.start()
    _save(embedded, "kept")
    embedded.stop()
    assert not embedded.is_running()
    assert embedded.start() is True
    assert _saved(embedded) == "kept"


def test_a_killed_server_recovers_at_the_next_start(home: Path) -> None:
    embedded = Embedded(home)
    embedded.start()
    _save(embedded, "kept")
    kill(processes_in(embedded.place.data))
    assert not embedded.is_running()
    assert embedded.start() is True
    assert _saved(embedded) == "kept"


def test_a_number_that_another_program_has_now_does_not_block_the_start(home: Path) -> None:
    embedded = Embedded(home)
    embedded.start()
    pid_file = embedded.place.data / "postmaster.pid"
    text = pid_file.read_text().splitlines()
    embedded.stop()
    pid_file.write_text("\n".join([str(os.getppid()), *text[1:]]))
    assert not embedded.is_running()
    assert embedded.start() is True


def test_an_interrupted_making_begins_again(home: Path) -> None:
    embedded = Embedded(home)
    embedded.start()
    embedded.stop()
    (embedded.place.folder / "cluster").unlink()
    (home / "cluster").unlink()
    (embedded.place.data / "PG_VERSION").unlink()
    assert embedded.start() is True


def test_the_last_user_turns_off_the_light(home: Path) -> None:
    with using(Embedded(home)) as first:
        with using(Embedded(home)):
            assert first.is_running()
        assert first.is_running()
    assert not first.is_running()


def test_a_server_that_ran_already_goes_on_running(home: Path) -> None:
    Embedded(home).start()
    with using(Embedded(home)):
        pass
    assert Embedded(home).is_running()


def test_a_long_home_gets_a_short_socket() -> None:
    place = Place(Path("/home") / ("long" * 40))
    assert len(os.fsencode(place.socket)) <= LONGEST_SOCKET_FOLDER


def test_data_of_another_version_is_refused_in_words(home: Path) -> None:
    embedded = Embedded(home)
    embedded.start()
    embedded.stop()
    (embedded.place.data / "PG_VERSION").write_text("13\n")
    with pytest.raises(Refused, match="PostgreSQL 13 wrote this data"):
        embedded.start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root keeps its clusters outside the home")
def test_as_root_a_home_made_anew_begins_empty_and_loses_nothing(home: Path) -> None:
    said: list[str] = []
    embedded = Embedded(home, said.append)
    embedded.start()
    shutil.rmtree(home)
    embedded.start()
    aside = next(Path(word.rstrip(".")) for word in " ".join(said).split() if "set-aside" in word)
    assert (aside / "data" / "PG_VERSION").exists()
    shutil.rmtree(aside)
    with psycopg.connect(embedded.url("owner")) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root keeps its clusters outside the home")
def test_as_root_a_moved_home_keeps_its_data(home: Path) -> None:
    embedded = Embedded(home)
    embedded.start()
    _save(embedded, "kept")
    embedded.stop()
    moved = home.rename(home.with_name(home.name + "-moved"))
    try:
        at_the_new_place = Embedded(moved)
        at_the_new_place.start()
        assert _saved(at_the_new_place) == "kept"
        at_the_new_place.remove()
    finally:
        moved.rename(home)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to change the account")
def test_as_root_the_server_runs_as_an_account_without_rights(embedded: Embedded) -> None:
    (server, *_) = processes_in(embedded.place.data)
    assert server.username() == "alongside"
    assert stat.S_IMODE(Path("/var/lib/alongside").stat().st_mode) == 0o755


def _save(embedded: Embedded, text: str) -> None:
    with psycopg.connect(embedded.url("owner")) as connection:
        connection.execute("create table kept (text text)")
        connection.execute("insert into kept values (%s)", [text])


def _saved(embedded: Embedded) -> str:
    with psycopg.connect(embedded.url("app")) as connection:
        row = connection.execute("select text from kept").fetchone()
    assert row
    return str(row[0])
