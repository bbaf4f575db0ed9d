"""The clocks: nothing is older than its time, nothing younger goes, and everybody can see how long that is."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import groupby
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from alongside.conversations.models import Commitment, Conversation, JustTalked, PrivateNote, TalkingPoint
from alongside.conversations.testing import a_conversation, a_pair, a_point, a_promise
from alongside.foundation.testing import as_owner, by_owner, by_worker
from alongside.journal.models import Entry
from alongside.notices.models import Notice
from alongside.people.models import Person
from alongside.people.testing import Cast, a_person
from alongside.trust.catalogue import Clock, catalogue
from alongside.trust.identity import acting_as as assuming
from alongside.trust.models import Erasure
from tests.data.company import age, fill_all, forget_tonight

pytestmark = pytest.mark.django_db
SLACK = 45  # what is made lies up to six weeks around today: talks to come, days of promises, links
FOREVER = {"leavers"}
MONTH = 30.44


def in_days(clock: Clock) -> int:
    return int(clock.number * {"hours": 1 / 24, "days": 1, "months": MONTH}[clock.unit]) + 1


Rows = dict[str, set[Any]]


@by_owner
def rows() -> Rows:
    """Table → the keys of its rows, where they are about somebody."""
    return {
        e.label: set(e.model._default_manager.values_list("pk", flat=True)) for e in catalogue().entries if e.clocks
    }


def left_of(before: Rows, *tables: str) -> Rows:
    """What is still there of what was: tonight's own count and journal are new."""
    now = rows()
    return {table: left for table in tables or before if (left := before[table] & now[table])}


@pytest.fixture
def company(cast: Cast) -> Cast:
    with as_owner():
        Entry.objects.all().delete()  # of the day on which this database was made, which may be long ago
    fill_all(cast.amira, cast.jonas)
    with as_owner():
        Notice.objects.update(seen_at=timezone.now())
    return cast


def test_after_ten_years_nothing_is_older_than_its_time(company: Cast) -> None:
    with as_owner():
        company.noor.leave()
    before = rows()
    age(3650)
    forget_tonight()
    kept = {entry.label for entry in catalogue().entries if entry.clocks and entry.clocks[0] in FOREVER}
    assert set(left_of(before)) - kept == set()
    with as_owner():
        assert Person.objects.get(pk=company.noor.pk).name.startswith("Former colleague")
        assert Person.objects.get(pk=company.amira.pk).name == "Amira Haddad", "she works here"


def test_each_clock_takes_what_is_older_and_leaves_what_is_younger(company: Cast) -> None:
    """Everything of that time, on both sides of it; with two times the first holds, for nothing here is formal."""
    before = rows()
    clocks = sorted((c for c in catalogue().clocks.values() if c.key not in FOREVER), key=in_days)
    times = [(days, {clock.key for clock in alike}) for days, alike in groupby(clocks, key=in_days)]
    assert [trouble for time in times for trouble in in_vain(partial(at_their_time, *time, before))] == []


def at_their_time(days: int, clocks: set[str], before: Rows) -> Iterator[str]:
    """All clocks that run so long, in the same nights."""
    tables = [e.label for e in catalogue().entries if e.clocks and e.clocks[0] in clocks]
    if not tables:
        return
    young = max(0, days - SLACK)
    age(young)
    forget_tonight()
    left = left_of(before, *tables)
    if taken := {table: gone for table in tables if (gone := before[table] - left.get(table, set()))}:
        yield f"{taken} was taken too early by {clocks}"
    age(days + SLACK - young)
    forget_tonight()
    if left := left_of(before, *tables):
        yield f"{clocks} left {left}"


def in_vain(story: Callable[[], Iterator[str]]) -> list[str]:
    """What it tells; afterwards everything is as before."""
    with transaction.atomic():
        told = list(story())
        transaction.set_rollback(True)
    return told


def test_a_formal_talk_is_kept_longer_and_its_promises_with_it(company: Cast) -> None:
    with as_owner():
        talk = Conversation.objects.filter(conclusion__isnull=False).get()
        a_promise(talk.relationship, company.amira, "In a formal talk", conversation=talk)
        talk.template_version.__class__.objects.update(is_formal=True)
    age(24 * 31 + SLACK)
    forget_tonight()
    with as_owner():
        assert Conversation.objects.filter(pk=talk.pk).exists()
        assert list(Commitment.objects.values_list("text", flat=True)) == ["In a formal talk"]
    age(12 * 31)
    forget_tonight()
    assert not rows()["conversations.Conversation"] | rows()["conversations.Commitment"]


def test_a_promise_outlives_the_talk_it_came_from(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas)
    due = timezone.localdate() + timedelta(days=300)
    promise = a_promise(talk.relationship, cast.jonas, conversation=talk, due=due)
    age(24 * 31)
    forget_tonight()
    with as_owner():
        promise.refresh_from_db()
        assert promise.conversation_id is None and not Conversation.objects.exists()


def test_an_open_point_stays_while_the_two_talk(cast: Cast) -> None:
    """Its own age says nothing: it may be standing. The database sees the new talk where the clock does not."""
    pair = a_pair(cast.amira, cast.jonas)
    a_point(pair, cast.amira, is_standing=True)
    age(800)
    a_conversation(cast.amira, cast.jonas)
    forget_tonight()
    with as_owner():
        assert TalkingPoint.objects.count() == 1
        Conversation.objects.all().delete()
    forget_tonight()
    with as_owner():
        assert not TalkingPoint.objects.exists()


def test_private_notes_of_whoever_left_are_gone_after_ninety_days(cast: Cast) -> None:
    talk = a_conversation(cast.amira, cast.jonas)
    with as_owner():
        for author in (cast.amira, cast.jonas):
            PrivateNote.objects.create(
                relationship=talk.relationship, author=author, text="Mine", is_kept=True,
                delete_on=timezone.localdate() + timedelta(days=300),
            )  # fmt: skip
        cast.jonas.leave(on=timezone.localdate() - timedelta(days=89))
    forget_tonight()
    with as_owner():
        assert PrivateNote.objects.count() == 2
        cast.jonas.employments.update(ends_on=timezone.localdate() - timedelta(days=91))
    forget_tonight()
    with as_owner():
        assert PrivateNote.objects.get().author == cast.amira


def test_who_left_keeps_their_name_for_three_years(cast: Cast) -> None:
    with as_owner():
        cast.otto.say("work", "In the morning", audience="everyone")
        cast.otto.leave()
    age(36 * 30)
    forget_tonight()
    with as_owner():
        cast.otto.refresh_from_db()
        assert cast.otto.name == "Otto Lindqvist"
    age(40)
    forget_tonight()
    forget_tonight()
    with as_owner():
        cast.otto.refresh_from_db()
        erasure = Erasure.objects.get()
        assert (cast.otto.name, cast.otto.email) == (erasure.pseudonym, None)
        assert not cast.otto.profile_notes.exists()
    assert cast.otto.pk == erasure.person_id


def test_whoever_comes_back_keeps_their_name(cast: Cast) -> None:
    with as_owner():
        cast.otto.leave(on=timezone.localdate() - timedelta(days=2000))
        cast.otto.employ()
    forget_tonight()
    with as_owner():
        assert Person.objects.get(pk=cast.otto.pk).name == "Otto Lindqvist"


@pytest.mark.parametrize(
    ("make", "days"),
    [
        (lambda cast: a_conversation(cast.amira, cast.jonas), 200),
        (lambda cast: a_promise(a_pair(cast.amira, cast.jonas), cast.jonas), 200),
        (lambda cast: a_point(a_pair(cast.amira, cast.jonas), cast.amira), 200),
    ],
)
def test_the_database_refuses_to_delete_what_is_younger_than_any_time(
    cast: Cast, make: Callable[[Cast], Any], days: int
) -> None:
    """Whatever the program asks for: the clock's own purpose does not see it."""
    thing = make(cast)
    age(days)

    @by_worker
    def take_all() -> int:
        with assuming(None, "retention"):
            seen = type(thing)._default_manager.all()
            return int(seen.count() + seen.delete()[0])

    assert take_all() == 0


def test_one_clock_that_cannot_go_on_stops_no_other(company: Cast, caplog: Any) -> None:
    """A table of somebody's own that still holds on to a talk: said in the end, without a word of content."""
    age(3650)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("create table held_by (talk uuid references conversations_conversation)")
        cursor.execute("insert into held_by select id from conversations_conversation limit 1")
        cursor.execute("set constraints all immediate")
    with pytest.raises(RuntimeError, match="did not forget: talks"):
        forget_tonight()
    left = rows()
    assert left["conversations.Conversation"] and not left["journal.Entry"] and not left["conversations.PrivateNote"]
    assert "Amira" not in caplog.text


def test_a_month_back_is_the_same_day_or_the_last_one() -> None:
    from datetime import UTC, datetime

    from alongside.foundation.dates import months_before

    assert months_before(datetime(2027, 3, 31, tzinfo=UTC), 1).date().isoformat() == "2027-02-28"
    assert months_before(datetime(2028, 2, 29, tzinfo=UTC), 24).date().isoformat() == "2026-02-28"
    assert months_before(datetime(2027, 1, 15, tzinfo=UTC), -1).date().isoformat() == "2027-02-15"


def test_somebody_who_never_worked_here_is_left_alone() -> None:
    person = a_person("Not Yet")
    with as_owner():
        person.employments.all().delete()
    forget_tonight()
    with as_owner():
        assert Person.objects.get(pk=person.pk).name == "Not Yet"
        assert not JustTalked.objects.exists()


def test_ninety_days_are_ninety_days_here_across_summer_time() -> None:
    """Half past eleven at night in November was half past midnight in August, by the clock of summer."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from alongside.trust.catalogue import catalogue

    here = ZoneInfo("Europe/Berlin")
    late = datetime(2026, 11, 25, 23, 30, tzinfo=here)
    assert catalogue().clocks["private"].before(late, 90) == datetime(2026, 8, 27, 23, 30, tzinfo=here)
