"""Learns the weights that the coach's second look goes by (`alongside/coach/weights/`) from the labelled texts.

    python -m bench.coach_weights learn       writes alongside/coach/data/en/weights.tsv
    python -m bench.coach_weights left-out    learns without each file in turn, and says how the coach reads it then

A linear support vector machine for each class (L2 loss, dual coordinate descent: Hsieh et al. 2008), in plain Python,
the same on every machine. A text says which classes it has and not where: of a text that has one, the sentence that
speaks clearest for it is taken, by the weights of the round before.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from string import ascii_lowercase

from alongside.coach.clauses import language_named, sentences
from alongside.coach.clauses.language import DATA
from alongside.coach.evaluation import Case, labelled, shipped
from alongside.coach.evaluation.measuring import HERE, Result
from alongside.coach.reading import INTERPRETS, read
from alongside.coach.weights import EFFECT, JUDGING, PARTS, parsed
from alongside.coach.weights.scales import ALWAYS_FINE, FINE, NEVER, limits
from alongside.coach.weights.traces import traces

KEY, SEED = "en", 5
ROUNDS = 3  # of taking the clearest sentence
PASSES = 60  # over sentences at most, in each round
COST = 1.0  # of a sentence on the wrong side
FIRM = 40.0  # the same in what has to be read as labelled: the regression set, and everyday replies
RARE = 6  # traces in fewer sentences are left out
FAINT = 0.2  # what weighs less is not written down
CLEAR = 1.0
SETTLED = 0.02
TARGET = DATA / KEY / "weights.tsv"
REGRESSION, REPLIES = HERE / "regression.jsonl", HERE / "lessons" / "en-replies.jsonl"
FILES = (*shipped(KEY), *shipped(KEY, "lessons"), REGRESSION)
KINDS = (
    "trait_label", "vague_judgement", "absolute", "mind_reading", "hearsay", "comparison", "protected_circumstance",
    "threat_blame", *PARTS, JUDGING,
)  # fmt: skip

LETTERED = tuple(zip(KINDS, ascii_lowercase, strict=False))


@dataclass
class Lesson:
    """A labelled text, what it costs to read it otherwise, and whether somebody looked for its effect."""

    case: Case
    cost: float = COST
    tells_effect: bool = True

    def told_at(self, start: int, end: int) -> frozenset[str]:
        """What the sentence that stands there has; what the text has, where only that is labelled."""
        if not self.case.parts:
            return self.case.labels | {part for part in PARTS if self.case.has(part)}
        found, at = set[str](), 0
        for part, has in self.case.parts:
            if at < end and start < at + len(part):
                found |= has
            at += len(part) + 1
        return frozenset(found)

    def teaches(self, kind: str) -> bool:
        if kind == EFFECT:
            return self.tells_effect
        return kind not in PARTS or self.case.present is not None


@dataclass
class Seen:
    """A sentence of a text: numbers of its traces, what one of them counts, what it costs on the wrong side; and what
    it has, which may be another sentence's where only the text is labelled."""

    text: int
    traces: list[int]
    each: float
    cost: float
    told: frozenset[str]

    def has(self, kind: str) -> bool:
        return bool(self.told - {*PARTS}) if kind == JUDGING else kind in self.told


class Learned:
    """The texts as sentences with their traces, numbered."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        self.lessons = lessons
        found = [(n, part) for n, lesson in enumerate(lessons) for part in _parts_of(lesson)]
        counts = Counter(trace for _n, (there, _told) in found for trace in there)
        self.names = sorted(trace for trace, count in counts.items() if count >= RARE)
        numbers = {name: at for at, name in enumerate(self.names)}
        self.seen = [
            Seen(
                n,
                sorted(numbers[t] for t in there if t in numbers),
                1 / sqrt(max(1, len(there))),
                lessons[n].cost,
                told,
            )
            for n, (there, told) in found
        ]

    def weights(self, kind: str) -> tuple[list[float], float]:
        """What each trace weighs for a class, and what is always there."""
        taught = [one for one in self.seen if self.lessons[one.text].teaches(kind)]
        told = [one.has(kind) for one in taught]
        doubtful = [at for at, one in enumerate(taught) if told[at] and not self.lessons[one.text].case.parts]
        parting, taken = Parting(taught, told, len(self.names)), list(range(len(taught)))
        for _round in range(ROUNDS):
            parting.find(taken)
            vague = parting.unclear(doubtful)
            taken = [at for at in range(len(taught)) if at not in vague]
        parting.find(taken)
        return parting.weights, parting.bias


def _parts_of(lesson: Lesson) -> Iterator[tuple[set[str], frozenset[str]]]:
    """Each sentence: its traces, and what it was said to have."""
    language = language_named(KEY)
    parts = sentences(lesson.case.text, language)
    for number, part in enumerate(parts):
        yield traces(parts, number, language), lesson.told_at(*part.span(0, len(part.tokens)))


class Parting:
    """The weights and the bias that part the told from the untold with the widest margin.

    `alphas` say how much each sentence has to say in it. Found anew, by other sentences, it begins where it stood.
    """

    def __init__(self, seen: Sequence[Seen], told: Sequence[bool], size: int) -> None:
        self.seen, self.size = seen, size
        self.signs = [1.0 if is_so else -1.0 for is_so in told]
        self.alphas = [0.0] * len(seen)
        self.weights, self.bias = [0.0] * size, 0.0

    def find(self, taken: Sequence[int]) -> None:
        """By these sentences. What is clear stays out of the passes until the rest is settled."""
        self._begin(taken)
        chance, looked_at, clear = random.Random(SEED), list(taken), NEVER
        for _pass in range(PASSES):
            chance.shuffle(looked_at)
            slopes = {at: self._step(at) for at in looked_at}
            most = max((abs(slope) for at, slope in slopes.items() if self._matters(at, slope)), default=0.0)
            if most < SETTLED and len(looked_at) == len(taken):
                return
            if most < SETTLED:
                looked_at, clear = list(taken), NEVER
            else:
                looked_at, clear = [at for at, slope in slopes.items() if self.alphas[at] or slope < clear], most

    def _begin(self, taken: Sequence[int]) -> None:
        stay = set(taken)
        self.alphas = [alpha if at in stay else 0.0 for at, alpha in enumerate(self.alphas)]
        self.weights, self.bias = [0.0] * self.size, 0.0
        for at in taken:
            if self.alphas[at]:
                self._add(at, self.alphas[at] * self.signs[at])

    def _matters(self, at: int, slope: float) -> bool:
        return bool(self.alphas[at]) or slope < 0

    def _step(self, at: int) -> float:
        """One sentence is given its due; the slope before that."""
        one, alpha = self.seen[at], self.alphas[at]
        slope = self.signs[at] * self.speaks(at) - 1 + alpha / (2 * one.cost)
        if alpha or slope < 0:
            self.alphas[at] = max(alpha - slope / (len(one.traces) * one.each * one.each + 1 + 0.5 / one.cost), 0.0)
            self._add(at, (self.alphas[at] - alpha) * self.signs[at])
        return slope

    def _add(self, at: int, step: float) -> None:
        self.bias += step
        step *= self.seen[at].each
        weights = self.weights
        for trace in self.seen[at].traces:
            weights[trace] += step

    def speaks(self, at: int) -> float:
        """How clearly a sentence speaks for the class. Added one by one: since Python 3.12 `sum` adds otherwise."""
        found, weights = 0.0, self.weights
        for trace in self.seen[at].traces:
            found += weights[trace]
        return self.bias + self.seen[at].each * found

    def unclear(self, doubtful: Sequence[int]) -> set[int]:
        """Sentences of texts with the class that may not be where it stands: another one of the text speaks clearer."""
        speak = {at: self.speaks(at) for at in doubtful}
        clearest: dict[int, int] = {}
        for at in doubtful:
            text = self.seen[at].text
            clearest[text] = max(clearest.get(text, at), at, key=lambda other: (speak[other], other))
        return {at for at in doubtful if speak[at] <= CLEAR and clearest[self.seen[at].text] != at}


def learned(lessons: Sequence[Lesson], map_: Callable[..., Iterable[tuple[list[float], float]]] = map) -> str:
    """The file of weights that these texts give."""
    texts = Learned(lessons)
    columns = list(map_(texts.weights, KINDS[::-1]))[::-1]  # the last takes longest, so it comes first
    head = [f"{kind}\t{letter}\t{round(columns[at][1] * ALWAYS_FINE)}" for at, (kind, letter) in enumerate(LETTERED)]
    lines = [
        f"{name}\t{said}" for at, name in enumerate(texts.names) if (said := _said([w[at] for w, _bias in columns]))
    ]
    return "\n".join([*head, "", *lines]) + "\n"


def _said(weights: Sequence[float]) -> str:
    """What a trace weighs, class by class; nothing where that is a single quarter for a single class."""
    lettered = zip((letter for _kind, letter in LETTERED), weights, strict=True)
    quarters = [(letter, round(weight * FINE)) for letter, weight in lettered if abs(weight) >= FAINT]
    return "".join(f"{a}{n}" for a, n in quarters) if sum(abs(n) for _a, n in quarters) > 1 else ""


def lessons_of(files: Sequence[Path]) -> list[Lesson]:
    return [lesson for file in files for lesson in _lessons(file)]


def _lessons(file: Path) -> Iterator[Lesson]:
    """Where a file never has an effect in a threat or a comparison, nobody looked for one there."""
    cases = list(labelled(file))
    everywhere = any(case.has(EFFECT) and case.labels & INTERPRETS for case in cases)
    cost = FIRM if file in (REGRESSION, REPLIES) else COST
    for case in cases:
        yield Lesson(case, cost, case.present is not None and (everywhere or not case.labels & INTERPRETS))


def left_out(file: Path) -> Result:
    """How the coach reads a file with weights learned from all the others."""
    others = lessons_of([path for path in FILES if path != file])
    weighed = parsed(learned(others), limits(KEY))
    result = Result()
    for case in labelled(file):
        result.take(case, read(case.text, KEY, weighed))
    return result


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.coach_weights", description=__doc__)
    parser.add_argument("what", choices=["learn", "left-out"])
    if parser.parse_args().what == "learn":
        with ProcessPoolExecutor(2) as pool:
            TARGET.write_text(learned(lessons_of(FILES), pool.map), encoding="utf-8")
        return 0
    with ProcessPoolExecutor(2) as pool:
        for file, result in zip(FILES[:-1], pool.map(left_out, FILES[:-1]), strict=True):
            print(f"\n{file.stem}\n\n{result.table()}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
