"""An auditor of its own (domain.md §5.4): what can be worked out from published sums, by linear algebra.

Atoms are people with the same memberships. A set of atoms with too few people leaks if its sum can be had from the
published ones: if the matrix of published groups loses rank without its columns.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from fractions import Fraction
from itertools import combinations

Atom = tuple[bool, ...]
Sets = Iterable[frozenset[Hashable]]


def leak(published: Sets, least: int) -> frozenset[Hashable] | None:
    """The first group of fewer than `least` people about whom something can be worked out."""
    groups = sorted(set(published), key=lambda group: (len(group), sorted(map(str, group))))
    atoms: dict[Atom, set[Hashable]] = defaultdict(set)
    for person in frozenset[Hashable]().union(*groups):
        atoms[tuple(person in group for group in groups)].add(person)
    columns = list(atoms)
    whole = _rank([[int(column[row]) for column in columns] for row in range(len(groups))])
    for taken in _small(columns, atoms, least):
        rest = [column for column in columns if column not in taken]
        if _rank([[int(column[row]) for column in rest] for row in range(len(groups))]) < whole:
            return frozenset().union(*(atoms[column] for column in taken))
    return None


def _small(columns: list[Atom], atoms: dict[Atom, set[Hashable]], least: int) -> Iterator[set[Atom]]:
    little = [column for column in columns if len(atoms[column]) < least]
    for size in range(1, len(little) + 1):
        for taken in combinations(little, size):
            if sum(len(atoms[column]) for column in taken) < least:
                yield set(taken)


def _rank(matrix: list[list[int]]) -> int:
    rows, rank = [[Fraction(value) for value in row] for row in matrix], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in range(rank, len(rows)) if rows[row][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for row in range(rank + 1, len(rows)):
            factor = rows[row][column] / rows[rank][column]
            rows[row] = [a - factor * b for a, b in zip(rows[row], rows[rank], strict=True)]
        rank += 1
    return rank
