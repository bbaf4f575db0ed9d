"""What a text about a person has: an occasion with an act (example), an effect (impact), a next step."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import yaml

from .clauses import Clause, Language, Sentence, language_named
from .clauses.language import DATA, PLAIN_STRINGS
from .clauses.tokens import QUOTE
from .indexed import Indexed
from .patterns import Lists, Pattern, compiled
from .weights import EFFECT, EXAMPLE, NEXT_STEP, SecondLook

DOING = frozenset({"you", "person", "self", "group", "implied", "crowd"})
FOLLOWING = frozenset({"thing", "group", "crowd", "person"})
PEOPLE = frozenset({"you", "self", "person"})
PAUSES = frozenset({";", "—", "–"})


@dataclass(frozen=True)
class Present:
    """Which parts of an observation are there."""

    example: bool = False
    impact: bool = False
    next_step: bool = False


@dataclass(frozen=True)
class Judged:
    """Numbers of sentences that hold a judgement, by what they cannot name for it."""

    empty: frozenset[int] = frozenset()  # neither an effect nor a next step
    interpreting: frozenset[int] = frozenset()  # neither an example nor a next step
    sweeping: frozenset[int] = frozenset()  # no example without a date or an hour
    concluding: frozenset[int] = frozenset()  # no effect


class Outline:
    """The patterns of one language that say what is there."""

    def __init__(self, language: Language) -> None:
        self.language = language
        file = DATA / language.key / "structure.yaml"
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=PLAIN_STRINGS)  # noqa: S506
        lists = Lists(
            {**language.entries, "past": sorted(language.past), **content.pop("lists")}, language.forms, language.fold
        )
        self.parts = {
            name: Indexed((compiled(source, lists), name) for source in found) for name, found in content.items()
        }

    def has(self, name: str, sentence: Sentence) -> bool:
        part = self.parts.get(name)
        return part is not None and any(p.regex.search(sentence.tape) for p, _name in part.about(sentence.known))

    def patterns(self) -> Iterator[Pattern]:
        return (pattern for part in self.parts.values() for pattern, _name in part.entries)


@cache
def outline(key: str) -> Outline:
    return Outline(language_named(key))


def present_in(
    sentences: Sequence[Sentence], key: str, judged: Judged | None = None, second_look: SecondLook | None = None
) -> Present:
    """Looks at the whole text: the occasion may stand in one sentence and the act in the next.

    The `second_look` has the last word on each part.
    """
    judged = judged or Judged()
    look = second_look or SecondLook(sentences, language_named(key), None)
    barred = {EXAMPLE: judged.interpreting, EFFECT: judged.concluding, NEXT_STEP: frozenset[int]()}

    def is_there(part: str, by_rule: Callable[[int], bool]) -> bool:
        return any(look.says(n, part, by_rule) for n in range(len(sentences)) if n not in barred[part])

    return Present(**{part: is_there(part, by_rule) for part, by_rule in _by_rules(sentences, outline(key), judged)})


def _by_rules(
    sentences: Sequence[Sentence], known: Outline, judged: Judged
) -> Iterator[tuple[str, Callable[[int], bool]]]:
    """How rules alone tell whether a sentence has a part."""

    def is_example(number: int) -> bool:
        is_loose = number in judged.sweeping and not known.has("dated", sentences[number])
        return not is_loose and _is_example(number, sentences, known)

    yield EXAMPLE, is_example
    yield EFFECT, lambda number: number not in judged.empty and _has_effect(number, sentences, known)
    judging = judged.interpreting | judged.empty
    yield NEXT_STEP, lambda number: number not in judging and _is_request(sentences[number], known)


def missing_in(sentences: Sequence[Sentence], key: str, present: Present) -> tuple[str, ...]:
    """What would complete an observation: a time, an act, an effect, a next step. Nothing of a text without words."""
    known = outline(key)
    there = {
        "time": present.example or any(known.has("anchor", sentence) for sentence in sentences),
        "act": present.example or any(_is_observable(sentence, known.language) for sentence in sentences),
        "effect": present.impact,
        "next_step": present.next_step,
    }
    return tuple(part for part, is_there in there.items() if not is_there) if sentences else ()


def evidence_in(sentences: Sequence[Sentence], key: str) -> Callable[[int], bool]:
    """Whether a sentence, or the one behind it, says what was done: then a judgement beside it is no empty one."""
    known = outline(key)
    shown = [_shows(number, sentences, known) for number in range(len(sentences))]
    return lambda number: any(shown[max(0, number - 1) : number + 2])


def _is_request(sentence: Sentence, known: Outline) -> bool:
    if known.has("not_request", sentence):
        return False
    told = any(clause.is_past for clause in sentence.clauses) or all(c.verb is None for c in sentence.clauses)
    return known.has("request", sentence) or (known.has("due", sentence) and not told)


def _has_effect(number: int, sentences: Sequence[Sentence], known: Outline) -> bool:
    here = sentences[number]
    if known.has("effect", here) or _has_consequence(here, known.language):
        return True
    return number > 0 and _follows_from(sentences[number - 1], here, known)


def _follows_from(before: Sentence, here: Sentence, known: Outline) -> bool:
    """An act on an occasion, and in the next sentence what somebody or something else then did."""
    first, language = here.clauses[0], known.language
    if not known.has("anchor", before) or not _is_act(first, here, language, FOLLOWING):
        return False
    return any(_is_another(first, clause) and _is_act(clause, before, language) for clause in before.clauses)


def _has_consequence(sentence: Sentence, language: Language) -> bool:
    """Somebody did something, `and` somebody or something else then did; or `because` of the first, the second."""
    return any(
        _links(before, clause, sentence, language)
        and _is_act(before, sentence, language, DOING | {"thing"})
        and _is_act(clause, sentence, language, FOLLOWING | {"self"})
        for before, clause in pairwise(sentence.clauses)
    )


def _links(before: Clause, clause: Clause, sentence: Sentence, language: Language) -> bool:
    words = sentence.words
    if "because" in (_opening(words, clause), words[clause.start]):
        return _is_another(before, clause) and clause.subject != "thing"
    if _opening(words, before) in language.words("cause_words"):
        return clause.subject != before.subject or clause.subject == "thing"
    pauses = clause.subject != "thing" and not PAUSES.isdisjoint({words[clause.start - 1], words[clause.start]})
    return _is_another(clause, before) and (pauses or _opening(words, clause) in language.words("consequence_words"))


def _opening(words: Sequence[str], clause: Clause) -> str:
    return next((word for word in words[clause.start : clause.start + 2] if word[0].isalnum()), "")


def _is_another(clause: Clause, before: Clause) -> bool:
    return clause.subject != before.subject and clause.subject in FOLLOWING | {"self"}


def _shows(number: int, sentences: Sequence[Sentence], known: Outline) -> bool:
    sentence = sentences[number]
    return _is_example(number, sentences, known) or known.has("reason", sentence)


def _is_example(number: int, sentences: Sequence[Sentence], known: Outline) -> bool:
    here = sentences[number]
    if known.has("for_example", here) or known.has("told", here):
        return True
    if known.has("plan", here):
        return False
    if _is_told(here, known.language):
        return True
    if not known.has("anchor", here):
        return False
    return any(_is_observable(sentence, known.language) for sentence in sentences[number : number + 2])


def _is_told(sentence: Sentence, language: Language) -> bool:
    """One act after another, or an act with a count or with somebody's words: so is told what happened once."""
    acts = sum(_is_act(clause, sentence, language) for clause in sentence.clauses)
    return acts > 1 or (acts == 1 and (_counts(sentence, language) or QUOTE in sentence.words))


def _counts(sentence: Sentence, language: Language) -> bool:
    """A number of things, and not of a date."""
    words = sentence.words
    dated = language.words("month_words") | language.words("date_words")
    return any(
        word[0].isdigit() and not _is_dated(words[at - 1] if at else "", (words[at + 1 :] or ["."])[0], dated)
        for at, word in enumerate(words)
    ) or not sentence.known.isdisjoint(language.words("count_words"))


def _is_dated(before: str, behind: str, dated: frozenset[str]) -> bool:
    """`on 12 May`, `in room 12`; but `to 60 visitors`."""
    return behind in dated or (before in dated and not behind.isalpha())


def _is_observable(sentence: Sentence, language: Language) -> bool:
    """An act of somebody's in the past, a count, or somebody's words."""
    if QUOTE in sentence.words:
        return True
    told = [clause for clause in sentence.clauses if clause.is_past or clause.verb is None]
    if told and _counts(sentence, language):
        return True
    return any(_is_act(clause, sentence, language, DOING | {"thing"}) for clause in sentence.clauses)


def _is_act(clause: Clause, sentence: Sentence, language: Language, doing: frozenset[str] = DOING) -> bool:
    if clause.subject not in doing or clause.is_supposed or clause.is_asked:
        return False
    words = sentence.words[clause.start : clause.end]
    passing = language.words("auxiliaries") | language.words("meeting_words")
    if not language.words("never_words").isdisjoint(words) or _is_possible(words, language):
        return False
    verb = "" if clause.verb is None else sentence.words[clause.verb]
    if verb == "did" and clause.is_negated:  # what somebody left undone
        return not language.verbs.isdisjoint(words)
    if verb in language.words("be_words") and clause.subject in PEOPLE:  # what was done to them, or how they were
        return False
    telling = words if clause.verb is None else words[clause.verb - clause.start :][: _reach(verb, language)]
    return not clause.is_future and any(word in language.past and word not in passing for word in telling)


def _is_possible(words: Sequence[str], language: Language) -> bool:
    """A modal verb, and no month: `she may call`, but `on both Saturdays in May`."""
    months, dates = language.words("month_words"), language.words("date_words")
    return any(
        word in language.words("modals")
        and not (word in months and at and (words[at - 1] in dates or words[at - 1][0].isdigit()))
        for at, word in enumerate(words)
    )


def _reach(verb: str, language: Language) -> int | None:
    """How far behind its start a verb goes: `prefers written questions` tells of no deed, `have now sent it` does."""
    if verb not in language.words("auxiliaries"):
        return 1
    return 3 if verb in language.words("have_words") else None
