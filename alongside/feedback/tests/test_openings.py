"""Recognition in the team's view: whoever stands above or beside leaves a line; the team and its manager leave none."""

import pytest

from alongside.people.testing import signed_in, the_cast
from alongside.trust.models import Opening

from ..testing import recognition_for

pytestmark = pytest.mark.django_db
LIST = "/feedback/recognition/?which=team"


def test_readers_by_office_leave_a_line() -> None:
    cast = the_cast()
    given = recognition_for(cast.amira, cast.otto, audience="team")
    for who in ("amira", "jonas", "otto"):
        client = signed_in(getattr(cast, who))
        for place in (LIST, given.get_absolute_url()):
            client.get(place)
    assert not Opening.objects.exists()
    for who in ("ines", "lucia"):
        client = signed_in(getattr(cast, who))
        client.get(given.get_absolute_url())
    found = Opening.objects.values_list("reader", "relation", "subject", "thing")
    assert set(found) == {
        (cast.ines.pk, "skip", cast.amira.pk, given.pk), (cast.lucia.pk, "hr", cast.amira.pk, given.pk)
    }  # fmt: skip


@pytest.mark.parametrize("who", ["ines", "lucia"])
def test_the_list_writes_the_same(who: str) -> None:
    cast = the_cast()
    recognition_for(cast.amira, cast.otto, "Planted words", audience="team")

    assert "Planted words" in signed_in(getattr(cast, who)).get(LIST).content.decode()
    assert Opening.objects.get().reader == getattr(cast, who)
