from .answering import Reading, Reply, Thanks
from .company_value import CompanyValue, keep_value
from .draft import Draft, forget_draft, keep_draft
from .feedback import WORDS, Feedback, give
from .log_entry import OBSERVATION_LASTS, LogEntry, jot
from .occasion_answer import OccasionAnswer, answer_occasion
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
from .tie import LINE, Tie
from .widening import Widening

__all__ = [
    "LINE",
    "OBSERVATION_LASTS",
    "WORDS",
    "CompanyValue",
    "Draft",
    "Feedback",
    "Hiding",
    "LogEntry",
    "OccasionAnswer",
    "OutsideAnswer",
    "Reading",
    "Recognition",
    "Refusal",
    "Reply",
    "Request",
    "Thanks",
    "Tie",
    "Widening",
    "answer_by_link",
    "answer_occasion",
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
