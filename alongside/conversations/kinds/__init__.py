"""The kinds of conversation: what a talk is for, its steps, its minutes and its questions, as typed data.

Plain values without a database. A kind is written and read as YAML; whoever keeps one keeps the text, so that a booked
talk keeps its version. The texts of the shipped kinds are content and live in the YAML files beside this one.
"""

from .asking import choose
from .problem import KindProblem
from .questions import Question, bank, listening, questions
from .schema import AFTER, BEFORE, STEP_NAMES, STEPS, TOGETHER, Kind, Prompt, Stage
from .shipped import KEYS, shipped_kind, shipped_kinds

__all__ = [
    "AFTER",
    "BEFORE",
    "KEYS",
    "STEPS",
    "STEP_NAMES",
    "TOGETHER",
    "Kind",
    "KindProblem",
    "Prompt",
    "Question",
    "Stage",
    "bank",
    "choose",
    "listening",
    "questions",
    "shipped_kind",
    "shipped_kinds",
]
