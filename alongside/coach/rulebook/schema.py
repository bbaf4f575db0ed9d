"""A rule as typed data, and the classes of hints, worst first."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..patterns import Pattern

# Worst first: the order in which hints are shown.
CLASSES = (
    "protected_circumstance", "threat_blame", "racial_coded", "ableist", "ageist", "gendered_penalty", "fixed_ability",
    "mind_reading", "hearsay", "trait_label", "comparison", "absolute", "company", "exaggeration", "vague_judgement",
    "hedged_request",
)  # fmt: skip
SUBJECTS = {
    "person": frozenset({"you", "person"}),
    "you": frozenset({"you"}),
    "anybody": frozenset({"you", "person", "self", "group", "crowd", "implied"}),
    "somebody": frozenset({"you", "person", "implied"}),
    "crowd": frozenset({"crowd"}),
    "attribute": frozenset({"attribute"}),
    "implied": frozenset({"implied"}),
    "thing": frozenset({"thing"}),
}
ROLES = ("complement", "fragment", "opening")


@dataclass(frozen=True)
class Advice:
    """What a hint says: one line why, one question, and where that comes from."""

    why: str
    ask: str
    source: str = ""


@dataclass(frozen=True)
class Where:
    """Which clause a match has to stand in. None: it does not matter."""

    subjects: frozenset[str] | None = None
    role: str | None = None
    negated: bool | None = None
    past: bool | None = None
    asked: bool | None = None
    supposed: bool | None = None
    person_near: bool = False


@dataclass(frozen=True)
class Rule:
    """One rule. `spared_by_evidence`: an occasion with an act and its effect makes the hint needless."""

    key: str
    kind: str
    find: tuple[Pattern, ...]
    advice: Advice
    where: Where = Where()
    but_not: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    spared_by_evidence: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    is_own: bool = False  # a company's, which nothing takes back


@dataclass(frozen=True)
class ClassFile:
    """The rules of one class."""

    kind: str
    advice: Advice
    rules: tuple[Rule, ...] = field(default=())
    lists: Mapping[str, list[str]] = field(default_factory=dict)
