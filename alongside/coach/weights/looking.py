"""The second look at a text: what its sentences weigh, which hint of a rule stays, which hint weights give alone."""

from collections.abc import Callable, Sequence
from functools import cached_property

from ..clauses import Clause, Language, Sentence
from .scales import Scales
from .traces import traces

EXAMPLE, EFFECT, NEXT_STEP = PARTS = "example", "impact", "next_step"
JUDGING = "judging"  # anything at all that deserves a thought
NAMELESS = 0.2  # so much clearer a sentence has to speak that names nobody
# What stands in one clause among others and is drowned by them: `He is a born moaner, and he said so on Friday.`
IN_A_CLAUSE, ALONE = "trait_label", 0.3  # and by how much clearer a clause alone has to speak


class SecondLook:
    """The sentences of a text on the scales; without scales it leaves everything as it is."""

    def __init__(self, parts: Sequence[Sentence], language: Language, scales: Scales | None) -> None:
        self.parts, self.language, self.scales = parts, language, scales

    @cached_property
    def weights(self) -> list[dict[str, float]]:
        """What each sentence weighs for each class."""
        if self.scales is None:
            return [{} for _part in self.parts]
        return [self._weighed(self.scales, number) for number in range(len(self.parts))]

    def _weighed(self, scales: Scales, number: int) -> dict[str, float]:
        there, part = scales.weigh(traces(self.parts, number, self.language)), self.parts[number]
        if IN_A_CLAUSE in there and len(part.clauses) > 1:
            clearest = max(self._alone(part, clause, IN_A_CLAUSE) for clause in part.clauses)
            there[IN_A_CLAUSE] = max(there[IN_A_CLAUSE], clearest - ALONE)
        return there

    def takes(self, number: int) -> frozenset[str]:
        """The classes that a sentence speaks clearly against: what a rule finds there of one is no hint."""
        return self._takes[number]

    @cached_property
    def _takes(self) -> list[frozenset[str]]:
        takes = self.scales.takes if self.scales else _nothing
        return [frozenset(kind for kind, weight in there.items() if takes(kind, weight)) for there in self.weights]

    def gives(self, number: int, *, names_somebody: bool = True) -> list[str]:
        """The classes that a sentence speaks clearly for; more clearly where it names nobody: `Amateurs.`"""
        gives, short = self.scales.gives if self.scales else _nothing, 0 if names_somebody else NAMELESS
        return [kind for kind, weight in self.weights[number].items() if gives(kind, weight - short)]

    def says(self, number: int, kind: str, by_rule: Callable[[int], bool]) -> bool:
        """Whether a sentence has something: where weights are not clear, what rules say."""
        return kind not in self.takes(number) and (kind in self.gives(number) or by_rule(number))

    def place(self, number: int, kind: str) -> tuple[int, int]:
        """Where the clause stands that speaks clearest for a class."""
        part = self.parts[number]
        clause = max(part.clauses, key=lambda clause: (self._alone(part, clause, kind), -clause.start))
        first = next((at for at in range(clause.start, clause.end) if part.tokens[at].is_word), clause.start)
        last = next((at for at in range(clause.end - 1, first, -1) if part.tokens[at].is_word), first)
        return part.span(first, last + 1)

    def _alone(self, part: Sentence, clause: Clause, kind: str) -> float:
        if self.scales is None or len(part.clauses) == 1:
            return 0.0
        names = frozenset(at - clause.start for at in part.names if clause.start <= at < clause.end)
        alone = Sentence(part.tokens[clause.start : clause.end], names)
        alone.clauses = [Clause(0, clause.end - clause.start, clause.subject)]
        return self.scales.weigh(traces([alone], 0, self.language))[kind]


def _nothing(_kind: str, _weight: float) -> bool:
    return False
