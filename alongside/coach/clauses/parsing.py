"""Reads each clause: its subject, its verb, what it says its subject is."""

from collections.abc import Sequence

from ..patterns import compiled
from .language import Language
from .sentence import Clause, Kind, Sentence

ADVERB_END = ("ly",)
LEADS = frozenset({",", "-", "*", "•", "–", "#", "."})


def parsed(
    places: Sequence[tuple[int, int]], sentence: Sentence, language: Language, before: Clause | None
) -> list[Clause]:
    """The clauses of a sentence. One without a subject of its own goes on with the one before."""
    parser = _Parser(sentence, language)
    found: list[Clause] = []
    for start, end in places:
        clause = parser.read(Clause(start, end), found[-1] if found else None)
        found.append(clause)
    return found


class _Parser:
    def __init__(self, sentence: Sentence, language: Language) -> None:
        self.sentence, self.language = sentence, language
        self.words = sentence.words
        self.is_question = self.words[-1].startswith(("?", "!?"))
        self.bridges = _bridges(sentence, language)

    def read(self, clause: Clause, before: Clause | None) -> Clause:
        start = self._past_leads(clause)
        clause.verb = self._verb(start, clause.end)
        clause.subject = self._subject(start, clause, before)
        self._mood(clause, start)
        clause.complement = self._complement(clause)
        return clause

    def _past_leads(self, clause: Clause) -> int:
        """Behind the words that link this clause to another."""
        at = clause.start
        skipped = self.language.words("coordinators") | (
            self.language.words("subordinators") - {"who", "which", "that"}
        )
        while at < clause.end - 1 and (self.words[at] in skipped or self.words[at] in LEADS):
            at += 1
        return at

    def _verb(self, start: int, end: int) -> int | None:
        for at in range(start, end):
            word = self.words[at]
            if at > start and self.words[at - 1] == "to":
                continue
            if word in self.language.words("auxiliaries") and not self._is_possessive(at):
                return at
            if self._is_full_verb(at, start):
                return at
        return None

    def _is_full_verb(self, at: int, start: int) -> bool:
        word = self.words[at]
        if word in self.language.finite:
            return at == start or self.words[at - 1] not in self.language.words("determiners")
        if word not in self.language.verbs or word.endswith("ing") or at == start:
            return False
        place = at - 1
        while place > start and self._is_adverb(place):
            place -= 1
        subjects = ("pronouns_person", "pronouns_self", "pronouns_group", "pronouns_crowd")
        return any(self.words[place] in self.language.words(group) for group in subjects)

    def _is_possessive(self, at: int) -> bool:
        """`Priya's work` has something; `Priya's lazy` is something."""
        if self.words[at] != "'s":
            return False
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        says = ("trait_own", "degree", "negations", "determiners", "be_words", "adverb")
        return not (following.endswith("ing") or any(following in self.language.words(group) for group in says))

    def _subject(self, start: int, clause: Clause, before: Clause | None) -> Kind:
        if clause.verb is None:
            return before.subject if before and before.subject != "nobody" else "implied"
        if self._is_bare(start, clause.verb):
            inverted = (
                self._kind_of(start + 1)
                if clause.verb == start and self.words[start] in self.language.words("auxiliaries")
                else None
            )
            return inverted or (before.subject if before else "implied")
        return self._kind(start, clause.verb, before)

    def _is_bare(self, start: int, verb: int) -> bool:
        """Nothing but adverbs before the verb: `always interrupts` goes on with the subject before."""
        return all(self._is_adverb(at) or not self.words[at][0].isalnum() for at in range(start, verb))

    def _is_adverb(self, at: int) -> bool:
        word = self.words[at]
        return word in self.language.adverbs or word in self.language.words("negations") or word.endswith(ADVERB_END)

    def _kind(self, start: int, verb: int, before: Clause | None) -> Kind:
        """Who the words before the verb name: a pronoun or name right before it, else the head of the phrase."""
        at = verb - 1
        while at > start and (self._is_adverb(at) or not self.words[at][0].isalnum()):
            at -= 1
        if self.words[at] in {"who", "which", "that"}:
            head = self._kind_of(at - 1) if at > 0 else None
            return head or (before.subject if before and self.words[at] == "who" else "thing")
        if (near := self._kind_of(at, before)) in {"you", "self", "group", "crowd"} or at in self.sentence.names:
            return near or "thing"
        return self._head(start, at, before)

    def _head(self, start: int, last: int, before: Clause | None) -> Kind:
        prepositions = self.language.words("prepositions")
        for at in range(last - 1, start, -1):
            if self.words[at] == ",":
                start = at + 1
                break
        first = next((at for at in range(start + 1, last) if self.words[at] in prepositions), None)
        if first is not None and self.words[start] not in prepositions:
            last = first - 1
        return self._kind_of(last, before) or "thing"

    def _kind_of(self, at: int, before: Clause | None = None) -> Kind | None:
        word = self.words[at] if at < len(self.words) else ""
        if at in self.sentence.names:
            return "person"
        for group, kind in KINDS.items():
            if word in self.language.words(group):
                return self._of_pronoun(word, kind, before)
        if word in self.language.people:
            return "person"
        return None

    def _of_pronoun(self, word: str, kind: Kind, before: Clause | None) -> Kind:
        if word in self.language.words("you_words"):
            return "you"
        return kind

    def _mood(self, clause: Clause, start: int) -> None:
        verb = clause.verb if clause.verb is not None else start
        clause.is_negated = any(
            self.words[at] in self.language.words("negations") for at in range(start, min(verb + 4, clause.end))
        )
        clause.is_past = clause.verb is not None and self.words[clause.verb] in self.language.past
        clause.is_future = any(
            word in self.language.words("future_words") for word in self.words[clause.start : clause.end]
        )
        clause.is_supposed = self.words[clause.start] in self.language.words("supposing_words")
        clause.is_asked = self.is_question

    def _complement(self, clause: Clause) -> tuple[int, int] | None:
        """What the clause says its subject is: behind a form of `be` or of what stands for it."""
        found = [end for start, end in self.bridges if clause.start <= start < clause.end]
        if found:
            return (found[-1], clause.end) if found[-1] < clause.end else None
        if clause.verb is None:
            return (clause.start, clause.end)
        return None


KINDS: dict[str, Kind] = {
    "pronouns_person": "person",
    "pronouns_self": "self",
    "pronouns_group": "group",
    "pronouns_crowd": "crowd",
    "pronouns_thing": "thing",
    "attribute": "attribute",
}


def _bridges(sentence: Sentence, language: Language) -> list[tuple[int, int]]:
    """Where `be`, `seem`, `come across as` and their like stand."""
    bridge = compiled("(<bridge>|<be>)", language.lists)
    return [sentence.place(match) for match in bridge.regex.finditer(sentence.tape)]
