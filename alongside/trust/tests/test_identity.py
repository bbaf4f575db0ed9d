"""The signed identity: believed when it is ours, worth nothing when it is forged."""

import pytest
from django.db import connection, transaction

from alongside.foundation.records import new_key
from alongside.foundation.testing import APP, WORKER, as_owner, as_role
from alongside.people.testing import a_person
from alongside.trust import identity
from alongside.trust.testing import acting_as

pytestmark = pytest.mark.django_db


def actor() -> object:
    with connection.cursor() as cursor:
        cursor.execute("select trust.actor()")
        return cursor.fetchone()[0]


def forge(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('alongside.identity', %s, true)", [value])


def test_who_acts_in_a_test_has_a_role_without_powers() -> None:
    with acting_as(a_person()), connection.cursor() as cursor:
        cursor.execute("select rolname, rolsuper or rolbypassrls from pg_roles where rolname = current_user")
        assert cursor.fetchone() == (APP, False)


def test_signed_identity_is_believed() -> None:
    amira = a_person()
    with identity.acting_as(amira.pk, "web"):
        assert actor() == amira.pk


def test_who_does_not_work_here_is_nobody() -> None:
    with identity.acting_as(new_key(), "web"):
        assert actor() is None


def test_who_has_left_is_nobody() -> None:
    amira = a_person()
    with as_owner():
        amira.leave()
    with identity.acting_as(amira.pk, "web"):
        assert actor() is None


def test_no_identity_is_nobody() -> None:
    assert actor() is None


def test_forged_actor_is_nobody() -> None:
    mine, theirs = a_person("Otto Lindqvist").pk, a_person().pk
    forge(identity.signed(mine, "web").replace(str(mine), str(theirs)))
    assert actor() is None


def test_identity_of_another_connection_is_nobody() -> None:
    parts = identity.signed(a_person().pk, "web").split("|")
    parts[3] = str(int(parts[3]) + 1)
    forge("|".join(parts))
    assert actor() is None


def test_expired_identity_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "LASTS", -1)
    forge(identity.signed(a_person().pk, "web"))
    assert actor() is None


@pytest.mark.parametrize("nonsense", ["", "x", "a|b|c|d|e", "||||", "|web|9|1|00"])
def test_nonsense_is_nobody_and_no_error(nonsense: str) -> None:
    forge(nonsense)
    assert actor() is None


@pytest.mark.parametrize("role", [APP, WORKER])
def test_no_run_time_role_reads_the_key(role: str) -> None:
    refused = pytest.raises(Exception, match="permission denied")
    with as_role(role), connection.cursor() as cursor, refused, transaction.atomic():
        cursor.execute("select * from trust.identity_key")
