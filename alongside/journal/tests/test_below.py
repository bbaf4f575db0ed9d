"""What happens in rooms below the journal is written into it all the same, and never a word of content."""

import pytest

from alongside.people.testing import a_person, an_app, signed_in, the_cast

from ..models import Entry

pytestmark = pytest.mark.django_db


def test_a_second_step_that_is_removed_is_written_down_by_its_person() -> None:
    amira = a_person()
    app = an_app(amira, "My secret phone")
    signed_in(amira).delete(f"/second-step/apps/{app.pk}/")
    entry = Entry.objects.get(about_id=amira.pk)
    assert (entry.event, entry.by, entry.concerns, entry.facts) == ("factor.removed", amira, [amira.pk], {})


def test_an_offer_to_start_over_names_the_administrator_and_concerns_the_person() -> None:
    cast = the_cast()
    an_app(cast.amira)
    signed_in(cast.ada).post(f"/people/{cast.amira.pk}/reset/")
    entry = Entry.objects.get(about_id=cast.amira.pk)
    assert (entry.event, entry.by, entry.concerns) == ("factors.reset_offered", cast.ada, [cast.amira.pk])


def test_what_happens_before_somebody_is_signed_in_is_nobodys_doing() -> None:
    cast = the_cast()
    an_app(cast.amira)
    link = cast.amira.offer_reset(by=cast.ada)
    from django.test import Client

    Client().post("/" + link.split("/", 3)[3])
    assert Entry.objects.get(event="factors.reset").by is None
