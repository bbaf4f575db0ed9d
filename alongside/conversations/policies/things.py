"""What belongs to a pair or to one talk of it: each is as its pair, and records have readers beyond it."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from alongside.people.models import Person, Reach

from ..models import (
    ANSWER_WITHIN,
    Commitment,
    Companion,
    Confirmation,
    Conversation,
    DifferentView,
    Recap,
    Relationship,
    Seal,
)
from .pairs import (
    is_handing_over,
    readers_of_relationship,
    readers_taking_part,
    relationships_visible_to,
    relationships_written_by,
)

FORMAL_READERS = (Reach.HR, Reach.MANAGER)
COMPANION = "companion"


def of_pairs_visible_to(person: Person, path: str = "relationship") -> Q:
    pairs = Relationship.objects.filter(relationships_visible_to(person)).values("pk")
    return Q(**{f"{path}__in": pairs})


def of_pairs_written_by(person: Person, path: str = "relationship") -> Q:
    pairs = Relationship.objects.filter(relationships_written_by(person)).values("pk")
    return Q(**{f"{path}__in": pairs})


def conversations_visible_to(person: Person) -> Q:
    return of_pairs_visible_to(person)


def readers_of_conversation(conversation: Conversation) -> Q:
    return readers_of_relationship(conversation.relationship)


def evidence_visible_to(person: Person) -> Q:
    """Of a talk: its list of facts is for the two while both take part; a former manager sees the talk without it."""
    led_before = Reach.objects.filter(actor=person, relation=Reach.FORMER).values("subject")
    return of_pairs_visible_to(person) & ~Q(relationship__host=person, relationship__guest__in=led_before)


def commitments_visible_to(person: Person) -> Q:
    """The pair's, and one's own for good. What is only offered is not a former manager's to read."""
    led_before = Reach.objects.filter(actor=person, relation=Reach.FORMER).values("subject")
    offered = Q(accepted_at__isnull=True)
    theirs = of_pairs_visible_to(person) & ~(offered & Q(relationship__host=person, relationship__guest__in=led_before))
    return theirs | Q(owner=person, accepted_at__isnull=False)


def readers_of_commitment(commitment: Commitment) -> Q:
    readers = readers_of_relationship(commitment.relationship)
    if commitment.accepted_at:
        return readers | Q(pk=commitment.owner_id)
    if is_handing_over(commitment.relationship.host, commitment.relationship.guest):
        return Q(pk=commitment.relationship.guest_id)
    return readers


def companions_visible_to(person: Person) -> Q:
    """As the talk they are for; and to the companion."""
    return Q(person=person) | of_pairs_visible_to(person, "conversation__relationship")


def recaps_visible_to(person: Person) -> Q:
    """Drafts are not a former manager's to read; a companion reads the recap of their one talk once it is sealed."""
    led_before = Reach.objects.filter(actor=person, relation=Reach.FORMER).values("subject")
    handed_over = Q(conversation__relationship__host=person, conversation__relationship__guest__in=led_before)
    of_pair = of_pairs_visible_to(person, "conversation__relationship") & (~handed_over | _answered_or_ended())
    return of_pair | records_read_beyond_the_pair(person)


def records_read_beyond_the_pair(person: Person) -> Q:
    """Once sealed: by the companion; of formal kinds by whoever leads the guest, and by the HR partners in scope."""
    beside = Companion.objects.filter(person=person).values("conversation")
    named = Reach.objects.filter(actor=person, relation__in=FORMAL_READERS).values("subject")
    formal = Q(conversation__template_version__is_formal=True, conversation__relationship__guest__in=named)
    return (Q(conversation__in=beside) | formal) & _sealed_recaps()


def _answered_or_ended() -> Q:
    here = {"recap": OuterRef("pk")}
    answered = Exists(Confirmation.objects.filter(**here)) | Exists(DifferentView.objects.filter(**here))
    return Q(answered | Exists(Seal.objects.filter(**here)))


def _sealed_recaps() -> Q:
    """As `Recap.is_sealed` says it of one."""
    here, pair = {"recap": OuterRef("pk")}, "conversation__relationship"
    late = {"created_at__lte": timezone.now() - ANSWER_WITHIN, **here}
    waited = Exists(Confirmation.objects.filter(**late)) | Exists(DifferentView.objects.filter(**late))
    by_guest = Exists(Confirmation.objects.filter(by=OuterRef(f"{pair}__guest"), **here))
    by_host = Exists(Confirmation.objects.filter(by=OuterRef(f"{pair}__host"), **here))
    return Q(waited | Exists(Seal.objects.filter(**here))) | (Q(by_guest) & Q(by_host))


def readers_of_recap(recap: Recap) -> Q:
    pair = recap.conversation.relationship
    if recap.is_sealed:
        readers = readers_of_relationship(pair) | Q(pk__in=recap.conversation.companions.values("person"))
        return readers | (_formal_readers(pair) if recap.conversation.template_version.is_formal else Q(pk__in=[]))
    if recap.answered_by:
        return readers_of_relationship(pair)
    return readers_taking_part(pair)


def readers_of_formal_record(conversation: Conversation) -> Q:
    """Of a formal kind, besides the two: the HR partners in scope, and the companion the guest names."""
    return _formal_readers(conversation.relationship) | Q(pk__in=conversation.companions.values("person"))


def _formal_readers(pair: Relationship) -> Q:
    """The HR partners in scope and whoever leads the guest now: announced on the receipt before anyone writes."""
    named = Reach.objects.filter(subject=pair.guest_id, relation__in=FORMAL_READERS).values("actor")
    return Q(pk__in=named)


def reads_recap_as(person: Person, recap: Recap) -> str:
    """What lets somebody read it who is neither of the two: how they stand to the guest, or that they came along."""
    guest, named = recap.conversation.relationship.guest_id, recap.conversation.template_version.is_formal
    standing = Reach.objects.filter(actor=person, subject=guest).values_list("relation", flat=True) if named else ()
    return next((relation for relation in FORMAL_READERS if relation in standing), COMPANION)
