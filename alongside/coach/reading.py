"""Reads a text about a person: hints with their place, what is present, what is missing."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from time import sleep

from .clauses import Sentence, language_named, sentences
from .finding import Found, found_in, speaks_of_a_person
from .languages import IN_FULL, SPOKEN, language_of
from .rulebook import CLASSES, Rulebook, rulebook
from .structure import Judged, Present, evidence_in, missing_in, outline, present_in
from .weights import JUDGING, Scales, SecondLook, scales

LONGEST = 20_000  # characters that are read; what lies beyond is not
SHOWN = 3
# Where two classes are found in the same words, these say more than the first does.
SAYS_MORE = {
    "vague_judgement": {
        "hedged_request", "trait_label", "fixed_ability", "exaggeration", "comparison", "threat_blame",
        "gendered_penalty",
    },
    "trait_label": {"racial_coded", "mind_reading", "fixed_ability", "comparison", "ageist"},
    "exaggeration": {"threat_blame"},
    "racial_coded": {"threat_blame"},
}  # fmt: skip
# In one sentence the heavier matter says it all: `beside her you look slow`, `somebody said you were rude`.
GIVES_WAY = {
    "trait_label": {
        "mind_reading", "comparison", "hearsay", "protected_circumstance", "threat_blame", "gendered_penalty",
    },
    "vague_judgement": {"hearsay", "absolute", "threat_blame", "protected_circumstance"},
    "mind_reading": {"hearsay", "comparison"},
    "absolute": {"protected_circumstance", "comparison"},
    "threat_blame": {"protected_circumstance", "hearsay", "comparison", "mind_reading"},
    "exaggeration": {"threat_blame", "protected_circumstance"},
}  # fmt: skip
# A sentence that holds one of these interprets: what it names is no example and no next step.
INTERPRETS = {"threat_blame", "comparison", "hearsay", "protected_circumstance"}
EMPTY = {"vague_judgement", "hedged_request"}  # and one that holds these says neither an effect nor a next step
# One that holds one of these tells too loosely: it names an example only with a date or an hour.
SWEEPS = {"mind_reading", "absolute", "exaggeration"}
# Where a sentence speaks clearly against holding any judgement, only these are looked for: they read like plain facts.
LIKE_FACTS = {"absolute", "comparison"}
CONCLUDES = {"protected_circumstance"}  # what follows from somebody's circumstances is a decision and no effect


@dataclass(frozen=True)
class Hint:
    """A part of the text, one line why it deserves a thought, one question."""

    kind: str
    start: int
    end: int
    why: str
    ask: str
    quote: str

    @property
    def needs_confirmation(self) -> bool:
        """Health, family, faith, origin, union, leave: the only words that ask before they are kept."""
        return self.kind == "protected_circumstance"


@dataclass(frozen=True)
class Reading:
    """What the coach has to say. Nothing to say means nothing: never that a text is free of problems."""

    language: str
    hints: tuple[Hint, ...] = ()
    present: Present = field(default_factory=Present)
    asks: tuple[str, ...] = ()

    @property
    def is_read(self) -> bool:
        return self.language in SPOKEN

    @property
    def is_read_in_part(self) -> bool:
        """Some classes are left out, because they were not found precisely enough."""
        return self.is_read and self.language not in IN_FULL

    @property
    def shown(self) -> tuple[Hint, ...]:
        """Three at most, worst first, one of each class before a second of any."""
        kinds = [hint.kind for hint in self.hints]
        firsts = [hint for at, hint in enumerate(self.hints) if kinds.index(hint.kind) == at]
        return tuple([*firsts, *(hint for hint in self.hints if hint not in firsts)][:SHOWN])

    def as_json(self) -> dict[str, object]:
        hints = [{"class": h.kind, "start": h.start, "end": h.end, "why": h.why, "ask": h.ask} for h in self.hints]
        return {"hints": hints, "present": asdict(self.present)}


def read(text: str, language: str | None = None, weighed_by: Scales | None = None) -> Reading:
    """The reading of a text. `language`: a key such as "en"; found from the text where nobody says."""
    text = text[:LONGEST]
    key = language or language_of(text)
    if key not in SPOKEN:
        return Reading(key)
    parts = sentences(text, language_named(key))
    second_look = SecondLook(parts, language_named(key), weighed_by or scales(key))
    found = list(_found(parts, key, second_look))
    present = present_in(parts, key, _judged(found, parts, key), second_look)
    found = sorted(_kept(found), key=lambda f: (CLASSES.index(f.rule.kind), f.start))
    hints = tuple(
        Hint(f.rule.kind, f.start, f.end, f.rule.advice.why, f.rule.advice.ask, text[f.start : f.end]) for f in found
    )
    return Reading(key, hints, present, missing_in(parts, key, present) if key in IN_FULL else ())


def warm(pause: float = 0) -> None:
    """Reads every rule and compiles every pattern ahead of the first text, with a `pause` (seconds) after each."""
    for key in SPOKEN:
        scales(key)
        for pattern in (*rulebook(key).patterns(), *outline(key).patterns()):
            _ = pattern.regex
            sleep(pause)


def _found(parts: list[Sentence], key: str, second_look: SecondLook) -> Iterator[Found]:
    book = rulebook(key)
    has_evidence = evidence_in(parts, key)
    named = [speaks_of_a_person(part, book.language) for part in parts]
    for number, part in enumerate(parts):
        spared = _spared(number, second_look)
        here = list(found_in(part, book, any(named), spared))
        here += _given(number, named[number], spared | {one.rule.kind for one in here}, book, second_look)
        here = [f for f in here if not (f.rule.spared_by_evidence and has_evidence(number))]
        said = {found.rule.kind for found in here}
        yield from (f for f in here if said.isdisjoint(GIVES_WAY.get(f.rule.kind, ())))


def _spared(number: int, second_look: SecondLook) -> frozenset[str]:
    """What is not looked for: where nothing judges, all but what reads like a fact and what is clearly there."""
    taken = second_look.takes(number)
    return taken | set(CLASSES).difference(LIKE_FACTS, second_look.gives(number)) if JUDGING in taken else taken


def _given(
    number: int, names_somebody: bool, said: frozenset[str], book: Rulebook, second_look: SecondLook
) -> list[Found]:
    """What rules did not find in a sentence, and its weights give."""
    given = second_look.gives(number, names_somebody=names_somebody)
    kinds = [kind for kind in given if kind in book.weighed and kind not in said]
    return [Found(book.weighed[kind], *second_look.place(number, kind)) for kind in kinds]


def _judged(found: list[Found], parts: list[Sentence], key: str) -> Judged:
    """Sentences that hold a judgement. What is read in part is not looked at so closely."""
    kinds = (EMPTY, INTERPRETS, SWEEPS, CONCLUDES) if key in IN_FULL else (EMPTY, INTERPRETS)
    return Judged(*(_holding(those, found, parts) for those in kinds))


def _holding(kinds: set[str], found: list[Found], parts: list[Sentence]) -> frozenset[int]:
    """Numbers of the sentences in which one of these classes was found."""
    places = [f.start for f in found if f.rule.kind in kinds]
    return frozenset(n for n, s in enumerate(parts) if any(s.tokens[0].start <= at < s.tokens[-1].end for at in places))


def _kept(found: list[Found]) -> Iterator[Found]:
    """Of hints of one class that overlap, the longest."""
    taken: list[Found] = []
    for one in sorted(found, key=lambda f: (_says_little(f.rule.kind), f.start - f.end, f.start)):
        if not any(_covers(other, one) for other in taken):
            taken.append(one)
            yield one


def _says_little(kind: str) -> int:
    """Who says more is taken first."""
    return len(SAYS_MORE) - list(SAYS_MORE).index(kind) if kind in SAYS_MORE else 0


def _covers(other: Found, one: Found) -> bool:
    if not (other.start < one.end and one.start < other.end):
        return False
    return other.rule.kind == one.rule.kind or other.rule.kind in SAYS_MORE.get(one.rule.kind, ())
