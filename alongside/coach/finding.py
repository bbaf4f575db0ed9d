"""Finds what the rules look for, in the places where they look."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .clauses import Clause, Language, Sentence
from .patterns import Pattern
from .rulebook import Rule, Rulebook, Where


@dataclass(frozen=True)
class Found:
    """A rule and the part of the text it speaks of."""

    rule: Rule
    start: int
    end: int


def speaks_of_a_person(sentence: Sentence, language: Language) -> bool:
    """Somebody is named, addressed, or has something."""
    return bool(sentence.names) or not sentence.known.isdisjoint(language.words("person_words"))


def found_in(
    sentence: Sentence, book: Rulebook, person_near: bool, spared: Collection[str] = frozenset()
) -> Iterator[Found]:
    """What the rules find in one sentence. Of a `spared` class only a company's own are looked for."""
    for pattern, rule in book.about(sentence.known):
        if rule.kind in spared and not rule.is_own:
            continue
        for match in pattern.regex.finditer(sentence.tape):
            first, behind = sentence.place(match)
            if _is_spared(rule, sentence, match.start(), match.end()):
                continue
            if _stands(rule.where, sentence, first, behind, book.language, person_near):
                yield Found(rule, *sentence.span(first, behind))


def _is_spared(rule: Rule, sentence: Sentence, start: int, end: int) -> bool:
    if any(pattern.regex.search(sentence.tape) for pattern in rule.unless if _may_match(pattern, sentence)):
        return True
    return any(
        spared.start() < end and start < spared.end()
        for pattern in rule.but_not
        if _may_match(pattern, sentence)
        for spared in pattern.regex.finditer(sentence.tape)
    )


def _may_match(pattern: Pattern, sentence: Sentence) -> bool:
    return pattern.anchors is None or not pattern.anchors.isdisjoint(sentence.known)


def _stands(where: Where, sentence: Sentence, first: int, behind: int, language: Language, person_near: bool) -> bool:
    clause = sentence.clause_at(first)
    if where.subjects is not None and clause.subject not in where.subjects:
        return False
    if where.person_near and not person_near:
        return False
    said = (
        (where.negated, clause.is_negated),
        (where.past, clause.is_past),
        (where.asked, clause.is_asked),
        (where.supposed, clause.is_supposed),
    )
    if any(wanted is not None and wanted != is_so for wanted, is_so in said):
        return False
    return where.role is None or ROLES[where.role](sentence, clause, first, behind, language)


def is_complement(sentence: Sentence, clause: Clause, first: int, behind: int, language: Language) -> bool:
    """Whether these words are what the clause says its subject is, and not a part of what comes with it."""
    if clause.complement is None or not clause.complement[0] <= first < clause.complement[1]:
        return False
    passed = all(_may_precede(sentence, at, language) for at in range(clause.complement[0], first))
    return passed and _may_follow(sentence, behind, clause, language)


def is_fragment(sentence: Sentence, clause: Clause, first: int, behind: int, language: Language) -> bool:
    """A sentence without a verb: `Lazy and often rude.`"""
    return clause.verb is None and is_complement(sentence, clause, first, behind, language)


def is_opening(sentence: Sentence, clause: Clause, first: int, behind: int, language: Language) -> bool:
    return not any(word[0].isalnum() for word in sentence.words[:first])


ROLES = {"complement": is_complement, "fragment": is_fragment, "opening": is_opening}


def _may_precede(sentence: Sentence, at: int, language: Language) -> bool:
    word = sentence.words[at]
    groups = ("determiners", "negations", "coordinators", "be_words", "people_words", "complement_words", "trait_words")
    return not word[0].isalnum() or word in language.adverbs or any(word in language.words(g) for g in groups)


def _may_follow(sentence: Sentence, at: int, clause: Clause, language: Language) -> bool:
    if at >= len(sentence.words):
        return True
    word = sentence.words[at]
    groups = ("prepositions", "coordinators", "subordinators", "negations", "auxiliaries", "following_words")
    if not word[0].isalnum() or word in language.adverbs or word in language.people:
        return True
    return any(word in language.words(group) for group in groups)
