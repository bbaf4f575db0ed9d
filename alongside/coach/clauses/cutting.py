"""Cuts a sentence into clauses: at marks, before linking words, and where a new subject meets its verb."""

from .language import Language
from .sentence import Sentence

HARD = frozenset({";", ":", "—", "–", "(", ")", "…", "..."})
LOOKED_AHEAD = 5


def cut(sentence: Sentence, language: Language) -> list[tuple[int, int]]:
    """Where each clause begins and ends."""
    cutter = _Cutter(sentence, language)
    begins = [0, *(at for at in range(1, len(sentence.words)) if cutter.begins_at(at))]
    return [(a, b) for a, b in zip(begins, [*begins[1:], len(sentence.words)], strict=True) if a < b]


class _Cutter:
    def __init__(self, sentence: Sentence, language: Language) -> None:
        self.words, self.names, self.language = sentence.words, sentence.names, language
        self.auxiliaries = language.words("auxiliaries")
        self.pronouns = frozenset().union(
            *(language.words(f"pronouns_{kind}") for kind in ("person", "self", "group", "thing", "crowd"))
        )
        self.seen_verb = False

    def begins_at(self, at: int) -> bool:
        """Whether a new clause begins with this token. Called from left to right."""
        self.seen_verb = self.seen_verb or self.is_finite(at - 1) or self._is_verb_of_a_pronoun(at - 1)
        if self._cuts(at):
            self.seen_verb = False
            return True
        return False

    def _cuts(self, at: int) -> bool:
        word, before = self.words[at], self.words[at - 1]
        if before in HARD:
            return True
        if before == "," and (
            self.language.data.get("commas_part_clauses") or word in self.language.words("negations")
        ):
            return True
        if word in self.language.words("subordinators"):
            return self._links(at)
        if word in self.language.words("coordinators") or before == ",":
            place = at + 1 if word in self.language.words("coordinators") else at
            return self.seen_verb and self._goes_on(self.after_adverbs(place))
        return self.seen_verb and self._has_subject_and_verb(at) and before not in self.language.words("prepositions")

    def _links(self, at: int) -> bool:
        place = self.after_adverbs(at + 1)
        if self.words[at] in {"who", "which", "that"}:
            return self.is_finite(place) or self._has_subject_and_verb(place)
        return self._has_subject_and_verb(place) or self.word(place).endswith("ing")

    def _goes_on(self, at: int) -> bool:
        """A verb that shares its subject with what came before, or a subject of its own."""
        if self._has_subject_and_verb(at) or self._is_bare_noun_with_its_verb(at):
            return True
        return self.is_finite(at) and not self._may_be_an_adjective(at)

    def _is_bare_noun_with_its_verb(self, at: int) -> bool:
        """`and sales quoted the old prices`."""
        if self.is_finite(at) or not self.word(at).isalpha() or self._ends_a_phrase(self.word(at)):
            return False
        place = self.after_adverbs(at + 1)
        return self.word(place) in self.language.past and not self._may_be_an_adjective(place)

    def _may_be_an_adjective(self, at: int) -> bool:
        """`organised and focused` goes on with a quality; `was late and missed the demo` with a deed."""
        if not self.words[at].endswith(("ed", "ing")):
            return False
        following = self.word(at + 1)
        return not (
            following in self.language.words("determiners")
            or following in self.pronouns
            or following in {"to", "him", "her", "me", "them", "us", "that"}
            or following[:1].isdigit()
            or at + 1 in self.names
        )

    def _has_subject_and_verb(self, at: int) -> bool:
        if self.word(at) in self.pronouns:
            return self._is_verb(self.after_adverbs(at + 1))
        if at in self.names:
            while at in self.names:
                at += 1
            return self.is_finite(self.after_adverbs(at))
        if self.word(at) not in self.language.words("determiners"):
            return False
        ahead = range(at + 1, min(at + 1 + LOOKED_AHEAD, len(self.words)))
        for place in ahead:
            if self._ends_a_phrase(self.words[place]):
                return False
            if place > at + 1 and self.is_finite(place):
                return True
        return False

    def _ends_a_phrase(self, word: str) -> bool:
        """What cannot stand inside a subject: `the owner of the file` can hold nothing but `of`."""
        closing = self.language.words("prepositions") | self.language.words("coordinators") | self.pronouns
        return (word in closing and word != "of") or not word[0].isalnum()

    def is_finite(self, at: int) -> bool:
        if self.word(at - 1) == "to":
            return False
        return self.word(at) in self.auxiliaries or self.word(at) in self.language.finite

    def _is_verb(self, at: int) -> bool:
        return self.is_finite(at) or (self.word(at) in self.language.verbs and not self.word(at).endswith("ing"))

    def _is_verb_of_a_pronoun(self, at: int) -> bool:
        return self._is_verb(at) and self.word(at - 1) in self.pronouns

    def after_adverbs(self, at: int) -> int:
        while self._is_adverb(self.word(at)):
            at += 1
        return at

    def _is_adverb(self, word: str) -> bool:
        return word in self.language.adverbs or word in self.language.words("negations") or word.endswith("ly")

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""
