"""What comes by mail: the answers of calendar programs to our invitations, and “We just talked”.

An answer never changes a talk: no is said to the other, and another time is offered as a move. Whoever writes “We just
talked” is known by their secret address, and nobody else reads it until they save it.
"""

import re
from datetime import datetime
from functools import partial

from django.urls import reverse
from django.utils import timezone

from alongside.mailbox.actions import Letter, Taking, offer_to_take, writer_of
from alongside.notices.actions import tell
from alongside.people.models import Person
from alongside.scheduling.actions import Reply, read_reply

from . import in_step
from .invitations import sequence_of
from .models import Conversation, MoveOffer, keep_mailed, note_answer, offer_move
from .queries.close import close_to

DECLINED, MAILED = "invitation.declined", "just_talked.mailed"
PROMISE = re.compile(r"^\s*(?:[-–*•]\s+(?P<said>\S.*)|(?P<will>I(?:['’]ll| will)\b.*))$", re.IGNORECASE)
MOST_PROMISES, LONGEST_PROMISE, LONGEST = 7, 300, 8000


def register() -> None:
    """Called from `AppConfig.ready()`."""
    offer_to_take(answer_in)
    offer_to_take(talk_in)


def answer_in(letter: Letter) -> Taking | None:
    """It has to come from the address that was invited, whatever it says of itself."""
    text = None if letter.is_from_a_machine else letter.calendar
    reply = read_reply(text) if text else None
    if reply is None or reply.attendee != letter.sender:
        return None
    person = Person.objects.employed().filter(email__iexact=reply.attendee).first()
    return Taking(person, partial(take_answer, person, reply)) if person else None


def take_answer(person: Person, reply: Reply) -> None:
    """To a talk of theirs that is still ahead, as it was when they were last invited."""
    ahead = Conversation.objects.visible_to(person).of(person).planned().filter(starts_at__gt=timezone.now())
    talk = ahead.with_records().filter(pk=reply.talk).first()
    if talk is None or reply.sequence != sequence_of(talk):
        return
    if reply.is_counter:
        _ask_for_another_time(talk, person, reply)
    elif note_answer(talk, reply.answer, by=person, at=reply.said_at) and reply.answer == "declined":
        key = in_step.key_of_declining(talk, person)
        _tell(talk, person, DECLINED, key, talk.get_absolute_url(), talk.starts_at)


def _ask_for_another_time(talk: Conversation, person: Person, reply: Reply) -> None:
    to = reply.starts_at
    if to is None or to == talk.starts_at:
        return
    if MoveOffer.objects.open().filter(conversation=talk, by=person, to=to).exists():
        return
    offer = offer_move(talk, to, by=person)
    _tell(talk, person, in_step.OFFERED, f"offer:{offer.pk}", reverse("conversations:move", args=[talk.pk]), to)


def _tell(talk: Conversation, by: Person, event: str, key: str, link: str, when: datetime | None) -> None:
    other, facts = talk.relationship.other(by), {"when": when.isoformat() if when else ""}
    tell(other, event, key=key, about=talk, link=link, by=by, facts=facts)


def talk_in(letter: Letter) -> Taking | None:
    person = writer_of(letter)
    return Taking(person, partial(take_talk, person, letter)) if person else None


def take_talk(person: Person, letter: Letter) -> None:
    text, promises = apart(letter.words)
    if not (text or promises or letter.attachments):
        return
    named = _named(person, letter.header("subject"), text)
    kept = keep_mailed(
        person, partner=named, text=text[:LONGEST], promises=promises, left_out=min(letter.attachments, 99)
    )
    link = reverse("conversations:mailed_talk", args=[kept.pk])
    tell(person, MAILED, key=f"mailed:{kept.pk}", about=kept, link=link, by=person)


def apart(words: str) -> tuple[str, list[str]]:
    """What it was about, and the lines that promise something."""
    promises, rest = list[str](), list[str]()
    for line in words.splitlines():
        found = PROMISE.match(line)
        if found and len(promises) < MOST_PROMISES:
            promises.append((found["said"] or found["will"]).strip()[:LONGEST_PROMISE])
        else:
            rest.append(line)
    return "\n".join(rest).strip(), promises


def _named(person: Person, subject: str, text: str) -> Person | None:
    """The one the subject names, else the first line; of people one talks with. Nobody named: the only one there is."""
    near = close_to(person)
    for words in (subject, text.partition("\n")[0]):
        found = [one for one in near if _names(words, one)]
        if found:
            return found[0] if len(found) == 1 else None
    return near[0] if len(near) == 1 else None


def _names(words: str, person: Person) -> bool:
    wanted = {person.name.casefold(), person.short_name.casefold()}
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words.casefold()) for name in wanted)
