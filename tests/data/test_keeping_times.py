"""Choosing how long things are kept, and seeing what would go."""

import json
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.utils import timezone

from alongside.conversations.models import Conversation
from alongside.conversations.testing import a_conversation
from alongside.foundation.testing import as_owner, by_owner, by_worker
from alongside.notices.models import Notice
from alongside.people.testing import Cast, signed_in
from alongside.trust import jobs
from alongside.trust.catalogue import catalogue
from alongside.trust.commands import trust
from alongside.trust.identity import acting_as as assuming
from alongside.trust.models import Forgetting, KeepingTime
from alongside.trust.retention import forget, kept_words, outlook, read_again
from tests.data.company import age, fill_all, forget_tonight

pytestmark = pytest.mark.django_db
SLACK = 45


Rows = dict[str, set[Any]]


@by_owner
def rows() -> Rows:
    """Table → the keys of its rows, where they are about somebody."""
    return {
        e.label: set(e.model._default_manager.values_list("pk", flat=True)) for e in catalogue().entries if e.clocks
    }


@pytest.fixture
def company(cast: Cast) -> Cast:
    fill_all(cast.amira, cast.jonas)
    with as_owner():
        Notice.objects.update(seen_at=timezone.now())
    return cast


def choose(cast: Cast, number: object, clock: str = "talks") -> int:
    answer = signed_in(cast.ada).post(f"/kept/{clock}/", {"_method": "PUT", "number": number})
    read_again()
    return answer.status_code


def test_an_administrator_chooses_and_everybody_reads_it(cast: Cast) -> None:
    assert kept_words("talks") == "24 months after the talk"
    assert choose(cast, 30) == 303
    assert kept_words("talks") == "30 months after the talk"
    with as_owner():
        chosen = KeepingTime.objects.get()
    assert (chosen.by, chosen.holds_from) == (cast.ada, timezone.localdate())
    assert "30 months after the talk" in signed_in(cast.amira).get("/what-is-stored/").content.decode()


def test_a_shorter_time_waits_a_week_and_can_be_taken_back(cast: Cast) -> None:
    a_conversation(cast.amira, cast.jonas, at=timezone.now() + timedelta(days=1))
    age(500)
    choose(cast, 12)
    assert kept_words("talks") == "24 months after the talk"
    by_worker(jobs.look_ahead.func)("talks")
    page = signed_in(cast.ada).get("/kept/").content.decode()
    assert "12 months from" in page
    with as_owner():
        assert Conversation.objects.exists()
        assert Forgetting.objects.get(clock="talks").ahead["conversations.Conversation"] == 1
    choose(cast, 24)
    with as_owner():
        assert not KeepingTime.objects.filter(holds_from__gt=timezone.localdate()).exists()


def test_a_shorter_time_holds_after_its_week(cast: Cast) -> None:
    a_conversation(cast.amira, cast.jonas)
    choose(cast, 12)
    age(400)
    forget_tonight()
    with as_owner():
        assert not Conversation.objects.exists()


@pytest.mark.parametrize("number", [11, 61, "", "soon"])
def test_outside_its_bounds_nothing_is_chosen(cast: Cast, number: object) -> None:
    assert choose(cast, number) == 422
    with as_owner():
        assert not KeepingTime.objects.exists()


def test_what_is_fixed_has_no_form_and_others_may_not(cast: Cast) -> None:
    assert choose(cast, 30, "private") == 404
    assert choose(cast, 30, "nothing") == 404
    for somebody in (cast.amira, cast.jonas, cast.lucia):
        browser = signed_in(somebody)
        assert browser.get("/kept/").status_code == 403
        assert browser.post("/kept/talks/", {"_method": "PUT", "number": 30}).status_code == 403


# --- looking ahead -----------------------------------------------------------------------------------------------
def test_a_preview_says_what_would_go_and_deletes_nothing(company: Cast) -> None:
    age(720)
    with as_owner():
        before = rows()
        answer = CliRunner().invoke(trust, ["outlived", "--days", "60", "--json"])
        found = {one["clock"]: one for one in json.loads(answer.output)}
        assert rows() == before
    for table in ("conversations.Conversation", "conversations.JustTalked"):
        assert found["talks"]["rows"][table] == len(before[table]) > 0
    assert found["talks"]["oldest"] == (timezone.localdate() - timedelta(days=720)).isoformat()
    assert found["formal"]["rows"] == {}


def test_what_a_preview_says_is_what_goes(company: Cast) -> None:
    age(24 * 31 + SLACK)
    clock = catalogue().clocks["talks"]
    with as_owner():
        told = outlook(clock, ahead=timedelta()).counts

    @by_worker
    def tonight() -> Forgetting:
        with assuming(None, "retention"):
            return forget(clock)

    gone = tonight().gone
    assert {table: gone[table] for table in told} == dict(told)


def test_the_administrators_page_has_counts_and_no_names_of_authors(company: Cast) -> None:
    age(24 * 31 + SLACK)
    forget_tonight()
    page = signed_in(company.ada).get("/kept/").content.decode()
    assert "Talks that are not formal" in page and "after the talk" in page
    assert "Jonas" not in page
