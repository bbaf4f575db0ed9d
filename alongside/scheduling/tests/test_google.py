"""Google Calendar against a stand-in that speaks what Google documents: permission, reading, and when it is over."""

import socket
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from alongside.foundation.testing import by_worker
from alongside.notices.models import Notice
from alongside.people.models import Person
from alongside.people.testing import Cast, signed_in, the_cast
from alongside.trust.testing import acting_as

from .. import reading
from ..models import BusyTime, Calendar, CalendarAccess, Series
from ..testing import a_busy_time, a_calendar, read_due, read_one, taken
from ..testing_google import RATE_LIMIT, Google
from .test_calendars import an_event, tomorrow

pytestmark = pytest.mark.django_db
INDEX, NEW, GO = "/calendars/", "/calendars/new/", "/calendars/google/"
BUTTON = "Connect Google Calendar"


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def come_back(client: Client, place: str) -> Any:
    return client.get(place.removeprefix("http://localhost:8000"))


def connected(google: Google, person: Person) -> Calendar:
    """By the whole way a browser takes."""
    client = signed_in(person)
    answer = come_back(client, google.consent(client.get(GO)["Location"]))
    assert (answer.status_code, answer["Location"]) == (303, INDEX), answer.content.decode()
    return Calendar.objects.get(person=person)


def read(calendar: Calendar) -> Calendar:
    read_one(str(calendar.pk))
    return Calendar.objects.get(pk=calendar.pk)


def test_one_button_there_and_back_and_what_is_taken_is_known(google: Google, cast: Cast) -> None:
    google.put("dentist", an_event("dentist", tomorrow()))
    assert BUTTON in signed_in(cast.amira).get(NEW).content.decode()
    calendar = read(connected(google, cast.amira))
    assert (calendar.kind, calendar.problem, calendar.failures) == ("google", "", 0)
    with acting_as(cast.jonas):
        assert taken(cast.amira, tomorrow(0), tomorrow(23)) == [(tomorrow(9), tomorrow(10))]
    assert BusyTime.objects.get().title == ""
    assert "amira@gmail.example" in signed_in(cast.amira).get(f"{INDEX}{calendar.pk}/").content.decode()


def test_the_permission_is_encrypted_and_on_no_page(google: Google, cast: Cast) -> None:
    calendar = connected(google, cast.amira)
    (lasting,), (token,) = google.lasting, google.access
    with connection.cursor() as cursor:
        tables = "scheduling_calendaraccess a, scheduling_calendar c"
        cursor.execute(f"select row_to_json(a)::text || row_to_json(c)::text from {tables}")  # noqa: S608
        (row,) = cursor.fetchone()
    shown = signed_in(cast.amira).get(f"{INDEX}{calendar.pk}/").content.decode()
    for secret in (lasting, token):
        assert secret not in row and secret not in shown
    assert google.account not in row
    with acting_as(cast.ada):
        assert not CalendarAccess.objects.exists()


def test_what_was_declined_there_under_the_accounts_address_is_free(google: Google, cast: Cast) -> None:
    """Which need not be the one at work."""
    for uid, hour, answer in (("no", 9, "DECLINED"), ("yes", 11, "ACCEPTED")):
        asked = f"ATTENDEE;PARTSTAT={answer}:mailto:{google.account}"
        google.put(uid, an_event(uid, tomorrow(hour), 1, "ORGANIZER:mailto:boss@example.org", asked))
    read(connected(google, cast.amira))
    assert [time.starts_at for time in BusyTime.objects.all()] == [tomorrow(11)]


def test_a_meeting_of_two_that_comes_round_is_known_by_the_accounts_address(google: Google, cast: Cast) -> None:
    people = [f"ORGANIZER:mailto:{cast.jonas.email}", f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{google.account}"]
    google.put("round", an_event("round", tomorrow(), 1, "RRULE:FREQ=WEEKLY;COUNT=3", *people))
    read(connected(google, cast.amira))
    assert Series.objects.get().other == cast.jonas


def test_without_a_client_there_is_no_button_and_no_door(cast: Cast, settings: Settings) -> None:
    settings.GOOGLE_CALENDAR = None
    client = signed_in(cast.amira)
    assert BUTTON not in client.get(NEW).content.decode()
    assert [client.get(place).status_code for place in (GO, f"{GO}return/?code=x&state=y")] == [404, 404]


def test_a_token_that_is_over_is_renewed_and_kept(google: Google, cast: Cast) -> None:
    calendar = read(connected(google, cast.amira))
    assert google.asked.count("POST /token") == 1, "the first one still lasts"
    CalendarAccess.objects.update(token_until=timezone.now() - timedelta(seconds=1))
    read(calendar)
    read(calendar)
    assert google.asked.count("POST /token") == 2
    assert CalendarAccess.objects.get().token in google.access


def test_a_token_that_is_not_taken_is_renewed_once(google: Google, cast: Cast) -> None:
    calendar = connected(google, cast.amira)
    google.access.clear()
    assert read(calendar).problem == ""
    google.caldav_troubles = [(401, {}, "")] * 2
    before = len(google.asked)
    assert read(calendar).problem == "shut"
    assert len(google.asked) - before == 3, "asked, renewed, asked, and no more"


def test_asked_a_second_time_it_is_still_the_name_that_is_looked_up(
    google: Google, cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the address it had the first time: TLS and the list of hosts inside know names."""
    calendar, named = connected(google, cast.amira), "caldav.example.test"
    settings.GOOGLE_CALENDAR = replace(google.setup, caldav=f"http://{named}:{google.port}/caldav/v2")
    settings.PRIVATE_HOSTS = {"127.0.0.1", named}
    looked_up: list[str] = []

    def names(host: str, port: int | None = None, *_: Any, **__: Any) -> list[Any]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port or 0))]

    monkeypatch.setattr(socket, "getaddrinfo", names)
    google.caldav_troubles = [(401, {}, "")]
    assert read(calendar).problem == ""
    assert [host for host in looked_up if host == named] == [named] * 2


def test_a_permission_taken_back_is_said_once_in_one_sentence_and_never_tried_again(google: Google, cast: Cast) -> None:
    calendar = read(connected(google, cast.amira))
    a_busy_time(calendar, tomorrow(9), tomorrow(10))
    google.take_back(google.account)
    calendar = read(calendar)
    assert calendar.problem == "ended"
    access = CalendarAccess.objects.get()
    assert (access.password, access.token) == ("", "")
    Calendar.objects.update(next_at=timezone.now() - timedelta(days=1))
    before = len(google.asked)
    read_due(0)
    read(calendar)
    assert len(google.asked) == before
    assert BusyTime.objects.exists(), "what was read stays until it is over"
    notice = Notice.objects.get(event="calendar.ended")
    assert (notice.recipient, notice.link) == (cast.amira, f"{INDEX}{calendar.pk}/")
    for place in (INDEX, notice.link):
        page = signed_in(cast.amira).get(place).content.decode()
        assert "Google no longer lets Alongside in: connect again." in page
        assert f"{GO}?calendar={calendar.pk}" in page


def test_connected_again_it_goes_on_with_what_was_chosen(google: Google, cast: Cast) -> None:
    calendar = read(connected(google, cast.amira))
    client = signed_in(cast.amira)
    client.post(f"{INDEX}{calendar.pk}/", {"_method": "PUT", "titles": "on", "written": "on"})
    google.take_back(google.account)
    read(calendar)
    place = client.get(f"{GO}?calendar={calendar.pk}")["Location"]
    assert "login_hint=amira%40gmail.example" in place
    come_back(client, google.consent(place))
    again = read(Calendar.objects.get())
    assert (again.pk, again.problem, again.keeps_titles, again.is_written) == (calendar.pk, "", True, True)
    google.take_back(google.account)
    read(again)
    assert Notice.objects.filter(event="calendar.ended").count() == 2


def test_connected_anew_while_the_old_permission_is_being_tried_stays_connected(google: Google, cast: Cast) -> None:
    calendar = connected(google, cast.amira)
    old = Calendar.objects.select_related("person", "access").get()
    google.take_back(google.account)
    client = signed_in(cast.amira)
    come_back(client, google.consent(client.get(GO)["Location"]))
    by_worker(reading.read)(old)
    calendar.refresh_from_db()
    assert calendar.problem == ""
    assert CalendarAccess.objects.get().password in google.lasting


@pytest.mark.parametrize(
    ("trouble", "problem", "minutes"),
    [
        ((403, {}, RATE_LIMIT), "busy", 15),
        (
            (403, {}, "<errors><error><internalReason>User Rate Limit Exceeded</internalReason></error></errors>"),
            "busy",
            15,
        ),
        ((429, {"Retry-After": "7200"}, ""), "busy", 120),
        ((429, {"Retry-After": "nonsense"}, ""), "busy", 15),
        ((429, {"Retry-After": "99999999999"}, ""), "busy", 1440),
        ((503, {"Retry-After": "3600"}, ""), "away", 60),
        ((500, {}, ""), "away", 15),
        ((403, {}, '{"error": {"errors": [{"reason": "accessNotConfigured"}]}}'), "shut", 15),
        ((404, {}, ""), "nowhere", 15),
        ((302, {"Location": "https://attacker.example/"}, ""), "shut", 15),
        ((207, {}, "<html>"), "nowhere", 15),
    ],
)
def test_what_google_answers_is_said_in_words_and_asked_again_later(
    google: Google, cast: Cast, trouble: Any, problem: str, minutes: int
) -> None:
    calendar = connected(google, cast.amira)
    google.caldav_troubles = [trouble]
    before = len(google.asked)
    calendar = read(calendar)
    assert calendar.problem == problem
    assert len(google.asked) == before + 1, "once, and not again in the same breath"
    assert round((calendar.next_at - timezone.now()) / timedelta(minutes=1)) == minutes
    assert not Notice.objects.exists()
    Calendar.objects.update(next_at=timezone.now())
    read_due(0)
    calendar.refresh_from_db()
    assert (calendar.problem, calendar.failures) == ("", 0), "it goes on by itself"


def test_no_page_waits_for_google(google: Google, cast: Cast) -> None:
    calendar = connected(google, cast.amira)
    google.caldav_troubles = [(403, {}, RATE_LIMIT)]
    read(calendar)
    before = len(google.asked)
    client = signed_in(cast.amira)
    for place in (INDEX, NEW, f"{INDEX}{calendar.pk}/", f"/conversations/new/?with={cast.jonas.pk}"):
        assert client.get(place).status_code == 200
    assert len(google.asked) == before


@pytest.mark.parametrize(
    ("trouble", "problem"),
    [
        ((503, {"Retry-After": "60"}, ""), "away"),
        ((401, {}, '{"error": "invalid_client"}'), "shut"),
        ((400, {}, '{"error": "invalid_grant"}'), "ended"),
        ((400, {}, "<html>invalid_grant</html>"), "shut"),
        ((200, {}, '{"access_token": "a\\r\\nHost: b", "expires_in": 3600, "token_type": "Bearer"}'), "away"),
        ((200, {}, '{"access_token": "", "expires_in": 3600, "token_type": "Bearer"}'), "away"),
        ((200, {}, "[]"), "away"),
    ],
)
def test_what_the_token_address_answers(google: Google, cast: Cast, trouble: Any, problem: str) -> None:
    """Only Google's own word that the permission is over ends it."""
    calendar = connected(google, cast.amira)
    google.access.clear()
    google.token_troubles = [trouble]
    assert read(calendar).problem == problem
    assert bool(CalendarAccess.objects.get().password) == (problem != "ended")


def test_a_client_taken_out_of_the_settings_ends_nothing(google: Google, cast: Cast, settings: Settings) -> None:
    calendar, setup = connected(google, cast.amira), settings.GOOGLE_CALENDAR
    settings.GOOGLE_CALENDAR = None
    assert read(calendar).problem == "shut"
    assert signed_in(cast.amira).get(f"{INDEX}{calendar.pk}/").status_code == 200
    settings.GOOGLE_CALENDAR = setup
    assert read(calendar).problem == ""


def test_disconnecting_takes_it_back_at_google(google: Google, cast: Cast) -> None:
    calendar = read(connected(google, cast.amira))
    answer = signed_in(cast.amira).post(f"{INDEX}{calendar.pk}/", {"_method": "DELETE"})
    assert answer.status_code == 303
    assert google.lasting == {}
    assert (Calendar.objects.count(), CalendarAccess.objects.count()) == (0, 0)


@pytest.mark.parametrize("trouble", [(503, {}, ""), (400, {}, '{"error": "invalid_request"}')])
def test_where_google_does_not_confirm_it_the_page_says_so(google: Google, cast: Cast, trouble: Any) -> None:
    calendar = connected(google, cast.amira)
    google.revoke_troubles = [trouble]
    answer = signed_in(cast.amira).post(f"{INDEX}{calendar.pk}/", {"_method": "DELETE"})
    assert answer.status_code == 200
    assert "myaccount.google.com" in answer.content.decode()
    assert not Calendar.objects.exists()


def test_what_was_gone_at_google_already_is_gone(google: Google, cast: Cast) -> None:
    calendar = connected(google, cast.amira)
    google.take_back(google.account)
    assert signed_in(cast.amira).post(f"{INDEX}{calendar.pk}/", {"_method": "DELETE"}).status_code == 303


def test_five_are_enough_and_nobody_is_sent_to_google_for_a_sixth(google: Google, cast: Cast) -> None:
    for number in range(5):
        a_calendar(cast.amira, name=f"Number {number}")
    assert signed_in(cast.amira).get(GO).status_code == 409
