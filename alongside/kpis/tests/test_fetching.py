"""Sources that administrators allow: fetched once a day, from addresses that were looked at first."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.conf import settings as house
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from alongside.foundation.testing import as_owner, by_worker
from alongside.notices.models import Notice
from alongside.people.testing import signed_in, the_cast
from alongside.trust.testing import acting_as

from ..jobs import fetch_due
from ..models import Correction, Reading, Source, SourceAddress, allow_source
from ..testing import a_kpi

pytestmark = pytest.mark.django_db


class Readings(BaseHTTPRequestHandler):
    """A company's own server of numbers."""

    body: str = ""
    status: int = 200
    asked: int = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_response(self.status)
        if self.status in (301, 302):
            self.send_header("Location", "http://169.254.169.254/")
        self.end_headers()
        self.wfile.write(self.body.encode())

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def inside(settings: Settings) -> None:
    """Whoever runs the house named this machine as one that may be asked."""
    settings.PRIVATE_HOSTS = {"127.0.0.1"}


@pytest.fixture
def server(socket_enabled: None, inside: None) -> Iterator[str]:
    Readings.body, Readings.status, Readings.asked = "", 200, 0
    httpd = HTTPServer(("127.0.0.1", 0), Readings)
    thread = threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}/readings.csv"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def allow(address: str, **facts: Any) -> Source:
    with as_owner():
        from alongside.people.models import Person

        ada = Person.objects.get(name="Ada Okafor")
        return allow_source("Warehouse", by=ada, kind=facts.pop("kind", "url"), address=address, **facts)


def test_a_source_feeds_the_numbers_that_name_it_and_no_other(server: str) -> None:
    cast = the_cast()
    source = allow(server)
    fed, other = a_kpi(cast.amira, fed_by=source), a_kpi(cast.otto)
    Readings.body = f"kpi,date,value\n{fed.key},2026-01-05,41\n{other.key},2026-01-05,99\n{fed.key},2026-01-12,42\n"
    by_worker(fetch_due.func)(0)
    assert list(fed.readings.values_list("value", flat=True)) == [41, 42]
    assert not other.readings.exists()
    assert Notice.objects.get().recipient == cast.amira
    source.refresh_from_db()
    assert (source.problem, source.fetched_at is not None) == ("", True)
    with acting_as(cast.jonas):
        assert not Reading.objects.exists(), "its owner reads it first"


def test_it_is_asked_once_a_day_and_a_changed_value_keeps_the_old_one(server: str) -> None:
    cast = the_cast()
    fed = a_kpi(cast.amira, fed_by=allow(server))
    Readings.body = f"{fed.key},2026-01-05,41\n"
    by_worker(fetch_due.func)(0)
    Readings.body = f"{fed.key},2026-01-05,44\n"
    by_worker(fetch_due.func)(0)
    assert Readings.asked == 1
    Source.objects.update(fetched_at=None)
    by_worker(fetch_due.func)(0)
    assert fed.readings.get().value == 44
    assert Correction.objects.get().was_value == 41


def test_an_address_inside_is_refused_unless_the_house_names_it(server: str, settings: Settings) -> None:
    settings.PRIVATE_HOSTS = set()
    the_cast()
    source = allow(server)
    by_worker(fetch_due.func)(0)
    source.refresh_from_db()
    assert "ALONGSIDE_PRIVATE_HOSTS" in source.problem
    assert Readings.asked == 0


@pytest.mark.parametrize("status", [302, 404, 500])
def test_what_does_not_answer_200_brings_nothing_and_a_redirect_is_not_followed(server: str, status: int) -> None:
    the_cast()
    Readings.status = status
    source = allow(server)
    by_worker(fetch_due.func)(0)
    source.refresh_from_db()
    assert str(status) in source.problem
    assert Readings.asked == 1


def test_a_source_that_is_down_keeps_nobody_from_the_others(server: str) -> None:
    cast = the_cast()
    down = allow("http://127.0.0.1:9/")
    with as_owner():
        other = allow_source("Second", by=cast.ada, kind="url", address=server)
    fed = a_kpi(cast.amira, fed_by=other)
    Readings.body = f"{fed.key},2026-01-05,41\n"
    by_worker(fetch_due.func)(0)
    down.refresh_from_db()
    assert down.problem
    assert fed.readings.get().value == 41


@pytest.fixture
def database(socket_enabled: None, inside: None) -> Iterator[int]:
    """Our own database on a port: the embedded one listens on a socket file alone, so a door stands before it."""
    place = str(house.DATABASES["default"]["HOST"])
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                outer, _peer = listening.accept()
            except OSError:
                return
            inner = socket.socket(socket.AF_UNIX)
            inner.connect(f"{place}/.s.PGSQL.{house.DATABASES['default']['PORT'] or 5432}")
            for one, other in ((outer, inner), (inner, outer)):
                threading.Thread(target=_pass_on, args=(one, other), daemon=True).start()

    if not place.startswith("/"):
        yield int(house.DATABASES["default"]["PORT"] or 5432)
        return
    threading.Thread(target=serve, daemon=True).start()
    yield listening.getsockname()[1]
    listening.close()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    try:
        while data := one.recv(65536):
            other.sendall(data)
    except OSError:
        pass
    finally:
        one.close()
        other.close()


def test_a_query_brings_readings_and_can_write_nothing(database: int) -> None:
    cast, told = the_cast(), connection.settings_dict
    host = told["HOST"] if not str(told["HOST"]).startswith("/") else "127.0.0.1"
    secret = f"user={told['USER']} password={told['PASSWORD']}"
    source = allow(f"host={host} port={database} dbname={told['NAME']} {secret}", kind="sql", query="select 1")
    fed = a_kpi(cast.amira, fed_by=source)
    for query, problem in (
        (f"select '{fed.key}', date '2026-01-05', 41.5", ""),
        ("delete from journal_entry returning 'x', current_date, 1", "ReadOnlySqlTransaction"),
        ("select 1", "kpi, date, value"),
        ("select 'x', 'soon', 1", "second column is a date"),
    ):
        with as_owner():
            stored = SourceAddress.objects.get()
            stored.query = query
            stored.save()
            Source.objects.update(fetched_at=None)
        by_worker(fetch_due.func)(0)
        source.refresh_from_db()
        assert problem in source.problem if problem else source.problem == ""
        assert told["PASSWORD"] not in source.problem
    assert fed.readings.get().value == 41.5


def test_a_database_inside_is_refused_unless_the_house_names_it(database: int, settings: Settings) -> None:
    settings.PRIVATE_HOSTS = set()
    the_cast()
    source = allow(f"host=127.0.0.1 port={database} dbname=x", kind="sql", query="select 1")
    by_worker(fetch_due.func)(0)
    source.refresh_from_db()
    assert "ALONGSIDE_PRIVATE_HOSTS" in source.problem


# --- who allows them --------------------------------------------------------------------------------------------------
def test_ada_allows_and_forbids_and_reads_no_number() -> None:
    cast = the_cast()
    kpi = a_kpi(cast.amira, "Secret cases")
    client, place = signed_in(cast.ada), reverse("kpis:sources")
    said = {"name": "Warehouse", "kind": "url", "address": "https://numbers.example.org/all.csv?key=hush"}
    assert client.post(place, said).status_code == 303
    page = client.get(place).content.decode()
    assert "Warehouse" in page
    assert "hush" not in page, "an address may hold a password: it is shown to nobody again"
    assert "Secret cases" not in page
    assert client.get(kpi.get_absolute_url()).status_code == 404
    assert client.post(place, said).status_code == 422, "one of each name"
    source = Source.objects.get()
    assert client.post(reverse("kpis:source", args=[source.pk]), {"_method": "DELETE"}).status_code == 303
    assert not SourceAddress.objects.exists()
    assert "Warehouse" not in client.get(place).content.decode()


@pytest.mark.parametrize("who", ["amira", "jonas", "lucia", "otto"])
def test_nobody_else_sees_an_address(who: str) -> None:
    cast = the_cast()
    allow("https://numbers.example.org/")
    client: Client = signed_in(getattr(cast, who))
    assert client.get(reverse("kpis:sources")).status_code == 403
    with acting_as(getattr(cast, who)):
        assert Source.objects.count() == 1, "its name can be chosen"
        assert not SourceAddress.objects.exists()


def test_the_address_is_not_in_the_table_as_it_was_written() -> None:
    the_cast()
    allow("https://numbers.example.org/?key=hush")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select address from kpis_sourceaddress")
        assert "hush" not in cursor.fetchone()[0]


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "url", "address": "numbers.csv"},
        {"kind": "sql", "address": "dbname=x", "query": "select 1"},
        {"kind": "sql", "address": "host=db dbname=x"},
    ],
)
def test_what_is_no_address_is_not_allowed(said: dict[str, str]) -> None:
    cast = the_cast()
    answer = signed_in(cast.ada).post(reverse("kpis:sources"), {"name": "Warehouse"} | said)
    assert answer.status_code == 422
    assert not Source.objects.exists()
