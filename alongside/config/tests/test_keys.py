"""Key files: made once, read afterwards, and never with open doors."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from alongside.config.keys import keys
from alongside.config.refusal import Refused


def test_keys_are_made_once(tmp_path: Path) -> None:
    first = keys(tmp_path, {})
    assert keys(tmp_path, {}) == first
    assert len(first.identity) == len(first.notes) == 32
    assert first.identity != first.notes


def test_key_files_are_ours_alone(tmp_path: Path) -> None:
    keys(tmp_path, {})
    assert {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "keys").iterdir()} == {0o600}


def test_two_that_start_at_once_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: keys(tmp_path, {}), range(8)))) == 1


def test_another_folder_may_be_named(tmp_path: Path) -> None:
    keys(tmp_path / "home", {"ALONGSIDE_KEYS": str(tmp_path / "apart")})
    assert (tmp_path / "apart" / "notes.key").exists()
    assert not (tmp_path / "home").exists()


def test_an_open_key_file_is_refused(tmp_path: Path) -> None:
    keys(tmp_path, {})
    (tmp_path / "keys" / "notes.key").chmod(0o644)
    with pytest.raises(Refused, match="chmod 600"):
        keys(tmp_path, {})


def test_a_damaged_key_is_refused(tmp_path: Path) -> None:
    keys(tmp_path, {})
    (tmp_path / "keys" / "notes.key").write_text("abc")
    with pytest.raises(Refused, match="does not hold a key"):
        keys(tmp_path, {})
