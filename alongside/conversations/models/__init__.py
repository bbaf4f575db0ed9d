from .booked_time import BookedTime
from .calendar_notes import CalendarNotes, CalendarPage, keep_calendar_notes
from .cancellation import Cancellation
from .commitment import NOT_ENDED, Commitment, promise, suggest
from .companion import Companion, bring
from .conclusion import Conclusion
from .conversation import Conversation
from .draft import Draft, forget_draft, keep_draft
from .entrance import Entrance
from .evidence import (
    Brought,
    EvidenceItem,
    Remark,
    add_evidence,
    choose_evidence,
    leave_evidence,
    remark_on,
)
from .handover import Carried, Handover
from .invitation_answer import InvitationAnswer, note_answer
from .just_talked import JustTalked, just_talked
from .mailed_talk import MailedTalk, keep_mailed
from .move import Move
from .move_offer import MoveOffer, offer_move, open_offer
from .note import Note, write_note
from .paraphrase import Paraphrase, say_back
from .pause import Pause
from .planning import plan
from .preparation import THANKS, Answer, Preparation, PrivatePreparation, preparation_of
from .private_note import PrivateNote, last_day, note_privately
from .promise_ending import Keeping, LettingGo, PromiseMove
from .recap import (
    ANSWER_WITHIN,
    DIFFERENTLY,
    IN_SHORT,
    NOT_ANSWERED,
    Recap,
    RecapPoint,
    Wording,
    add_point,
    draft_recap,
)
from .recap_answers import Amendment, Confirmation, DifferentView, Heard, Seal, note_heard
from .relationship import Relationship, relationship_of
from .requirement import Requirement, RequirementEnd, RequirementStart, require
from .rhythm import Rhythm, choose_rhythm
from .state import State, state_of
from .talking_point import Carry, Settlement, TalkingPoint, raise_point
from .template import Template, TemplateVersion

__all__ = [
    "ANSWER_WITHIN",
    "DIFFERENTLY",
    "IN_SHORT",
    "NOT_ANSWERED",
    "NOT_ENDED",
    "THANKS",
    "Amendment",
    "Answer",
    "BookedTime",
    "Brought",
    "CalendarNotes",
    "CalendarPage",
    "Cancellation",
    "Carried",
    "Carry",
    "Commitment",
    "Companion",
    "Conclusion",
    "Confirmation",
    "Conversation",
    "DifferentView",
    "Draft",
    "Entrance",
    "EvidenceItem",
    "Handover",
    "Heard",
    "InvitationAnswer",
    "JustTalked",
    "MailedTalk",
    "Keeping",
    "LettingGo",
    "Move",
    "MoveOffer",
    "Note",
    "Paraphrase",
    "Pause",
    "Preparation",
    "PrivateNote",
    "PrivatePreparation",
    "PromiseMove",
    "Recap",
    "RecapPoint",
    "Relationship",
    "Remark",
    "Requirement",
    "RequirementEnd",
    "RequirementStart",
    "Rhythm",
    "Seal",
    "Settlement",
    "State",
    "TalkingPoint",
    "Template",
    "TemplateVersion",
    "Wording",
    "add_evidence",
    "add_point",
    "bring",
    "choose_evidence",
    "choose_rhythm",
    "draft_recap",
    "forget_draft",
    "just_talked",
    "keep_calendar_notes",
    "keep_draft",
    "keep_mailed",
    "note_answer",
    "last_day",
    "leave_evidence",
    "note_heard",
    "note_privately",
    "offer_move",
    "open_offer",
    "plan",
    "preparation_of",
    "promise",
    "raise_point",
    "require",
    "relationship_of",
    "remark_on",
    "say_back",
    "state_of",
    "suggest",
    "write_note",
]
