"""What a person may do with each row of the conversation, made of what `policies.py` decides by.

`sql/rows.sql` says it independently, from trust.md §1.3; a test compares the two.
"""

from collections.abc import Callable

from django.db.models import F, Q

from alongside.foundation.row_rules import Condition, Rows, everything, nothing
from alongside.people.models import Person
from alongside.people.policies import may_edit_templates
from alongside.trust.models import Holding

from . import models as m
from . import policies

TALK, RECAP = "conversation__relationship", "recap__conversation__relationship"
PREPARATION = "preparation__conversation__relationship"


def read_in(path: str) -> Condition:
    """What belongs to a pair whose things this person reads."""
    return lambda person: policies.of_pairs_visible_to(person, path)


def written_in(path: str) -> Condition:
    return lambda person: policies.of_pairs_written_by(person, path)


def by(field: str, inside: Condition = everything) -> Condition:
    """Their own, inside what `inside` allows."""
    return lambda person: Q(**{field: person}) & inside(person)


def both(first: Condition, second: Condition) -> Condition:
    return lambda person: first(person) & second(person)


def either(first: Condition, second: Condition) -> Condition:
    return lambda person: first(person) | second(person)


def always(condition: Q) -> Condition:
    return lambda person: condition


def along(field: str, model: type, seen: Callable[[Person], Q]) -> Condition:
    """As the thing it belongs to."""
    return lambda person: Q(**{f"{field}__in": model.objects.filter(seen(person)).values("pk")})  # type: ignore[attr-defined]


def relationships_known_to(person: Person) -> Q:
    """That these two talk: whoever reads a record of theirs knows it."""
    recaps = m.Recap.objects.filter(policies.records_read_beyond_the_pair(person))
    return policies.relationships_visible_to(person) | Q(pk__in=recaps.values("conversation__relationship"))


def _relationships_of_own_promises(person: Person) -> Q:
    """A promise stays its owner's for good, and with it whose pair it belongs to."""
    kept = m.Commitment.objects.filter(owner=person, accepted_at__isnull=False)
    return Q(pk__in=kept.values("relationship"))


def conversations_known_to(person: Person) -> Q:
    """That a talk took place, and when: with its record. Its page is for the two."""
    recaps = m.Recap.objects.filter(policies.records_read_beyond_the_pair(person))
    return policies.of_pairs_visible_to(person) | Q(pk__in=recaps.values("conversation"))


def commitments_known_to(person: Person) -> Q:
    """What was promised in a talk is part of its record. The page of a promise is for those who see it."""
    recaps = m.Recap.objects.filter(policies.records_read_beyond_the_pair(person))
    return policies.commitments_visible_to(person) | Q(
        accepted_at__isnull=False, conversation__in=recaps.values("conversation")
    )


def _of_hr_partners(person: Person) -> Q:
    return everything(person) if may_edit_templates(person) else nothing(person)


def _promised_or_offered(person: Person) -> Q:
    own = Q(owner=person, suggested_by__isnull=True, accepted_by=F("owner"))
    offered = Q(suggested_by=person, accepted_at__isnull=True) & ~Q(owner=person)
    return (own | offered) & policies.of_pairs_written_by(person)


def _writes_in_that_voice(person: Person) -> Q:
    in_pair = Q(voice=F("conversation__relationship__guest")) | Q(voice=F("conversation__relationship__host"))
    return Q(writer=person) & (Q(voice=person) | Q(conversation__writes_alone=person) & in_pair) & WRITTEN(person)


def _words_of(person: Person) -> Q:
    return (Q(voice=person) | Q(writer=person, checked_at__isnull=True)) & WRITTEN(person)


def _heard_by_one_of_them(person: Person) -> Q:
    speaks = Q(speaker=F("conversation__relationship__guest")) | Q(speaker=F("conversation__relationship__host"))
    return Q(listener=person) & speaks & WRITTEN(person)


def _booked_for_one_of_them(person: Person) -> Q:
    guest, host = F("conversation__relationship__guest"), F("conversation__relationship__host")
    return (Q(person=guest) | Q(person=host)) & WRITTEN(person)


def _named_by_guest(person: Person) -> Q:
    return Q(named_by=person, conversation__relationship__guest=person, conversation__template_version__is_formal=True)


def _heard(person: Person) -> Q:
    return policies.own(person) & Q(recap__conversation__relationship__guest=person)


def _own_preparation(person: Person) -> Q:
    return policies.own(person) & Q(preparation__person=person)


def _asked_about(person: Person) -> Q:
    """Their own, sealed or not, while they are asked whether somebody whose data it is may have it."""
    waiting = Holding.objects.filter(author=person, decided_at__isnull=True)
    return Q(author=person, pk__in=waiting.values("thing_id"))


def _page_of_ones_own(person: Person) -> Q:
    """A page for a meeting of the pair that the talk is of, made in the name of whoever asked for it."""
    return Q(notes__by=person, notes__relationship=F("conversation__relationship")) & WRITTEN(person)


WRITTEN = written_in(TALK)
WITH_TALK = along("conversation", m.Conversation, conversations_known_to)
WITH_PROMISE = along("commitment", m.Commitment, commitments_known_to)
WITH_POINT = along("point", m.TalkingPoint, policies.of_pairs_visible_to)
WITH_HANDOVER = along("handover", m.Handover, policies.handovers_visible_to)
WITH_RECAP = along("recap", m.Recap, policies.recaps_visible_to)
OF_BOTH = Rows(read=read_in(TALK), add=by("by", WRITTEN))
ANSWER = Rows(read=WITH_RECAP, add=by("by", written_in(RECAP)))
KIND = Rows(read=everything, add=_of_hr_partners, change=_of_hr_partners)
OFFERED = Q(accepted_at__isnull=True, declined_at__isnull=True)
ASKED = Rows(
    read=WITH_PROMISE,
    add=by("asked_by", written_in("commitment__relationship")),
    change=written_in("commitment__relationship"),
    remove=written_in("commitment__relationship"),
)

ROWS = {
    m.Template: KIND,
    m.TemplateVersion: KIND,
    # the pair
    m.Relationship: Rows(
        read=either(relationships_known_to, _relationships_of_own_promises),
        add=lambda person: Q(guest=person) | Q(host=person),
        change=policies.relationships_written_by,
    ),
    m.Rhythm: Rows(
        read=policies.of_pairs_visible_to,
        add=by("chosen_by", policies.of_pairs_written_by),
        change=policies.of_pairs_written_by,
        remove=policies.of_pairs_written_by,
    ),
    m.CalendarNotes: Rows(
        read=policies.of_pairs_visible_to,
        add=by("by", policies.of_pairs_written_by),
        change=policies.of_pairs_written_by,
    ),
    m.CalendarPage: Rows(read=read_in(TALK), add=_page_of_ones_own, change=_page_of_ones_own),
    m.Conversation: Rows(
        read=conversations_known_to,
        add=by("planned_by", both(policies.of_pairs_written_by, always(policies.UNDER_NO_OTHER_AGREEMENT))),
        change=policies.of_pairs_written_by,
    ),
    m.TalkingPoint: Rows(
        read=policies.of_pairs_visible_to,
        add=by("author", policies.of_pairs_written_by),
        change=policies.of_pairs_written_by,
        remove=by("author", policies.of_pairs_written_by),
    ),
    m.Settlement: Rows(
        read=WITH_POINT,
        add=by("by", written_in("point__relationship")),
        remove=written_in("point__relationship"),
    ),
    m.Carry: Rows(read=WITH_POINT, add=written_in("point__relationship"), remove=written_in("point__relationship")),
    m.JustTalked: Rows(
        read=policies.of_pairs_visible_to,
        add=by("by", policies.of_pairs_written_by),
        change=policies.of_pairs_written_by,
    ),
    m.Commitment: Rows(
        read=commitments_known_to,
        add=_promised_or_offered,
        change=either(policies.of_pairs_written_by, by("owner", always(Q(accepted_at__isnull=False)))),
        remove=by("suggested_by", both(policies.of_pairs_written_by, always(OFFERED))),
    ),
    m.Keeping: Rows(
        read=WITH_PROMISE,
        add=by("by", both(by("commitment__owner"), WITH_PROMISE)),
        remove=both(by("commitment__owner"), WITH_PROMISE),
    ),
    m.PromiseMove: ASKED,
    m.LettingGo: Rows(
        read=ASKED.read,
        add=ASKED.add,
        change=ASKED.change,
        remove=either(ASKED.remove, both(by("commitment__owner"), WITH_PROMISE)),
    ),
    m.Handover: Rows(read=policies.handovers_visible_to, change=by("person")),
    m.Carried: Rows(read=WITH_HANDOVER, add=by("handover__person"), remove=by("handover__person")),
    # one talk
    m.Conclusion: Rows(read=WITH_TALK, add=by("by", WRITTEN), remove=WRITTEN),
    m.Cancellation: Rows(read=WITH_TALK, add=by("by", WRITTEN)),
    m.Move: OF_BOTH,
    m.MoveOffer: Rows(read=read_in(TALK), add=by("by", WRITTEN), change=WRITTEN),
    m.InvitationAnswer: Rows(read=read_in(TALK), add=by("by", WRITTEN), change=by("by", WRITTEN)),
    m.BookedTime: Rows(read=WRITTEN, add=_booked_for_one_of_them, remove=WRITTEN),
    m.Pause: Rows(read=read_in(TALK), add=by("by", WRITTEN), change=WRITTEN),
    m.Entrance: Rows(read=read_in(TALK), add=by("person", WRITTEN), change=by("person", WRITTEN)),
    m.Companion: Rows(read=either(WITH_TALK, by("person")), add=_named_by_guest),
    m.Note: Rows(read=read_in(TALK), add=_writes_in_that_voice, change=_words_of),
    m.Paraphrase: Rows(read=read_in(TALK), add=_heard_by_one_of_them, change=by("speaker", WRITTEN)),
    m.EvidenceItem: OF_BOTH,
    m.Remark: Rows(read=read_in(TALK), add=by("by", WRITTEN), remove=by("by", WRITTEN)),
    m.Brought: Rows(read=read_in(TALK), add=by("by", WRITTEN), remove=by("by", WRITTEN)),
    m.Preparation: Rows(read=read_in(TALK), add=by("person", WRITTEN), change=by("person", WRITTEN)),
    m.Answer: Rows(
        read=policies.answers_visible_to,
        add=both(_own_preparation, written_in(PREPARATION)),
        change=both(_own_preparation, written_in(PREPARATION)),
        remove=both(_own_preparation, written_in(PREPARATION)),
    ),
    # one person's alone
    m.Draft: Rows(read=policies.own, add=policies.own, change=policies.own, remove=policies.own),
    m.MailedTalk: Rows(read=policies.own, add=policies.own, remove=policies.own),
    m.PrivateNote: Rows(
        read=either(policies.private_notes_visible_to, _asked_about),
        add=both(policies.own, policies.of_pairs_written_by),
        change=both(policies.own, policies.of_pairs_written_by),
        remove=policies.private_notes_visible_to,
    ),
    m.PrivatePreparation: Rows(
        read=either(both(_own_preparation, read_in(PREPARATION)), _asked_about),
        add=both(_own_preparation, written_in(PREPARATION)),
        change=both(_own_preparation, written_in(PREPARATION)),
        remove=both(_own_preparation, read_in(PREPARATION)),
    ),
    m.Heard: Rows(read=_heard, add=_heard, change=_heard, remove=_heard),
    # the recap
    m.Recap: Rows(read=policies.recaps_visible_to, add=by("by", WRITTEN), change=WRITTEN),
    m.RecapPoint: Rows(
        read=WITH_RECAP,
        add=written_in(RECAP),
        change=both(lambda person: Q(voice__isnull=True) | Q(voice=person), written_in(RECAP)),
        remove=by("voice", written_in(RECAP)),
    ),
    m.Wording: Rows(
        read=lambda person: Q(point__recap__in=m.Recap.objects.filter(policies.recaps_visible_to(person)).values("pk")),
        add=by("by", written_in(f"point__{RECAP}")),
    ),
    m.Confirmation: ANSWER,
    m.DifferentView: ANSWER,
    m.Seal: ANSWER,
    m.Amendment: ANSWER,
    # kinds required by agreement: never changed, never taken back
    m.Requirement: Rows(read=everything, add=policies.requirements_required_by),
    m.RequirementStart: Rows(read=everything, add=policies.starts_given_by),
    m.RequirementEnd: Rows(read=everything, add=policies.ends_given_by),
}
