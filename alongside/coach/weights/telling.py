"""What the clauses of a sentence leave to be weighed: who they are about, what links them, who is measured by whom.

| a trace | stands for |
|---|---|
| `{you want}`, `{you not past}` | a clause: who it is about, its verb, its mood |
| `{you past} so {group past}` | a clause, what links it to the next one, the next one |
| `{you as the other}` | two do the same: `you packed 90 when Ola packed 140` |
| `{and you do not}` | a clause that only points back |
| `than {somebody}` | what is measured by a person |
| `{they, you}`, `… {they, you}` | somebody else and *you* side by side, here or one sentence after the other |
| `{they, you} by number` | and each with a number |
"""

from collections.abc import Iterator
from functools import cache

from ..clauses import Clause, Language, Sentence

INFLECTED = ("act", "say", "deed")
MEASURED = frozenset({"you", "person", "crowd", "group", "self"})
MEASURES = frozenset({"than", "as", "like", "unlike", "except", "compared", "of"})
YOU = frozenset({"you", "your", "yours"})
OTHERS = frozenset({
    "he", "she", "they", "his", "her", "hers", "their", "theirs", "others", "everyone", "everybody", "colleagues",
    "peers", "rest", "crew", "team",
})  # fmt: skip
NUMBERS = frozenset({
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety", "hundred", "once", "twice", "half", "none",
})  # fmt: skip
SHORT = 4  # words of a clause that only points back
LINKS = frozenset({
    "because", "so", "and", "but", "which", "that", "when", "while", "after", "since", "once", "if", "as", "then",
    "thanks", "where", "who",
})  # fmt: skip


def clause_traces(sentence: Sentence, language: Language) -> Iterator[str]:
    before: Clause | None = None
    for clause in sentence.clauses:
        verb = _verb(sentence, clause, language)
        link = _link(sentence, clause)
        yield from (f"{{{clause.subject}}}", f"{{{clause.subject} {verb}}}", f"{{{clause.subject}{_mood(clause)}}}")
        yield f"{link} {{{told(clause)}}}"
        if before:
            yield f"{{{told(before)}}} {link} {{{told(clause)}}}"
            yield f"{{}} {link} {{{clause.subject} {verb}}}"
            yield f"{link} {'{same}' if before.subject == clause.subject else '{another}'}"
        before = clause


def two_measured(sentence: Sentence, language: Language) -> Iterator[str]:
    """Two who are measured by each other: `you packed 90 when Ola packed 140`, `and you did not`, `than hers`."""
    clauses, words = sentence.clauses, sentence.words
    for at, clause in enumerate(clauses):
        told = [word for word in words[clause.start : clause.end] if word[0].isalnum() and word not in LINKS]
        if clause.subject in MEASURED and 1 < len(told) <= SHORT and told[-1] in _closing(language):
            yield "{and you do not}"
        for other in clauses[at + 1 : at + 3]:
            if {clause.subject, other.subject} <= MEASURED and _verb(sentence, clause, language) == _verb(
                sentence, other, language
            ):
                yield "{one as the other}" if clause.subject == other.subject else "{you as the other}"
    for at, word in enumerate(words):
        if word in MEASURES:
            ahead = range(at + 1, min(at + 5, len(words)))
            is_person = any(place in sentence.names or words[place] in _persons(language) for place in ahead)
            yield f"{word} {'{somebody}' if is_person else '{something}'}"


def side_by_side(here: Sentence, before: Sentence | None) -> Iterator[str]:
    """Somebody else and `you`, in one sentence or in two that follow each other: `She packed 140. You packed 90.`"""
    now, then = _spoken_of(here), _spoken_of(before) if before else []
    if len(now) == 2:
        yield from _by_number("{they, you}", _numbers(here) > 1)
    if before and len(now) == len(then) == 1 and then != now:
        yield from _by_number(f"… {{{then[0]}, {now[0]}}}", _numbers(before) > 0 and _numbers(here) > 0)


def _by_number(trace: str, each_has_one: bool) -> Iterator[str]:
    yield trace
    if each_has_one:
        yield f"{trace} by number"


def _spoken_of(sentence: Sentence) -> list[str]:
    they = bool(sentence.names) or not OTHERS.isdisjoint(sentence.words)
    return ["they"] * they + ["you"] * (not YOU.isdisjoint(sentence.words))


def _numbers(sentence: Sentence) -> int:
    return sum(word[0].isdigit() or word in NUMBERS for word in sentence.words)


@cache
def _closing(language: Language) -> frozenset[str]:
    return language.words("auxiliaries") | language.words("negations") | {"you", "him", "her", "them", "too", "either"}


@cache
def _persons(language: Language) -> frozenset[str]:
    names = ("pronouns_person", "pronouns_self", "pronouns_crowd", "person_noun", "fam_peer")
    further = {"his", "hers", "yours", "theirs", "mine", "him", "her", "them", "me", "us", "your", "their"}
    return frozenset(further).union(*(language.words(name) for name in names))


def told(clause: Clause) -> str:
    return clause.subject + (" past" if clause.is_past else "") + (" not" if clause.is_negated else "")


def _mood(clause: Clause) -> str:
    moods = ("not", clause.is_negated), ("past", clause.is_past), ("will", clause.is_future)
    further = ("asked", clause.is_asked), ("if", clause.is_supposed)
    return "".join(f" {name}" for name, is_so in (*moods, *further) if is_so) or " plain"


def _link(sentence: Sentence, clause: Clause) -> str:
    """What a clause opens with: a linking word, a mark, or nothing of the kind."""
    first = sentence.words[clause.start]
    if not first[0].isalnum():
        return first
    return first if first in LINKS else "–"


def _verb(sentence: Sentence, clause: Clause, language: Language) -> str:
    if clause.verb is None:
        return "–"
    word = sentence.words[clause.verb]
    return _bases(language).get(word, word)


@cache
def _bases(language: Language) -> dict[str, str]:
    verbs = sorted({"be", "have", "do"}.union(*(language.words(name) for name in INFLECTED)))
    return {form: verb for verb in verbs for form in language.forms(verb)}
