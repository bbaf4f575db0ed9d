"""The page for what should not happen: plain about the database, and it gives back what somebody wrote."""

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from psycopg.errors import DiskFull, QueryCanceled

from alongside.foundation.failure import show

WORDS = "Two people <b>asked</b> for the guide on paper."


def answer_to(problem: Exception, request: HttpRequest, cause: Exception | None = None) -> HttpResponse:
    """As Django calls it: while the problem is at hand."""
    try:
        raise problem from cause
    except Exception:
        return show(request)  # type: ignore[return-value]


def a_note(**more: str) -> HttpRequest:
    said = {"csrfmiddlewaretoken": "t" * 32, "text": WORDS, "stage": "look_back", **more}
    return RequestFactory().post("/conversations/1/notes/?from=room", said)


@pytest.mark.parametrize("problem", [OperationalError("the server closed the connection"), InterfaceError("closed")])
def test_a_database_that_is_away_is_said_so(problem: Exception) -> None:
    answer = answer_to(problem, RequestFactory().get("/"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "The database does not answer just now" in answer.text
    assert "<form" not in answer.text


def test_a_full_disk_is_said_so() -> None:
    answer = answer_to(OperationalError("no room"), a_note(), DiskFull("could not extend file"))
    assert answer.status_code == 503
    assert "The disk of this server is full" in answer.text
    assert "could not extend" not in answer.text


def test_what_somebody_wrote_comes_back_and_can_be_sent_again() -> None:
    text = answer_to(OperationalError("away"), a_note(_method="PUT", version="3"), QueryCanceled("too long")).text
    assert 'action="/conversations/1/notes/?from=room"' in text
    assert "Two people &lt;b&gt;asked&lt;/b&gt; for the guide on paper.</textarea>" in text
    for name, value in (("stage", "look_back"), ("_method", "PUT"), ("version", "3")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in text
    assert text.count('name="csrfmiddlewaretoken"') == 1


def test_a_password_does_not_come_back() -> None:
    said = {"csrfmiddlewaretoken": "t" * 32, "email": "amira@example.org", "password": "correct horse battery"}
    text = answer_to(OperationalError("away"), RequestFactory().post("/sign-in/", said)).text
    assert "correct horse" not in text
    assert "<form" not in text


def test_anything_else_is_a_500() -> None:
    answer = answer_to(KeyError("stage"), a_note())
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.text
    assert WORDS not in answer.text
