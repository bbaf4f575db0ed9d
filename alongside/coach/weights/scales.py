"""Weighs a sentence: how clearly its traces speak for a class.

`weights.tsv` names the classes, each with a letter and what is always there in hundredths; then, behind an empty line,
the traces, each with its weights in quarters: `ought	b3c-1` speaks for b and a little against c.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

import yaml

from ..clauses.language import DATA, PLAIN_STRINGS

FINE = 4  # weights are whole quarters, so that their sum is the same in any order
ALWAYS_FINE = 100  # what is always there: hundredths
WEIGHT = re.compile(r"([a-z])(-?\d+)")
NEVER = float("inf")


@dataclass(frozen=True)
class Limits:
    """From where on weights alone give a hint, and up to where they take one back."""

    gives: float = NEVER
    takes: float = -NEVER


@dataclass(frozen=True)
class Scales:
    """What every trace weighs for which class, what is there without any, and the limits of each class."""

    weights: Mapping[str, Sequence[tuple[str, int]]]
    always: Mapping[str, int]
    limits: Mapping[str, Limits]

    def weigh(self, traces: Collection[str]) -> dict[str, float]:
        """For each class, how clearly the traces speak for it; below nought: against."""
        sums: Counter[str] = Counter()
        for trace in traces:
            for kind, weight in self.weights.get(trace, ()):
                sums[kind] += weight
        length = sqrt(max(1, len(traces)))
        return {kind: weight / ALWAYS_FINE + sums[kind] / (length * FINE) for kind, weight in self.always.items()}

    def gives(self, kind: str, weight: float) -> bool:
        return kind in self.limits and weight > self.limits[kind].gives

    def takes(self, kind: str, weight: float) -> bool:
        return kind in self.limits and weight < self.limits[kind].takes


@cache
def scales(key: str) -> Scales | None:
    """The scales of a language, if it has any."""
    file = DATA / key / "weights.tsv"
    return parsed(file.read_text(encoding="utf-8"), limits(key)) if file.exists() else None


def limits(key: str) -> dict[str, Limits]:
    content = yaml.load((DATA / key / "limits.yaml").read_text(encoding="utf-8"), Loader=PLAIN_STRINGS)  # noqa: S506
    return {kind: Limits(**{name: float(at) for name, at in said.items()}) for kind, said in content.items()}


def parsed(text: str, limits: Mapping[str, Limits]) -> Scales:
    """Scales as they stand in a file."""
    head, _, body = text.partition("\n\n")
    classes = [line.split("\t") for line in head.splitlines()]
    kinds = {letter: kind for kind, letter, _always in classes}
    lines = (line.split("\t") for line in body.splitlines())
    weights = {trace: tuple((kinds[a], int(weight)) for a, weight in WEIGHT.findall(said)) for trace, said in lines}
    return Scales(weights, {kind: int(always) for kind, _letter, always in classes}, limits)
