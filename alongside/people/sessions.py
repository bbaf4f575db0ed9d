"""Sessions in a table that knows whose they are, so that each can be listed and ended."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as TableStore
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.db.models import QuerySet
from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils import timezone

from alongside.foundation.prepared import fetch

from .models import Person, Session

PERSON, AGENT, BEGAN, PROVED = "person", "agent", "began", "proved"
HALF_WAY = "half_way"  # who has taken the first of two steps
TWO_STEPS = "two_steps"  # whether this sign-in took two of them
KEY, MOMENT = "any session's key", datetime(1, 1, 2, tzinfo=UTC)  # stand-ins


class SessionStore(TableStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        """As Django does; the statement, which every page asks, is put together once."""
        found = fetch("session", _open_under_its_key, {KEY: self.session_key, MOMENT: timezone.now()})
        if not found:
            self._session_key = None
        return found[0] if found else None

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        session = super().create_model_instance(data)
        assert isinstance(session, Session)  # noqa: S101  for the type checker: `get_model_class` says so
        session.person_id = data.get(PERSON)
        session.agent = data.get(AGENT, "")
        if began := data.get(BEGAN):
            session.started_at = datetime.fromisoformat(began)
        return session


def _open_under_its_key() -> "QuerySet[Session]":
    return Session.objects.filter(session_key=KEY, expire_date__gt=MOMENT).order_by()


class SessionMiddleware(DjangoSessionMiddleware):
    pass


def sign_in(request: HttpRequest, person: Person, *, two_steps: bool = False) -> None:
    """Begin a session of this person, under a new key. Sign-in pages call `signing_in.enter`, which asks for more."""
    request.session.cycle_key()
    rotate_token(request)
    request.session[PERSON] = str(person.pk)
    request.session[BEGAN] = timezone.now().isoformat()
    request.session[AGENT] = request.headers.get("User-Agent", "")[:200]
    request.session[TWO_STEPS] = two_steps
    note_proof(request)
    request.user = person


def note_proof(request: HttpRequest) -> None:
    """This moment the person of this session has shown who they are."""
    request.session[PROVED] = timezone.now().isoformat()


def sign_out(request: HttpRequest) -> None:
    request.session.flush()
