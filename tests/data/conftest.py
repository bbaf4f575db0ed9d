"""What the room's tests share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alongside.conversations.models import just_talked
from alongside.conversations.testing import a_pair
from alongside.foundation.testing import as_owner
from alongside.journal import actions as journal
from alongside.people.models import Team
from alongside.people.testing import Cast, the_cast
from alongside.trust import retention
from tests.data.company import fill_all
from tests.data.erasing import MAIL, NAME, hits


@pytest.fixture
def cast() -> Cast:
    return the_cast()


@pytest.fixture(autouse=True)
def chosen_times_are_read_anew() -> Iterator[None]:
    retention.read_again()
    yield
    retention.read_again()


@pytest.fixture(autouse=True)
def a_home_of_its_own(settings: Any, tmp_path: Path) -> Path:
    """Archives and the ledger of erasures lie there."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def company(cast: Cast) -> Cast:
    """Everything about Amira, and her name and address in the texts of others too."""
    fill_all(cast.amira, cast.jonas)
    fill_all(cast.otto, cast.noor)
    with as_owner():
        hers, theirs = a_pair(cast.amira, cast.jonas), a_pair(cast.otto, cast.noor)
        just_talked(hers, f"{NAME} and I met. AMIRA HADDAD ({MAIL}), that is Amira’s wish; Haddad’s too", by=cast.jonas)
        just_talked(theirs, f"As {NAME} says. Another Amira is here", by=cast.noor)
        Team.objects.create(name=f"Team of {NAME}")
        journal.record("something.happened", about=hers, by=cast.jonas, name=NAME, also=[{"mail": MAIL}])
        assert hits(NAME, MAIL)
    return cast
