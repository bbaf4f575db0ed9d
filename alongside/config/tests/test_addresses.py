"""Whose database it is, and what Django is told about it."""

from pathlib import Path

import pytest

from alongside.config.database import addresses, django_settings
from alongside.config.demonstration import is_demo, may_be_demo
from alongside.config.refusal import Refused

OWN = {
    "ALONGSIDE_DATABASE_URL": "postgresql://app:a@db:5433/talks?sslmode=require",
    "ALONGSIDE_WORKER_DATABASE_URL": "postgresql://worker:w@db/talks",
    "ALONGSIDE_OWNER_DATABASE_URL": "postgresql://owner:o@db/talks",
}


def test_without_addresses_the_embedded_one_is_meant(tmp_path: Path) -> None:
    places = addresses(tmp_path, {})
    assert places.embedded
    assert places.of("app") == places.embedded.url("app")


def test_an_own_database_has_no_embedded_one(tmp_path: Path) -> None:
    places = addresses(tmp_path, OWN)
    assert places.embedded is None
    assert places.of("worker") == OWN["ALONGSIDE_WORKER_DATABASE_URL"]


def test_a_missing_address_is_named(tmp_path: Path) -> None:
    places = addresses(tmp_path, {"ALONGSIDE_DATABASE_URL": OWN["ALONGSIDE_DATABASE_URL"]})
    with pytest.raises(Refused, match="ALONGSIDE_OWNER_DATABASE_URL is not set"):
        places.of("owner")


def test_an_unknown_role_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="should be app, worker or owner"):
        addresses(tmp_path, {}).of("root")


def test_django_is_told_everything() -> None:
    told = django_settings("postgresql://a%40b:p%2Fw@db:5433/talks?sslmode=require", pool=4)
    assert (told["USER"], told["PASSWORD"], told["HOST"], told["PORT"], told["NAME"]) == (
        "a@b",
        "p/w",
        "db",
        "5433",
        "talks",
    )
    assert told["OPTIONS"]["sslmode"] == "require"
    assert told["OPTIONS"]["server_side_binding"] is True
    assert told["OPTIONS"]["pool"]["max_size"] == 4
    assert told["OPTIONS"]["prepare_threshold"] == 5
    assert told["OPTIONS"]["options"] == "-c plan_cache_mode=force_generic_plan"


def test_ones_own_options_stay() -> None:
    told = django_settings("postgresql://a:b@db/talks?options=-c%20jit%3Doff", pool=4)
    assert told["OPTIONS"]["options"] == "-c jit=off -c plan_cache_mode=force_generic_plan"


def test_a_socket_folder_is_a_host() -> None:
    assert django_settings("postgresql://a:b@/talks?host=/run/pg")["HOST"] == "/run/pg"


@pytest.mark.parametrize("nonsense", ["", "sqlite:///x.db", "postgresql://db", "talks"])
def test_nonsense_is_refused_with_an_example(nonsense: str) -> None:
    with pytest.raises(Refused, match="postgresql://name:password@host"):
        django_settings(nonsense)


def test_a_demo_is_only_for_this_machine(tmp_path: Path) -> None:
    embedded, own = addresses(tmp_path, {}), addresses(tmp_path, OWN)
    assert may_be_demo(embedded, {})
    assert not may_be_demo(own, {})
    assert not may_be_demo(embedded, {"ALONGSIDE_HOST": "192.0.2.1"})
    assert not may_be_demo(embedded, {"ALONGSIDE_BASE_URL": "https://talks.example.org"})


def test_a_demo_is_remembered(tmp_path: Path) -> None:
    places = addresses(tmp_path, {})
    assert not is_demo(tmp_path, places, {})
    (tmp_path / "demo").touch()
    assert is_demo(tmp_path, places, {})
    assert not is_demo(tmp_path, places, {"ALONGSIDE_HOST": "192.0.2.1"})
