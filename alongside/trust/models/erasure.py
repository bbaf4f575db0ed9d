"""Erasure: somebody who has left becomes a pseudonym, for good. The row is the ledger that a restore replays.

Only for people who have left: whoever works here needs their name to be found, and one step less can go wrong than
with two administrators who must agree. Their own private content is deleted; what they shared stays with those they
shared it with, until its clock, under the pseudonym.
"""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass
from functools import partial

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Record
from alongside.journal import actions as journal
from alongside.people.models import Person

from ..erasing import ledger
from ..erasing.names import replace_names
from ..erasing.own import delete_own


class Erasure(Record):
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    pseudonym = models.CharField(max_length=60, unique=True)

    class Meta:
        ordering = ["-created_at"]


@dataclass(frozen=True)
class Outcome:
    """What an erasure did: table → how many rows were deleted, and in how many the name was replaced."""

    pseudonym: str
    deleted: Counter[str]
    renamed: Counter[str]
    was_done: bool = False


@transaction.atomic
def erase(person: Person, *, pseudonym: str = "") -> Outcome:
    """Once for each person: doing it again does nothing. `pseudonym` is named by a restore alone."""
    if standing := Erasure.objects.filter(person=person).first():
        return Outcome(standing.pseudonym, Counter(), Counter(), was_done=True)
    if not person.has_left:
        raise NotPossible(_("%(name)s works here. Only people who have left can be erased.") % {"name": person.name})
    journal.record("person.erased", about=person, by=None)  # first: whoever listens needs the name a last time
    name = pseudonym or new_pseudonym()
    renamed = replace_names(person, name)
    deleted = delete_own(person)
    person.go_by(name)
    Erasure.objects.create(person=person, pseudonym=name)
    transaction.on_commit(partial(ledger.write, entries()))
    return Outcome(name, deleted, renamed)


def new_pseudonym() -> str:
    """“Former colleague 7F3A”: made by chance, so that it says nothing of the person."""
    while True:
        name = _("Former colleague %(code)s") % {"code": secrets.token_hex(2).upper()}
        if not Person.objects.filter(name=name).exists():
            return name


def entries() -> list[ledger.Line]:
    return [
        ledger.Line(str(done.person_id), done.pseudonym, done.created_at.isoformat())
        for done in Erasure.objects.order_by("created_at")
    ]


@transaction.atomic
def replay(lines: list[ledger.Line]) -> int:
    """After a restore: erase again whom the backup still knew by name. Returns how many."""
    known = {str(p.pk): p for p in Person.objects.filter(pk__in=[line.person for line in lines])}
    done = 0
    for line in lines:
        if person := known.get(line.person):
            if not person.has_left:  # the backup is older than their last day
                person.leave(on=min(timezone.localdate(), line.day))
                person = Person.objects.get(pk=person.pk)
            done += not erase(person, pseudonym=line.pseudonym).was_done
    return done
