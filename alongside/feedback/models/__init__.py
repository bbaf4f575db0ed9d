from .answering import Reading, Reply, Thanks
from .draft import Draft, forget_draft, keep_draft
from .feedback import WORDS, Feedback, give
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
    "WORDS",
    "Draft",
    "Feedback",
    "OutsideAnswer",
    "Reading",
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
    "keep_draft",
]
