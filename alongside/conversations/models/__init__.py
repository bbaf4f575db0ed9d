from .cancellation import Cancellation
from .commitment import Commitment, promise, suggest
from .companion import Companion, bring
from .conclusion import Conclusion
from .conversation import Conversation
from .draft import Draft, forget_draft, keep_draft
from .entrance import Entrance
from .evidence import Brought, EvidenceItem, Remark
from .just_talked import JustTalked, just_talked
from .move import Move
from .note import Note, write_note
from .paraphrase import Paraphrase, say_back
from .pause import Pause
from .planning import plan
from .preparation import THANKS, Answer, Preparation, PrivatePreparation, preparation_of
from .private_note import PrivateNote
from .promise_ending import Keeping, LettingGo, PromiseMove
from .recap import DIFFERENTLY, IN_SHORT, NOT_ANSWERED, Recap, RecapPoint, Wording, draft_recap
from .recap_answers import Amendment, Confirmation, DifferentView, Heard, Seal, note_heard
from .relationship import Relationship, relationship_of
from .state import State, state_of
from .talking_point import Carry, Settlement, TalkingPoint
from .template import Template, TemplateVersion

__all__ = [
    "DIFFERENTLY",
    "IN_SHORT",
    "NOT_ANSWERED",
    "THANKS",
    "Amendment",
    "Answer",
    "Brought",
    "Cancellation",
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
    "Heard",
    "JustTalked",
    "Keeping",
    "LettingGo",
    "Move",
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
    "Seal",
    "Settlement",
    "State",
    "TalkingPoint",
    "Template",
    "TemplateVersion",
    "Wording",
    "bring",
    "draft_recap",
    "forget_draft",
    "just_talked",
    "keep_draft",
    "note_heard",
    "plan",
    "preparation_of",
    "promise",
    "relationship_of",
    "say_back",
    "state_of",
    "suggest",
    "write_note",
]
