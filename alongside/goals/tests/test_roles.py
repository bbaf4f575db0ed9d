"""What is expected in a role: written by HR, dated, the same for everybody who holds it."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError
from django.urls import reverse
from django.utils import timezone

from alongside.people.testing import signed_in, the_cast
from alongside.trust.testing import acting_as

from ..models import RoleExpectation

pytestmark = pytest.mark.django_db


def write(client: object, role: str, text: str, days: int = 0, level: str = "") -> int:
    since = str(timezone.localdate() + timedelta(days=days))
    said = {"role": role, "text": text, "since": since, "level": level}
    return client.post(reverse("goals:roles"), said).status_code  # type: ignore[attr-defined,no-any-return]


def test_lucia_writes_and_whoever_holds_the_role_reads() -> None:
    cast = the_cast()
    assert write(signed_in(cast.lucia), "support specialist", "Answers within a working day") == 303
    for who in ("amira", "jonas", "lucia", "hal", "otto", "ada", "ines"):
        reads = who in ("amira", "jonas", "lucia", "hal")
        page = signed_in(getattr(cast, who)).get(reverse("goals:roles")).content.decode()
        assert ("Answers within a working day" in page) is reads, who
        with acting_as(getattr(cast, who)):
            assert RoleExpectation.objects.exists() is reads, who


def test_the_newest_that_has_begun_holds_and_the_others_keep_their_day() -> None:
    cast = the_cast()
    lucia = signed_in(cast.lucia)
    write(lucia, "Support specialist", "The old text", -30)
    write(lucia, "support SPECIALIST", "The text of today", -1)
    write(lucia, "Support specialist", "The text to come", 30)
    write(lucia, "Support specialist", "For seniors", -1, level="Senior")
    now = {e.text for e in RoleExpectation.objects.current()}
    assert now == {"The text of today", "For seniors"}
    page = signed_in(cast.amira).get(reverse("goals:roles")).content.decode()
    assert page.index("The text of today") < page.index("The text to come") < page.index("The old text")


@pytest.mark.parametrize("who", ["amira", "jonas", "ada"])
def test_nobody_else_writes_it(who: str) -> None:
    cast = the_cast()
    assert write(signed_in(getattr(cast, who)), "Support specialist", "x") == 403
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(getattr(cast, who)):
        RoleExpectation.objects.create(role="Support specialist", text="x", by=getattr(cast, who))
