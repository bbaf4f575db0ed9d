"""Jobs: a person's archive, looking for what others hold, and the clocks, one by one."""

import logging
from uuid import UUID

import procrastinate
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from alongside.people.models import Person

from .archives import pack
from .catalogue import Clock, catalogue
from .enquiries import asking
from .identity import acting_as
from .models import Archive, Enquiry
from .models.archive import delete_leftovers
from .retention import forget as forget_by
from .retention import look_ahead as count_ahead

tasks = procrastinate.Blueprint()
logger = logging.getLogger(__name__)
SOON = 5  # people wait for these


def make_archive_soon(archive: Archive) -> None:
    """In the transaction that asks for it."""
    _soon("make_archive", archive=str(archive.pk), person=str(archive.person_id))


@tasks.task(name="make_archive")
def make_archive(archive: str, person: str) -> None:
    """Under the person's own identity: whoever has left meanwhile finds nothing."""
    with acting_as(UUID(person), "archive"):
        owner = Person.objects.employed().filter(pk=person).first()
        waiting = Archive.objects.filter(pk=archive, made_at__isnull=True, person=owner).first() if owner else None
        if owner and waiting:
            with translation.override(owner.locale), timezone.override(owner.tzinfo):
                waiting.keep(pack.packed(owner))


def look_soon(enquiry: Enquiry) -> None:
    _soon("look_for_holdings", enquiry=str(enquiry.pk), person=str(enquiry.person_id))


@tasks.task(name="look_for_holdings")
def look_for_holdings(enquiry: str, person: str) -> None:
    """Each author's things under that author's identity; then everyone who has to answer is told."""
    with acting_as(None, "enquiries"):
        authors = asking.possible_authors(UUID(person))
    for author in authors:
        with acting_as(author, "looking"):
            asking.note_holdings(UUID(enquiry), UUID(person), author)
    with acting_as(None, "enquiries"):
        asking.begin(UUID(enquiry))


def count_soon(enquiry: UUID) -> None:
    _soon("count_answers", enquiry=str(enquiry))


@tasks.task(name="count_answers")
def count_answers(enquiry: str) -> None:
    with acting_as(None, "enquiries"):
        asking.count(UUID(enquiry))


@tasks.task(name="remind_of_enquiries", queueing_lock="remind_of_enquiries")
def remind_of_enquiries(timestamp: int = 0) -> None:
    with acting_as(None, "enquiries"):
        asked = asking.authors_asked()
    for author in asked:
        with acting_as(author, "looking"):
            asking.note_what_is_gone(author)
    with acting_as(None, "enquiries"):
        asking.note_who_has_left()
        asking.remind()
        for left in Enquiry.objects.filter(progress__looked_at__isnull=True):
            look_soon(left)  # its job has not come to its end


def look_ahead_soon(clock: str) -> None:
    _soon("look_ahead", clock=clock)


@tasks.task(name="look_ahead")
def look_ahead(clock: str) -> None:
    with acting_as(None, "retention"):
        count_ahead(catalogue().clocks[clock])


@tasks.task(name="forget", queueing_lock="forget")
def forget(timestamp: int = 0) -> None:
    """Every clock, every night."""
    _forget_by_each(list(catalogue().clocks.values()))


@tasks.task(name="forget_hourly", queueing_lock="forget_hourly")
def forget_hourly(timestamp: int = 0) -> None:
    """What is kept for hours: archives, files of people."""
    _forget_by_each([clock for clock in catalogue().clocks.values() if clock.unit == "hours"])
    delete_leftovers()


def _forget_by_each(clocks: list[Clock]) -> None:
    """Each in a transaction of its own. One that cannot go on stops no other, and fails the job in the end."""
    failed = []
    for clock in clocks:
        try:
            with acting_as(None, "retention"):
                forget_by(clock)
        except Exception as problem:
            logger.error("The clock %s could not go on: %s", clock.key, type(problem).__name__)
            failed.append(clock.key)
    if failed:
        raise RuntimeError(f"These clocks did not forget: {', '.join(failed)}")


def _soon(name: str, **arguments: str) -> None:
    app.configure_task(f"trust:{name}", priority=SOON).defer(**arguments)
