"""What is asked of the mailbox."""

from django.conf import settings

from alongside.people.models import Person

from . import policies
from .models import Outage
from .setup import Setup


def long_outage(person: Person) -> Outage | None:
    """For the banner of administrators."""
    setup: Setup | None = settings.MAILBOX
    if setup is None or not policies.may_see_outages(person):
        return None
    outage = Outage.objects.filter(setup=setup.fingerprint).first()
    return outage if outage and outage.is_long else None
