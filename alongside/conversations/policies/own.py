"""What is one person's own: private texts, answers until they open, and what is left for a next manager."""

from uuid import UUID

from django.db.models import Exists, F, Q, QuerySet

from alongside.people.models import Person, Reach

from ..models import Answer, Conversation, Handover, Preparation
from .things import conversations_visible_to, of_pairs_visible_to, readers_of_conversation


def own(person: Person) -> Q:
    """Private notes, drafts, the private part of a preparation, *was I heard*: the author's alone."""
    return Q(author=person)


def private_notes_visible_to(person: Person) -> Q:
    """Its author's alone, and sealed once its author reads nothing of the pair any more."""
    return own(person) & of_pairs_visible_to(person)


def preparations_visible_to(person: Person) -> Q:
    """What stands in them: one's own; the other's once both are done, or both are in the room."""
    return Q(person=person) | Q(conversation__in=_revealed_to(person))


def readers_of_preparation(preparation: Preparation) -> Q:
    if preparation.is_revealed:
        return readers_of_conversation(preparation.conversation) | Q(pk=preparation.person_id)
    return Q(pk=preparation.person_id)


def answers_visible_to(person: Person) -> Q:
    """As the preparation they stand in."""
    return Q(author=person) | Q(preparation__conversation__in=_revealed_to(person))


def answers_still_closed(person: Person) -> Q:
    """One's own that nobody else has been able to read."""
    return Q(author=person) & ~Q(preparation__conversation__in=_revealed_to(person))


def _revealed_to(person: Person) -> "QuerySet[Conversation, UUID]":
    """The talks of one's pairs whose preparations are open to both."""
    done = Preparation.objects.filter(done_at__isnull=False)
    in_pairs = Conversation.objects.filter(conversations_visible_to(person))
    guests, hosts = F("relationship__guest"), F("relationship__host")
    both_done = in_pairs.filter(
        pk__in=done.filter(person=F("conversation__relationship__guest")).values("conversation")
    ).filter(pk__in=done.filter(person=F("conversation__relationship__host")).values("conversation"))
    both_in = in_pairs.filter(entrances__person=guests).filter(entrances__person=hosts)
    opened = Q(pk__in=both_done.values("pk")) | Q(pk__in=both_in.values("pk"))
    return Conversation.objects.filter(opened).values_list("pk", flat=True)


def readers_of_answer(answer: Answer) -> Q:
    return readers_of_preparation(answer.preparation)


def handovers_visible_to(person: Person) -> Q:
    """What somebody leaves for their next manager: theirs, and that manager's from the day on that they lead."""
    led = Reach.objects.filter(actor=person, relation=Reach.MANAGER).values("subject")
    return Q(person=person) | Q(to=person, person__in=led)


def readers_of_handover(handover: Handover) -> Q:
    leads = Reach.objects.filter(actor=handover.to_id, subject=handover.person_id, relation=Reach.MANAGER)
    return Q(pk=handover.person_id) | (Q(pk=handover.to_id) & Q(Exists(leads)))
