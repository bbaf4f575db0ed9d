"""Acting as somebody in a test: as the app role, with the signed identity, as a request would."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from alongside.foundation.testing import APP, assert_no_superuser, take_role
from alongside.people.models import Person

from .identity import assume


@contextmanager
def acting_as(person: Person | None) -> Iterator[None]:
    take_role(APP)
    assert_no_superuser()
    with transaction.atomic():
        assume(person.pk if person else None, "web")
        yield
        assume(None, "nobody")
