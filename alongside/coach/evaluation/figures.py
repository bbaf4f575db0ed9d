"""Precision and recall with their intervals."""

from dataclasses import asdict, dataclass
from math import sqrt

Z = 1.959964


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927). Nothing of nothing may be anything."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, Z * Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass
class Figures:
    """Right hints, wrong hints, and hints that are missing."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def count(self, wanted: bool, said: bool) -> None:
        self.right += wanted and said
        self.wrong += said and not wanted
        self.missed += wanted and not said

    def row(self, name: str) -> str:
        precision = _share(self.right, self.right + self.wrong)
        recall = _share(self.right, self.right + self.missed)
        return f"| {name} | {self.right + self.missed} | {precision} | {recall} |"

    def as_json(self) -> dict[str, object]:
        """A share of nothing is null."""
        said, there = self.right + self.wrong, self.right + self.missed
        shares = {"precision": said, "recall": there}
        return asdict(self) | {
            name: {"share": self.right / of if of else None, "interval": wilson(self.right, of)}
            for name, of in shares.items()
        }


def _share(hits: int, of: int) -> str:
    if not of:
        return "–"
    low, high = wilson(hits, of)
    return f"{hits / of:.2f} [{low:.2f}, {high:.2f}] ({hits}/{of})"
