"""Who may see and do what in the conversation. The only file of this room that decides (trust §1.3).

One idea carries it: a pair's things are for its two people. The host keeps them for 30 days after the reporting
line ends, to read and not to write; then only their own promises. Policies speak of persons, verbs of state.
"""

from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from alongside.people.models import Person, Reach, ReportingLine

from .models import (
    ANSWER_WITHIN,
    Answer,
    Commitment,
    Companion,
    Confirmation,
    Conversation,
    DifferentView,
    Handover,
    Note,
    Paraphrase,
    Preparation,
    Recap,
    RecapPoint,
    Relationship,
    Seal,
)

FORMAL_READERS = (Reach.HR, Reach.MANAGER)
COMPANION = "companion"


# --- the pair ---------------------------------------------------------------------------------------------------
def relationships_visible_to(person: Person) -> Q:
    return Q(guest=person) | (Q(host=person) & ~Q(guest__in=_no_longer_theirs(person)))


def readers_of_relationship(pair: Relationship) -> Q:
    """Who can read what belongs to this pair now, as a condition on people."""
    lost = _no_longer_theirs(pair.host).filter(subject=pair.guest_id)
    return Q(pk=pair.guest_id) | (Q(pk=pair.host_id) & ~Q(Exists(lost)))


def _no_longer_theirs(host: Person) -> "QuerySet[ReportingLine, UUID]":
    """People whom `host` led once, and neither leads nor hands over now."""
    still = Reach.objects.filter(actor=host, relation__in=[Reach.MANAGER, Reach.DOTTED, Reach.FORMER]).values("subject")
    led = ReportingLine.objects.filter(manager=host, kind=ReportingLine.SOLID, ends_on__isnull=False)
    return led.exclude(subject__in=still).values_list("subject", flat=True)


def is_handing_over(host: Person, guest: Person) -> bool:
    """The host's line to the guest has ended: they read for 30 days, and write no more."""
    relations = set(Reach.objects.filter(actor=host, subject=guest).values_list("relation", flat=True))
    return Reach.FORMER in relations


def readers_taking_part(pair: Relationship) -> Q:
    """Those of the two who read and write: not a host who is handing over."""
    led_before = Reach.objects.filter(actor=pair.host_id, subject=pair.guest_id, relation=Reach.FORMER)
    return readers_of_relationship(pair) & (Q(pk=pair.guest_id) | ~Q(Exists(led_before)))


def relationships_written_by(person: Person) -> Q:
    """Those in which this person may write, plan, answer and promise: as guest, and as host while the line holds."""
    handed_over = Reach.objects.filter(actor=person, relation=Reach.FORMER).values("subject")
    return relationships_visible_to(person) & (Q(guest=person) | ~Q(guest__in=handed_over))


def may_take_part(person: Person, pair: Relationship) -> bool:
    """Write, plan, answer, promise: the guest, and the host while the line holds."""
    if person.pk == pair.guest_id:
        return True
    return person.pk == pair.host_id and not is_handing_over(person, pair.guest)


def may_pair_up(host: Person, guest: Person) -> bool:
    """A talk may be planned with anybody who works here, but oneself."""
    return host.pk != guest.pk and guest.is_employed


def guest_and_host(person: Person, other: Person) -> tuple[Person, Person]:
    """Who is the guest of a talk these two begin: whoever is led; between equals, the other of the one who asks."""
    if Reach.objects.filter(actor=other, subject=person, relation=Reach.MANAGER).exists():
        return person, other
    return other, person


# --- its things: each is as its pair ------------------------------------------------------------------------------
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


# --- one's own ------------------------------------------------------------------------------------------------------
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


# --- doing --------------------------------------------------------------------------------------------------------
def may_change(person: Person, conversation: Conversation) -> bool:
    """Move, cancel, start, write in, conclude: either of the two."""
    return may_take_part(person, conversation.relationship)


def may_write_for_both(person: Person, conversation: Conversation) -> bool:
    """On one screen, whoever holds the pen writes the other's words too."""
    return conversation.writes_alone_id == person.pk


def owns_words(person: Person, note: Note) -> bool:
    """One's own words; and those one wrote down for the other, until the other has checked them."""
    return note.voice_id == person.pk or (note.writer_id == person.pk and not note.is_checked)


def may_reword(person: Person, note: Note) -> bool:
    return may_change(person, note.conversation) and owns_words(person, note)


def may_answer(person: Person, paraphrase: Paraphrase) -> bool:
    return paraphrase.speaker_id == person.pk and may_change(person, paraphrase.conversation)


def may_own(person: Person, commitment: Commitment) -> bool:
    """Keep it, accept it, decline it: its owner, whatever became of the line."""
    return commitment.owner_id == person.pk


def may_accept(person: Person, commitment: Commitment) -> bool:
    """Its owner; or whoever holds the pen on a shared screen, and then it waits to be checked."""
    conversation = commitment.conversation
    shared = conversation is not None and conversation.is_under_way and may_write_for_both(person, conversation)
    return may_own(person, commitment) or shared


def may_withdraw(person: Person, commitment: Commitment) -> bool:
    return commitment.suggested_by_id == person.pk


def may_agree(person: Person, commitment: Commitment) -> bool:
    return may_take_part(person, commitment.relationship)


def may_answer_recap(person: Person, recap: Recap) -> bool:
    return may_take_part(person, recap.conversation.relationship)


def may_word_recap(person: Person, recap: Recap) -> bool:
    """Write it down, add to it, change what is in nobody's voice: either of the two."""
    return may_take_part(person, recap.conversation.relationship)


def may_take_out(person: Person, point: RecapPoint) -> bool:
    return point.voice_id == person.pk and may_word_recap(person, point.recap)


def may_reword_point(person: Person, point: RecapPoint) -> bool:
    """One's own words, and those that are in nobody's voice."""
    return point.voice_id in (None, person.pk) and may_word_recap(person, point.recap)


def may_owe(person: Person, recap: Recap) -> bool:
    """Only the host can say that they owe nothing this time."""
    pair = recap.conversation.relationship
    return person.pk == pair.host_id and may_take_part(person, pair)


def may_note_heard(person: Person, recap: Recap) -> bool:
    return person.pk == recap.conversation.relationship.guest_id


def may_name_companion(person: Person, conversation: Conversation) -> bool:
    return conversation.kind.formal and person.pk == conversation.relationship.guest_id
