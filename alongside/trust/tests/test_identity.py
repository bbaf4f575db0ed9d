"""The signed identity: believed when it is ours, worth nothing when it is forged."""

import pytest
from django.db import connection, transaction

from alongside.foundation.records import new_key
from alongside.foundation.testing import assert_no_superuser
from alongside.trust import identity

pytestmark = pytest.mark.django_db


def actor() -> object:
    with connection.cursor() as cursor:
        cursor.execute("select trust.actor()")
        return cursor.fetchone()[0]


def forge(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('alongside.identity', %s, true)", [value])


def test_tests_run_as_a_role_without_powers() -> None:
    assert_no_superuser()


def test_signed_identity_is_believed() -> None:
    somebody = new_key()
    with identity.acting_as(somebody, "web"):
        assert actor() == somebody


def test_no_identity_is_nobody() -> None:
    assert actor() is None


def test_forged_actor_is_nobody() -> None:
    mine, theirs = new_key(), new_key()
    forge(identity.signed(mine, "web").replace(str(mine), str(theirs)))
    assert actor() is None


def test_identity_of_another_connection_is_nobody() -> None:
    parts = identity.signed(new_key(), "web").split("|")
    parts[3] = str(int(parts[3]) + 1)
    forge("|".join(parts))
    assert actor() is None


def test_expired_identity_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "LASTS", -1)
    forge(identity.signed(new_key(), "web"))
    assert actor() is None


@pytest.mark.parametrize("nonsense", ["", "x", "a|b|c|d|e", "||||", "|web|9|1|00"])
def test_nonsense_is_nobody_and_no_error(nonsense: str) -> None:
    forge(nonsense)
    assert actor() is None


def test_app_role_cannot_read_the_key() -> None:
    with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select * from trust.identity_key")
