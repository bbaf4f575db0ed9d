"""The inbox: what stands there, for whom, and what comes by mail as well."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from alongside.people.models import Person
from alongside.people.testing import a_person, signed_in

from ..actions import tell
from ..kinds import Kind, announce
from ..models import MailChoice, Notice, OutboxItem
from ..queries import unseen_count
from ..quiet import next_working_moment
from ..testing import a_mail_server, deliver, forget_old

pytestmark = pytest.mark.django_db
INDEX, MAIL = "/notices/", "/notices/mail/"
NOISE = Kind("test.noise", "%(by)s did something on %(day)s.", "Because of this test.", "Noise", True, True)
CALM = Kind("test.calm", "%(by)s is calm.", "Because of this test.", "Calm", True)


@pytest.fixture(autouse=True)
def kinds() -> None:
    announce(NOISE, CALM)


@pytest.fixture
def amira() -> Person:
    person = a_person(works_on="1234567", works_from="00:00", works_until=time.max)
    person.refresh_from_db()
    return person


def told(person: Person, key: str = "1", event: str = "test.noise") -> Notice:
    jonas = Person.objects.filter(email="jonas.weber@example.org").first() or a_person("Jonas Weber")
    tell(person, event, key=key, about=jonas, by=jonas, link="/people/", facts={"day": "2026-11-24"})
    return Notice.objects.get(key=key)


def test_a_notice_is_shown_in_the_words_of_now(amira: Person) -> None:
    told(amira)
    page = signed_in(amira).get(INDEX)
    assert "Jonas did something on 24 November 2026." in page.content.decode()
    with translation.override("de"):
        assert Notice.objects.get().sentence == "Jonas did something on 24. November 2026."


def test_it_is_said_once(amira: Person) -> None:
    assert told(amira).pk == told(amira).pk
    assert OutboxItem.objects.count() == 1


def test_an_empty_inbox_says_what_will_stand_there(amira: Person) -> None:
    assert "Nothing new" in signed_in(amira).get(INDEX).content.decode()


def test_opening_a_notice_marks_it_as_seen_and_leads_there(amira: Person) -> None:
    notice = told(amira)
    assert unseen_count(amira) == 1
    answer = signed_in(amira).post(reverse("notices:sighting", args=[notice.pk]))
    assert (answer.status_code, answer["Location"]) == (303, "/people/")
    assert unseen_count(amira) == 0


def test_all_are_seen_at_once(amira: Person) -> None:
    told(amira, "1"), told(amira, "2")
    signed_in(amira).post(reverse("notices:sightings"))
    assert unseen_count(amira) == 0


def test_nobody_else_sees_or_touches_it(amira: Person) -> None:
    notice = told(amira)
    otto = signed_in(a_person("Otto Lindqvist"))
    assert "Jonas" not in otto.get(INDEX).content.decode()
    assert otto.post(reverse("notices:sighting", args=[notice.pk])).status_code == 404
    otto.post(reverse("notices:sightings"))
    assert unseen_count(amira) == 1


def test_a_wrong_method_is_refused(amira: Person) -> None:
    client = signed_in(amira)
    assert client.post(INDEX).status_code == 405
    assert client.get(reverse("notices:sightings")).status_code == 405


def test_the_page_asks_as_little_for_three_as_for_one(
    amira: Person, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    client = signed_in(amira)
    for rows in (1, 3):
        for number in range(rows):
            told(amira, str(number))
        with django_assert_max_num_queries(12):
            client.get(INDEX)


def test_mail_choices_are_kept(amira: Person) -> None:
    client = signed_in(amira)
    assert "Noise" in client.get(MAIL).content.decode()
    client.post(MAIL, {"_method": "PUT", "kinds": ["test.calm"]})
    assert dict(MailChoice.objects.filter(kind__startswith="test.").values_list("kind", "wanted")) == {
        "test.noise": False,
        "test.calm": True,
    }
    told(amira), told(amira, "2", "test.calm")
    assert list(OutboxItem.objects.values_list("key", flat=True)) == ["2"]


def test_a_kind_that_nobody_offers_is_refused(amira: Person) -> None:
    assert signed_in(amira).post(MAIL, {"_method": "PUT", "kinds": ["sign_in"]}).status_code == 422


def test_a_mail_of_a_notice_says_the_sentence_the_link_and_where_to_stop_it(amira: Person) -> None:
    told(amira)
    with a_mail_server() as server:
        deliver(OutboxItem.objects.get().pk)
    body = server.mails[0].get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert "Jonas did something on 24 November 2026." in text
    assert "http://localhost:8000/people/" in text
    assert "http://localhost:8000/notices/mail/" in text


@pytest.mark.parametrize("why", ["seen here already", "no longer so", "the last ones of this kind were not looked at"])
def test_a_mail_that_is_not_needed_any_more_stays_away(amira: Person, why: str) -> None:
    if why == "no longer so":
        announce(Kind("test.noise", "%(by)s", "", "Noise", True, True, holds=lambda notice: False))
    if why.startswith("the last"):
        for number in range(3):
            told(amira, f"earlier {number}")
    notice = told(amira, "now")
    if why.startswith("seen"):
        notice.see()
    with a_mail_server() as server:
        deliver(OutboxItem.objects.get(key="now").pk)
    assert OutboxItem.objects.get(key="now").why == why
    assert server.mails == []


@pytest.mark.parametrize(
    ("at", "moment"),
    [
        (datetime(2026, 11, 24, 10, 0, tzinfo=UTC), datetime(2026, 11, 24, 10, 0, tzinfo=UTC)),
        (datetime(2026, 11, 24, 5, 0, tzinfo=UTC), datetime(2026, 11, 24, 8, 0, tzinfo=UTC)),
        (datetime(2026, 11, 27, 19, 0, tzinfo=UTC), datetime(2026, 11, 30, 8, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 12, 0, tzinfo=UTC), datetime(2026, 10, 26, 8, 0, tzinfo=UTC)),
    ],
)
def test_mail_that_can_wait_comes_in_working_hours(at: datetime, moment: datetime) -> None:
    person = a_person()
    person.refresh_from_db()
    assert next_working_moment(person, at) == moment


def test_old_things_are_forgotten(amira: Person) -> None:
    fresh, old = told(amira, "fresh"), told(amira, "old")
    for notice in (fresh, old):
        notice.see()
    Notice.objects.filter(pk=old.pk).update(seen_at=timezone.now() - timedelta(days=91))
    OutboxItem.objects.filter(key="old").update(ended_at=timezone.now() - timedelta(days=31))
    assert forget_old() == 2
    assert Notice.objects.get() == fresh


# --- put off ---------------------------------------------------------------------------------------------------------
def put_off(person: Person, notice: Notice, **said: str) -> int:
    return signed_in(person).post(f"{INDEX}{notice.pk}/return/", said).status_code


def test_one_that_is_put_off_goes_and_returns_as_new(amira: Person) -> None:
    notice, later = told(amira), told(amira, "2", event="test.calm")
    assert put_off(amira, notice, in_days="7") == 303
    assert unseen_count(amira) == 1
    assert "did something" not in signed_in(amira).get(INDEX).content.decode()
    notice.refresh_from_db()
    assert notice.returns_at
    assert timedelta(days=6) < notice.returns_at - timezone.now() <= timedelta(days=7)
    Notice.objects.filter(pk=notice.pk).update(returns_at=timezone.now())
    page = signed_in(amira).get(INDEX).content.decode()
    assert unseen_count(amira) == 2
    assert page.index(notice.sentence) < page.index(later.sentence), "as new as the day on which it returned"


def test_it_returns_on_a_working_day_of_its_reader(amira: Person) -> None:
    Person.objects.filter(pk=amira.pk).update(works_on="1", works_from="09:00", works_until="17:00")
    notice = told(amira)
    put_off(amira, notice)
    notice.refresh_from_db()
    amira.refresh_from_db()
    assert notice.returns_at
    local = notice.returns_at.astimezone(amira.tzinfo)
    assert (local.isoweekday(), local.hour) == (1, 9)


def test_its_mail_stays_away(amira: Person) -> None:
    notice = told(amira)
    item = OutboxItem.objects.get(key=notice.key)
    put_off(amira, notice)
    with a_mail_server() as server:
        deliver(item.pk)
    item.refresh_from_db()
    assert (server.mails, item.state) == ([], "given_up")


@pytest.mark.parametrize("said", ["", "0", "-3", "999", "soon"])
def test_nonsense_is_tomorrow(amira: Person, said: str) -> None:
    notice = told(amira)
    assert put_off(amira, notice, in_days=said) == 303
    notice.refresh_from_db()
    assert notice.returns_at
    assert notice.returns_at - timezone.now() <= timedelta(days=1)


def test_nobody_puts_off_what_is_somebody_elses(amira: Person) -> None:
    notice = told(amira)
    assert put_off(a_person("Otto Lindqvist"), notice) == 404
    notice.refresh_from_db()
    assert notice.returns_at is None
