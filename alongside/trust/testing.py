"""Acting as somebody in a test: as the app role, with the signed identity, as a request would."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from alongside.foundation.testing import APP, WORKER, as_role, assert_no_superuser
from alongside.people.models import Person

from .identity import assume


@contextmanager
def acting_as(person: Person | None, purpose: str = "web") -> Iterator[None]:
    """The web's role, in the name of a person; the worker's, for nobody and a named purpose."""
    with as_role(APP if person else WORKER), transaction.atomic():
        assert_no_superuser()
        assume(person.pk if person else None, purpose)
        yield
        assume(None, "nobody")
