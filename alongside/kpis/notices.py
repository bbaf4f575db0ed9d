"""Who is told what of a number: its owner first, never with the number itself."""

from django.utils.translation import gettext_lazy as _

from alongside.journal import actions as journal
from alongside.journal.models import Entry
from alongside.notices.actions import tell
from alongside.notices.kinds import Kind, announce
from alongside.people.models import Person

from .models import Kpi, Reading
from .policies import readers_of_kpi

YOURS = _("You get this because it is your number.")
LEADS = _("You get this because you lead whose number it is.")

KINDS = (
    Kind("kpi.defined", _("%(by)s wrote down a number to look at with you: %(name)s."), YOURS),
    Kind("kpi.reworded", _("%(by)s changed what your number means: %(name)s."), YOURS),
    Kind("kpi.recalculated", _("%(by)s had the usual range of your number begin anew: %(name)s."), YOURS),
    Kind(
        "kpi.fetched",
        _("New readings of your number are here, and you see them first: %(name)s."),
        YOURS,
        name=_("New readings of a number of yours"),
        mailable=True,
    ),
    Kind("reading.noted", _("%(by)s added context to your number: %(name)s."), YOURS),
    Kind("reading.released", _("%(by)s shows you a new reading: %(name)s."), LEADS),
)


def register() -> None:
    """Called from `AppConfig.ready()`."""
    announce(*KINDS)
    for event in ("kpi.defined", "kpi.reworded", "kpi.recalculated", "kpi.fetched"):
        journal.when(event, lambda entry, kpi: tell_the_owner(entry, kpi, kpi))
    journal.when("reading.noted", lambda entry, reading: tell_the_owner(entry, reading, reading.kpi))
    journal.when("reading.released", tell_who_leads)


def tell_the_owner(entry: Entry, about: Kpi | Reading, kpi: Kpi) -> None:
    """Unless they did it themself."""
    if kpi.owner and kpi.owner_id != entry.by_id:
        _tell(kpi.owner, entry, about, kpi)


def tell_who_leads(entry: Entry, reading: Reading) -> None:
    for reader in Person.objects.employed().of_whom(readers_of_kpi(reading.kpi)).exclude(pk=entry.by_id or reading.pk):
        _tell(reader, entry, reading, reading.kpi)


def _tell(person: Person, entry: Entry, about: Kpi | Reading, kpi: Kpi) -> None:
    facts = {"name": kpi.name}
    key = f"{entry.pk}:{person.pk}"
    tell(person, entry.event, key=key, about=about, by=entry.by, link=kpi.get_absolute_url(), facts=facts)
