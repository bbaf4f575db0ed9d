"""What reminders, letters, calendars, handovers and clocks may do with the rows of the conversation.

`sql/` says it independently; a test compares the two. What hangs on a talk, a promise or a record is not read with it.
"""

from django.db.models import Q
from django.utils import timezone

from alongside.foundation.row_rules import (
    EVERY,
    READ,
    Condition,
    Rows,
    ago,
    both,
    either,
    everything,
    forgotten,
    older,
    where,
)
from alongside.people.models import Person
from alongside.people.purposes import left

from . import models as m


def old_talk(months: int, path: str = "") -> Condition:
    """It began, was to begin, or was planned so long ago."""

    def so_long_ago(person: Person) -> Q:
        then = ago(months)
        began, planned = f"{path}started_at", f"{path}starts_at"
        never_planned = Q(**{f"{planned}__isnull": True, f"{path}created_at__lt": then})
        never_began = Q(**{f"{began}__isnull": True}) & (Q(**{f"{planned}__lt": then}) | never_planned)
        return Q(**{f"{began}__lt": then}) | never_began

    return so_long_ago


def old_promise(months: int, path: str = "") -> Condition:
    return both(older(f"{path}due", months=months), older(f"{path}created_at", months=months))


def _day_has_come(person: Person) -> Q:
    return Q(delete_on__lte=timezone.localdate())


def _empty(path: str) -> Condition:
    """Of pairs between whom nothing is left."""
    holding = (m.Conversation, m.Commitment, m.JustTalked, m.TalkingPoint, m.PrivateNote)

    def of_those(person: Person) -> Q:
        pairs = m.Relationship.objects.exclude(
            Q(*(("pk__in", model.objects.values("relationship")) for model in holding), _connector=Q.OR)
        )
        return Q(**{f"{path}__in": pairs.values("pk")})

    return of_those


def _of_own_pairs(path: str = "") -> Condition:
    return lambda person: Q(**{f"{path}guest": person}) | Q(**{f"{path}host": person})


def _own(field: str) -> Rows:
    return Rows(read=lambda person: Q(**{field: person}))


def _with(model_path: str) -> Rows:
    return forgotten(old_talk(10, f"{model_path}__"))


LEFT_TWO_MONTHS_AGO = left("author", days=59)
LETS_GO_OF_PROMISE = either(
    old_talk(10, "conversation__"),
    older("just_talked__happened_on", months=10),
    older("point__created_at", months=10),
)
OLD_POINT = older("point__created_at", months=10)
OF_PRIVATE = either(_day_has_come, LEFT_TWO_MONTHS_AGO)
OF_EMPTY_PAIRS = forgotten(_empty("relationship"))
WITH_PROMISE = forgotten(old_promise(10, "commitment__"))
WITH_TALK, WITH_RECAP = _with("conversation"), _with("recap__conversation")
WITH_POINT = forgotten(OLD_POINT, changed=OLD_POINT)
CREATED = {months: older("created_at", months=months) for months in (10, 11)}
OF_A_TALK = (
    m.Cancellation, m.Conclusion, m.Companion, m.Entrance, m.EvidenceItem, m.Remark, m.Brought, m.Move, m.Note,
    m.Paraphrase, m.Pause, m.Preparation, m.Recap, m.MoveOffer, m.InvitationAnswer, m.BookedTime, m.CalendarPage,
)  # fmt: skip
OF_A_RECAP = (m.RecapPoint, m.Confirmation, m.DifferentView, m.Seal, m.Amendment, m.Heard)
KINDS = (m.Template, m.TemplateVersion, m.Requirement, m.RequirementStart, m.RequirementEnd)
ASKED_ABOUT_TALKS = (m.Conversation, m.Cancellation, m.Conclusion, m.Preparation, m.Relationship, m.Rhythm)
ASKED_ABOUT_PROMISES = (m.Commitment, m.Keeping, m.LettingGo)
ASKED_ABOUT_RECORDS = (m.Recap, m.Confirmation, m.DifferentView, m.Seal)

PURPOSES = {
    EVERY: dict.fromkeys(KINDS, READ),
    "reminders": dict.fromkeys((*ASKED_ABOUT_TALKS, *ASKED_ABOUT_PROMISES), READ),
    "delivery": dict.fromkeys(
        (*ASKED_ABOUT_TALKS, *ASKED_ABOUT_PROMISES, *ASKED_ABOUT_RECORDS, m.MoveOffer, m.Handover), READ
    ),
    "calendars": {m.CalendarNotes: READ, m.Relationship: READ},
    "handovers": {
        m.Handover: Rows(read=everything, add=where(comment=""), change=where(begun_at__isnull=True)),
    },
    "looking": {  # an author, for what is theirs in pairs that are no more
        m.Relationship: Rows(read=_of_own_pairs()),
        m.Conversation: Rows(read=_of_own_pairs("relationship__")),
        **dict.fromkeys(
            (m.Cancellation, m.Conclusion, m.Companion), Rows(read=_of_own_pairs("conversation__relationship__"))
        ),
        m.Preparation: _own("person"),
        m.PrivateNote: _own("author"),
        m.PrivatePreparation: _own("author"),
    },
    "retention": {
        m.Conversation: forgotten(old_talk(10), old_talk(11)),
        **dict.fromkeys(OF_A_TALK, WITH_TALK),
        m.Answer: _with("preparation__conversation"),
        **dict.fromkeys(OF_A_RECAP, WITH_RECAP),
        m.Wording: _with("point__recap__conversation"),
        m.JustTalked: forgotten(older("happened_on", months=10), older("happened_on", months=11)),
        m.TalkingPoint: forgotten(CREATED[10], CREATED[11], changed=CREATED[10]),
        m.Settlement: WITH_POINT,
        m.Carry: WITH_POINT,
        m.Relationship: forgotten(CREATED[10], CREATED[11], changed=CREATED[10]),
        m.Rhythm: OF_EMPTY_PAIRS,
        m.CalendarNotes: OF_EMPTY_PAIRS,
        m.Commitment: forgotten(
            either(old_promise(10), LETS_GO_OF_PROMISE), old_promise(11), changed=LETS_GO_OF_PROMISE
        ),
        **dict.fromkeys((m.Keeping, m.PromiseMove, m.LettingGo), WITH_PROMISE),
        m.PrivateNote: forgotten(
            either(OF_PRIVATE, old_talk(10, "conversation__")), OF_PRIVATE, changed=old_talk(10, "conversation__")
        ),
        m.PrivatePreparation: forgotten(OF_PRIVATE),
        m.Draft: forgotten(older("saved_at", days=90)),
        m.MailedTalk: forgotten(older("created_at", days=90)),
        m.Handover: forgotten(older("starts_on", days=695), older("starts_on", days=729)),
        m.Carried: forgotten(older("handover__starts_on", days=695)),
    },
}
