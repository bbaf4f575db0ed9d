"""Reading the mailbox: each letter is dealt with once, and taken out only after what became of it is safely kept.

A worker that ends anywhere leaves either a letter nobody has looked at, or an Arrival: the next one then only finishes
with the mailbox. Nothing of a letter is ever logged.
"""

import logging

from django.db import InterfaceError, OperationalError, transaction

from alongside.foundation.encryption import hashed
from alongside.foundation.errors import NotPossible
from alongside.trust.identity import acting_as

from .letter import Letter
from .models import Outage, arrival_of, end_outage, is_resting, note_arrival, note_outage
from .server import MOST, Away, Mailbox, NoFolder, NotLetIn, opened
from .setup import Setup
from .taking import Taking, taking_of

PURPOSE = "mailbox"
logger = logging.getLogger(__name__)


def read_all(setup: Setup) -> int:
    """How many letters were looked at. A mailbox that does not answer is asked less and less often."""
    with acting_as(None, PURPOSE):
        if is_resting(setup.fingerprint):
            return 0
    try:
        with opened(setup) as mailbox:
            read = sum(_read(mailbox, uid) for uid in mailbox.unread())
    except Away as problem:
        logger.warning("The mailbox was not read: %s", problem)
        with acting_as(None, PURPOSE):
            note_outage(setup.fingerprint, _kind_of(problem))
        return 0
    with acting_as(None, PURPOSE):
        end_outage()
    return read


def _kind_of(problem: Away) -> str:
    if isinstance(problem, NotLetIn):
        return Outage.Problem.DECLINED
    return Outage.Problem.FOLDER if isinstance(problem, NoFolder) else Outage.Problem.AWAY


def _read(mailbox: Mailbox, uid: str) -> bool:
    raw = mailbox.fetch(uid)
    if raw is None:
        return False
    if is_taken(mailbox.place_of(uid), Letter(raw[:MOST], is_cut=len(raw) >= MOST)):
        mailbox.take_out(uid)
    else:
        mailbox.leave(uid)
    return True


def is_taken(place: str, letter: Letter) -> bool:
    """What the database cannot do now stays unread. A letter that breaks us is left, and keeps nobody's from coming."""
    try:
        return _dealt_with(place, letter)
    except (OperationalError, InterfaceError):
        raise
    except Exception as problem:  # a letter's own words may stand in it
        logger.warning("A letter could not be read: %s", type(problem).__name__)
        with acting_as(None, PURPOSE):
            note_arrival(place, hashed(place), is_taken=False)
        return False


def _dealt_with(place: str, letter: Letter) -> bool:
    with acting_as(None, PURPOSE):
        before = arrival_of(place, letter.fingerprint)
        if before:
            return before.is_taken
        taking = taking_of(letter)
        if taking is None:
            note_arrival(place, letter.fingerprint, is_taken=False)
            return False
    with acting_as(taking.person.pk, PURPOSE):
        if note_arrival(place, letter.fingerprint, is_taken=True):
            _do(taking)
    return True


def _do(taking: Taking) -> None:
    """What is not possible any more leaves nothing behind; the letter is dealt with all the same."""
    try:
        with transaction.atomic():
            taking.do()
    except NotPossible:
        logger.info("A letter asked for what is not possible any more")
