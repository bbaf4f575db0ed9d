"""The invitation of a talk: a calendar entry for both, renewed by each move and taken back by the cancellation."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from alongside.foundation.errors import NotPossible
from alongside.foundation.letters import Letter
from alongside.notices.actions import carry
from alongside.notices.models import OutboxItem
from alongside.people.models import Person
from alongside.scheduling.invitation import Invitation, as_calendar

from . import policies
from .models import Conversation

TEMPLATE = "conversations/mail/invitation"


def invite_both(conversation: Conversation, event: str) -> None:
    """A letter to each of the two for this state of the talk; the same letter however often it is asked for.

    None for one that came out of a calendar of theirs: it stands there already.
    """
    if not conversation.starts_at or conversation.in_calendar:
        return
    sequence = sequence_of(conversation)
    for person in conversation.relationship.people:
        letter = Letter(
            key=f"invitation:{conversation.pk}:{sequence}:{person.pk}",
            to=person.pk,
            template=TEMPLATE,
            context=_facts(conversation, person, event),
            calendar=calendar_of(conversation, person),
        )
        carry(letter, expires_at=conversation.ends_at)


def calendar_of(conversation: Conversation, person: Person | None = None) -> bytes:
    """The talk as a calendar entry (RFC 5545). Raises `NotPossible` for a talk that has no time yet."""
    return as_calendar(invitation_of(conversation, person))


def invitation_of(conversation: Conversation, person: Person | None = None) -> Invitation:
    """Of a talk that has a time, worded for one of the two; without a person, for both."""
    if conversation.starts_at is None:
        raise NotPossible(_("This talk has no time yet. Choose one first."))
    return Invitation(
        id=conversation.pk,
        sequence=sequence_of(conversation),
        starts_at=conversation.starts_at,
        minutes=conversation.minutes,
        summary=_summary(conversation, person),
        url=settings.BASE_URL + conversation.get_absolute_url(),
        place=conversation.where,
        planner=conversation.planned_by,
        people=conversation.relationship.people,
        made_at=timezone.now(),
        is_cancelled=conversation.is_cancelled,
    )


def sequence_of(conversation: Conversation) -> int:
    """Rises with each move and with the cancellation."""
    return conversation.moves.count() + conversation.is_cancelled


def _summary(conversation: Conversation, person: Person | None) -> str:
    """Neutral: calendars are often open to colleagues."""
    guest, host = conversation.relationship.people
    if person is None:
        return _("Talk: %(guest)s and %(host)s") % {"guest": guest.short_name, "host": host.short_name}
    with translation.override(person.locale):
        return _("Talk with %(name)s") % {"name": conversation.relationship.other(person).short_name}


def _facts(conversation: Conversation, person: Person, event: str) -> dict[str, str]:
    return {
        "conversation": str(conversation.pk),
        "event": event.rpartition(".")[2],
        "kind": conversation.kind.name,
        "other": conversation.relationship.other(person).name,
        "when": conversation.starts_at.isoformat() if conversation.starts_at else "",
        "address": settings.BASE_URL + conversation.get_absolute_url(),
    }


def may_still_be_invited(item: OutboxItem) -> bool:
    """Asked once more before the mail leaves: whether its reader still takes part. Who hands over does not."""
    conversation = Conversation.objects.filter(pk=item.context.get("conversation")).first()
    if not conversation:
        return False
    takes_part = policies.readers_taking_part(conversation.relationship)
    return Person.objects.filter(takes_part, pk=item.recipient_id).exists()
