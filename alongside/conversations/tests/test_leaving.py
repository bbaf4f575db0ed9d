"""Whoever leaves is out at once: pages at the next request, streams within a minute (trust T2)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from alongside.foundation import live as ear
from alongside.foundation.testing import APP, as_role, by_owner
from alongside.people.models import Session, company_day
from alongside.people.reach import derive
from alongside.people.testing import Cast, signed_in, the_cast

from ..live import may_listen
from ..testing import a_conversation
from .handing_over import midnight

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def test_a_page_opened_a_moment_ago_opens_no_more(cast: Cast) -> None:
    talk, jonas = a_conversation(cast.amira, cast.jonas), signed_in(cast.jonas)
    assert jonas.get(talk.get_absolute_url()).status_code == 200
    by_owner(cast.jonas.leave)()
    assert "/sign-in/" in jonas.get(talk.get_absolute_url()).headers["Location"]
    assert not Session.objects.filter(person=cast.jonas).exists()


def test_a_last_day_ends_at_midnight_without_any_job(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    day = company_day() + timedelta(days=3)
    by_owner(cast.jonas.leave)(on=day)
    talk, a_second = a_conversation(cast.amira, cast.jonas), timedelta(seconds=1)
    jonas = signed_in(cast.jonas)
    monkeypatch.setattr(timezone, "now", lambda: midnight(day) - a_second)
    assert jonas.get(talk.get_absolute_url()).status_code == 200
    monkeypatch.setattr(timezone, "now", lambda: midnight(day))
    assert "/sign-in/" in jonas.get(talk.get_absolute_url()).headers["Location"]


def test_a_stream_is_asked_again_within_a_minute(cast: Cast) -> None:
    assert ear.CHECK + ear.HEARTBEAT < 60


def test_who_left_signed_out_or_lost_the_talk_may_not_listen(cast: Cast) -> None:
    """Noor led Amira until ten days ago."""
    talk, was = a_conversation(cast.amira, cast.jonas), a_conversation(cast.amira, cast.noor)
    session = signed_in(cast.jonas).session.session_key

    def listens(person: UUID = cast.jonas.pk, key: Any = session) -> bool:
        with as_role(APP):
            return may_listen(person, key, talk.pk)

    assert listens()
    assert not listens(key="another") and not listens(person=cast.otto.pk)
    noor = signed_in(cast.noor)
    assert noor.get(was.get_absolute_url()).status_code == 200, (
        "who hands over reads for thirty days, and hears nothing"
    )
    assert noor.get(f"/conversations/{was.pk}/stream/").status_code == 403
    by_owner(cast.amira.lines_up.filter(manager=cast.jonas).update)(ends_on=company_day())
    by_owner(derive)()
    assert not listens()
    amira, hers = cast.amira.pk, signed_in(cast.amira).session.session_key
    assert listens(amira, hers)
    by_owner(cast.amira.leave)()
    assert not listens(amira, hers)
