from .answering import Reading, Reply, Thanks
from .company_value import CompanyValue, keep_value
from .draft import Draft, forget_draft, keep_draft
from .feedback import WORDS, Feedback, give
from .log_entry import OBSERVATION_LASTS, LogEntry, jot
from .recognition import Hiding, Recognition, recognise
from .request import (
    OutsideAnswer,
    Refusal,
    Request,
    answer_by_link,
    ask,
    ask_outside,
    asked_by_link,
    is_asked_much,
)
from .widening import Widening

__all__ = [
    "OBSERVATION_LASTS",
    "WORDS",
    "CompanyValue",
    "Draft",
    "Feedback",
    "Hiding",
    "LogEntry",
    "OutsideAnswer",
    "Reading",
    "Recognition",
    "Refusal",
    "Reply",
    "Request",
    "Thanks",
    "Widening",
    "answer_by_link",
    "ask",
    "ask_outside",
    "asked_by_link",
    "forget_draft",
    "give",
    "is_asked_much",
    "jot",
    "keep_draft",
    "keep_value",
    "recognise",
]
