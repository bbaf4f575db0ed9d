"""Who may do what. Policies speak of persons, verbs of state."""

from alongside.people.models import Person

from ..models import Commitment, Conversation, Note, Paraphrase, Recap, RecapPoint
from .pairs import may_take_part


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
