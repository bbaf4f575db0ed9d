"""What the room *trust* has to tell. It stands below this one and cannot call upwards, so its sentences are kept here.

Who asked what others hold is named to the authors who are asked, and to nobody else.
"""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.journal import actions as journal
from alongside.journal.models import Entry
from alongside.people.models import Administration, Person
from alongside.trust.models import Enquiry

from .actions import tell
from .kinds import Kind, announce
from .models import OutboxItem
from .posting import laid_down_for

ASKED, WAITING = "enquiry.asked_of_you", "enquiry.waiting"
IS_YOURS = _("You get this because it is about data you hold, or data held about you.")
YOU_ADMINISTER = _("You get this because you run this installation. Who asked stays with them.")

KINDS = (
    Kind(
        ASKED,
        _("Somebody asks what is held about them, and you wrote something. Please answer by %(answer_by)s."),
        IS_YOURS,
        name=_("Somebody asks what you hold about them"),
        mailable=True,
        mailed=True,
    ),
    Kind("enquiry.answered", _("Everybody has answered what you asked: what others hold about you."), IS_YOURS),
    Kind("enquiry.month_over", _("The month for what you asked is over, and not everybody has answered."), IS_YOURS),
    Kind(
        WAITING,
        _("A request for what others hold is open: %(answered)s of %(asked)s answered, due by %(answer_by)s."),
        YOU_ADMINISTER,
        name=_("A request for what others hold is open"),
        mailable=True,
        mailed=True,
    ),
)


def register() -> None:
    """Called from `AppConfig.ready()`."""
    announce(*KINDS)
    for event in ("enquiry.begun", "enquiry.reminded"):
        journal.when(event, tell_who_has_to_answer)
    for event in ("enquiry.begun", "enquiry.reminded", "enquiry.month_over"):
        journal.when(event, tell_administrators)
    for event in ("enquiry.answered", "enquiry.month_over"):
        journal.when(event, tell_who_asked)
    journal.when("person.erased", forget_mails_of)


def tell_who_has_to_answer(entry: Entry, enquiry: Enquiry) -> None:
    authors = enquiry.holdings.undecided().order_by().values("author").distinct()
    _tell(Person.objects.employed().filter(pk__in=authors), ASKED, entry, enquiry, "trust:my_data")


def tell_administrators(entry: Entry, enquiry: Enquiry) -> None:
    now = Administration.objects.current().values("person")
    _tell(Person.objects.employed().filter(pk__in=now), WAITING, entry, enquiry, "trust:keeping")


def tell_who_asked(entry: Entry, enquiry: Enquiry) -> None:
    _tell([enquiry.person], entry.event, entry, enquiry, "trust:my_data")


def _tell(people: Iterable[Person], event: str, entry: Entry, enquiry: Enquiry, place: str) -> None:
    """`about` is the journal's entry: the notice of an administrator leads to no person."""
    progress = enquiry.progress
    facts = {"answered": progress.answered, "asked": progress.asked, "answer_by": progress.answer_by.isoformat()}
    for person in people:
        tell(person, event, key=f"{entry.pk}:{event}:{person.pk}", about=entry, link=reverse(place), facts=facts)


def forget_mails_of(entry: Entry, person: Person) -> None:
    """Theirs; those of others that would bring a talk with them; and mails in a folder, where no server is named."""
    OutboxItem.objects.filter(recipient=person).delete()
    named = [name.encode() for name in (person.name, person.email) if name]
    for item in OutboxItem.objects.exclude(calendar=b""):
        unfolded = bytes(item.calendar).replace(b"\r\n ", b"")  # RFC 5545 §3.1
        if any(name in unfolded for name in named):
            item.delete()
    for file in laid_down_for(person.email or ""):
        transaction.on_commit(partial(file.unlink, missing_ok=True))
