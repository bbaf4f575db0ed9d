"""What somebody may try on the way to Google and back, and what the environment may not say."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from alongside.foundation.environment import Environment, Nonsense
from alongside.people.testing import Cast, signed_in, the_cast

from ..google.consent import ERRAND
from ..google.setup import read_setup
from ..models import Calendar
from ..testing import a_calendar
from ..testing_google import EVENTS_SCOPE, Google
from .test_google import GO, come_back, connected, read

GIVEN = {"ALONGSIDE_GOOGLE_CLIENT_ID": "x", "ALONGSIDE_GOOGLE_SECRET": "y"}


@pytest.fixture
def cast() -> Cast:
    return the_cast()


def with_words(place: str, **said: str) -> str:
    parts = urlsplit(place)
    words = {name: values[0] for name, values in parse_qs(parts.query).items()} | said
    return parts._replace(query=urlencode(words)).geturl()


def refused(google: Google, client: Client, place: str, *, asks_google: bool = False) -> str:
    before = google.asked.count("POST /token")
    answer = come_back(client, place)
    assert answer.status_code == 409
    assert not Calendar.objects.exists()
    assert google.asked.count("POST /token") - before == asks_google
    return str(answer.content.decode())


@pytest.mark.django_db
def test_another_state_is_refused_and_uses_up_the_way(google: Google, cast: Cast) -> None:
    client = signed_in(cast.amira)
    place = google.consent(client.get(GO)["Location"])
    refused(google, client, with_words(place, state="another"))
    refused(google, client, place)


@pytest.mark.django_db
def test_a_way_back_without_a_way_out_is_refused(google: Google, cast: Cast) -> None:
    client = signed_in(cast.amira)
    for place in ("", "?code=x", "?state=y", "?code=x&state=", "?code=x&state=\u00e9", "?error=access_denied"):
        refused(google, client, f"{GO}return/{place}")


@pytest.mark.django_db
def test_the_same_code_twice_brings_one_calendar(google: Google, cast: Cast) -> None:
    client = signed_in(cast.amira)
    place = google.consent(client.get(GO)["Location"])
    assert come_back(client, place).status_code == 303
    assert come_back(client, place).status_code == 409
    assert Calendar.objects.count() == 1


@pytest.mark.django_db
def test_a_code_played_again_under_a_state_of_this_browser_is_not_taken_by_google(google: Google, cast: Cast) -> None:
    client = signed_in(cast.amira)
    first = google.consent(client.get(GO)["Location"])
    second = google.consent(client.get(GO)["Location"])
    code = parse_qs(urlsplit(first).query)["code"][0]
    refused(google, client, with_words(second, code=code), asks_google=True)


@pytest.mark.django_db
def test_a_code_of_somebody_elses_browser_is_refused(google: Google, cast: Cast) -> None:
    """Otto would have Amira read his calendar as hers, or read hers as his."""
    otto, amira = signed_in(cast.otto), signed_in(cast.amira)
    of_otto = google.consent(otto.get(GO)["Location"])
    refused(google, amira, of_otto)
    of_amira = google.consent(amira.get(GO)["Location"])
    code = parse_qs(urlsplit(of_otto).query)["code"][0]
    refused(google, amira, with_words(of_amira, code=code), asks_google=True)


@pytest.mark.django_db
def test_whoever_signs_in_on_the_way_is_not_who_went_out(google: Google, cast: Cast) -> None:
    client = signed_in(cast.amira)
    place = google.consent(client.get(GO)["Location"])
    session = client.session
    session[ERRAND] = {**session[ERRAND], "person": str(cast.otto.pk)}
    session.save()
    refused(google, client, place)


@pytest.mark.django_db
def test_whoever_is_not_signed_in_is_asked_to(google: Google, cast: Cast) -> None:
    for place in (GO, f"{GO}return/?code=x&state=y"):
        answer = Client().get(place)
        assert answer.status_code == 302 and "sign-in" in answer["Location"]


@pytest.mark.django_db
def test_after_ten_minutes_it_is_too_late(google: Google, cast: Cast) -> None:
    client = signed_in(cast.amira)
    place = google.consent(client.get(GO)["Location"])
    session = client.session
    session[ERRAND] = {**session[ERRAND], "at": (timezone.now() - timedelta(minutes=11)).isoformat()}
    session.save()
    assert "ten minutes" in refused(google, client, place)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer", "words"), [("deny", "did not give permission"), ("untick", "a tick for the calendar")]
)
def test_no_is_an_answer_and_half_a_yes_too(google: Google, cast: Cast, answer: str, words: str) -> None:
    client, google.answer = signed_in(cast.amira), answer
    assert words in refused(google, client, google.consent(client.get(GO)["Location"]), asks_google=answer == "untick")


@pytest.mark.django_db
def test_a_permission_for_an_hour_is_not_enough(google: Google, cast: Cast) -> None:
    client, google.gives_lasting = signed_in(cast.amira), False
    assert "an hour only" in refused(google, client, google.consent(client.get(GO)["Location"]), asks_google=True)


@pytest.mark.django_db
@pytest.mark.parametrize("account", ["", "a/../b@gmail.example", "a@b@c", "a b@gmail.example", "a%2f@gmail.example"])
def test_an_account_that_is_no_address_opens_nothing(google: Google, cast: Cast, account: str) -> None:
    client, google.account = signed_in(cast.amira), account
    refused(google, client, google.consent(client.get(GO)["Location"]), asks_google=True)


@pytest.mark.django_db
def test_while_google_is_away_nothing_is_connected_and_the_page_says_so(google: Google, cast: Cast) -> None:
    client = signed_in(cast.amira)
    place = google.consent(client.get(GO)["Location"])
    google.token_troubles = [(503, {}, "")]
    answer = come_back(client, place)
    assert (answer.status_code, "Google does not answer" in answer.content.decode()) == (503, True)


@pytest.mark.django_db
def test_nobody_is_sent_anywhere_else(google: Google, cast: Cast) -> None:
    """Neither out nor back, whatever the address says."""
    client = signed_in(cast.amira)
    place = client.get(f"{GO}?next=https://attacker.example/&redirect_uri=https://attacker.example/")["Location"]
    assert place.startswith(f"{google.address}/o/oauth2/v2/auth?") and "attacker" not in place
    answer = come_back(client, with_words(google.consent(place), next="https://attacker.example/"))
    assert answer["Location"] == "/calendars/"


@pytest.mark.django_db
def test_a_calendar_of_somebody_else_is_not_connected_again(google: Google, cast: Cast) -> None:
    calendar = a_calendar(cast.otto, kind="google", address="otto@gmail.example", username="otto@gmail.example")
    assert signed_in(cast.amira).get(f"{GO}?calendar={calendar.pk}").status_code == 404
    assert signed_in(cast.amira).get(f"{GO}?calendar=nonsense").status_code == 302


@pytest.mark.django_db
def test_the_token_goes_to_no_other_host(google: Google, cast: Cast, settings: Settings) -> None:
    calendar = connected(google, cast.amira)
    google.caldav_troubles = [(307, {"Location": f"http://localhost:{google.port}/caldav/v2/x/events/"}, "")]
    settings.PRIVATE_HOSTS = {"127.0.0.1", "localhost"}
    before = len(google.asked)
    assert read(calendar).problem == "shut"
    assert len(google.asked) == before + 1


@pytest.mark.django_db
def test_googles_addresses_are_looked_at_as_every_other(google: Google, cast: Cast, settings: Settings) -> None:
    calendar = connected(google, cast.amira)
    settings.PRIVATE_HOSTS = set()
    before = len(google.asked)
    assert read(calendar).problem == "inside"
    client = signed_in(cast.otto)
    assert come_back(client, google.consent(client.get(GO)["Location"])).status_code == 503
    assert len(google.asked) == before


def test_googles_own_addresses_are_what_holds_and_the_narrow_scope() -> None:
    setup = read_setup(Environment(GIVEN))
    assert setup is not None
    assert (setup.scope, setup.secret in repr(setup)) == (EVENTS_SCOPE, False)
    hosts = {urlsplit(place).hostname for place in (setup.sign_in, setup.token, setup.revocation, setup.caldav)}
    assert hosts == {"accounts.google.com", "oauth2.googleapis.com", "apidata.googleusercontent.com"}
    whole = read_setup(Environment(GIVEN | {"ALONGSIDE_GOOGLE_SCOPE": "calendar"}))
    assert whole == replace(setup, scope="https://www.googleapis.com/auth/calendar")
    assert read_setup(Environment({})) is None


@pytest.mark.parametrize(
    "said",
    [
        {"ALONGSIDE_GOOGLE_CLIENT_ID": "x"},
        {"ALONGSIDE_GOOGLE_SECRET": "y"},
        GIVEN | {"ALONGSIDE_GOOGLE_SCOPE": "gmail"},
        GIVEN | {"ALONGSIDE_GOOGLE_TOKEN_URL": "http://token.example/"},
        GIVEN | {"ALONGSIDE_GOOGLE_CALDAV_URL": "ftp://caldav.example/"},
    ],
)
def test_what_cannot_be_meant_is_refused_at_the_start(said: dict[str, str]) -> None:
    with pytest.raises(Nonsense):
        read_setup(Environment(said))
