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

DOING = frozenset({"you", "person", "self", "group", "implied", "crowd"})
FOLLOWING = frozenset({"thing", "group", "crowd", "person"})


@dataclass(frozen=True)
class Present:
    """Which parts of an observation are there."""

    example: bool = False
    impact: bool = False
    next_step: bool = False


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


def present_in(sentences: Sequence[Sentence], key: str, judged: frozenset[int] = frozenset()) -> Present:
    """Looks at the whole text: the occasion may stand in one sentence and the act in the next.

    `judged`: numbers of sentences that hold an empty judgement or a threat; what they name is no effect and no step.
    """
    known = outline(key)
    return Present(
        example=any(_is_example(number, sentences, known) for number in range(len(sentences))),
        impact=any(_has_effect(n, sentences, known) for n in range(len(sentences)) if n not in judged),
        next_step=any(_is_request(s, known) for n, s in enumerate(sentences) if n not in judged),
    )


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
    return known.has("request", sentence) and not known.has("not_request", sentence)


def _has_effect(number: int, sentences: Sequence[Sentence], known: Outline) -> bool:
    here = sentences[number]
    if known.has("effect", here) or _has_consequence(here, known.language):
        return True
    return number > 0 and _follows_from(sentences[number - 1], here, known)


def _follows_from(before: Sentence, here: Sentence, known: Outline) -> bool:
    """An act on an occasion, and in the next sentence what somebody or something else then did."""
    first, done = here.clauses[0], before.clauses[0]
    if first.subject not in FOLLOWING - {done.subject} or known.has("anchor", here):
        return False
    acted = known.has("anchor", before) and any(_is_act(clause, before, known.language) for clause in before.clauses)
    return acted and _is_act(first, here, known.language, FOLLOWING)


def _has_consequence(sentence: Sentence, language: Language) -> bool:
    """Somebody did something, `and` somebody or something else then did: the second follows from the first."""
    for before, clause in pairwise(sentence.clauses):
        links = language.words("consequence_words")
        opening = next((w for w in sentence.words[clause.start : clause.start + 2] if w[0].isalnum()), "")
        another = clause.subject not in {before.subject, "implied", "nobody"} and clause.subject in FOLLOWING
        if opening in links and another and clause.is_past and _is_act(before, sentence, language):
            return True
    return False


def _shows(number: int, sentences: Sequence[Sentence], known: Outline) -> bool:
    sentence = sentences[number]
    return _is_example(number, sentences, known) or known.has("reason", sentence)


def _is_example(number: int, sentences: Sequence[Sentence], known: Outline) -> bool:
    here = sentences[number]
    if known.has("for_example", here):
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
        word[0].isdigit() and not ({words[at - 1] if at else "", (words[at + 1 :] or [""])[0]} & dated)
        for at, word in enumerate(words)
    ) or not sentence.known.isdisjoint(language.words("count_words"))


def _is_observable(sentence: Sentence, language: Language) -> bool:
    """An act of somebody's in the past, a count, or somebody's words."""
    if QUOTE in sentence.words:
        return True
    if _counts(sentence, language):
        return True
    return any(_is_act(clause, sentence, language, DOING | {"thing"}) for clause in sentence.clauses)


def _is_act(clause: Clause, sentence: Sentence, language: Language, doing: frozenset[str] = DOING) -> bool:
    if clause.subject not in doing or clause.is_supposed:
        return False
    words = sentence.words[clause.start : clause.end]
    passing = language.words("auxiliaries") | language.words("meeting_words")
    if not (language.words("modals") | language.words("never_words")).isdisjoint(words):
        return False
    return not clause.is_future and any(word in language.past and word not in passing for word in words)
