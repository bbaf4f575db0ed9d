"""One calm table out of the claims and what was told."""

from collections.abc import Iterator
from typing import Any

from .claims import CLAIMS, FIGURES, WITHOUT_SUBJECT

MOST_SURVIVORS = 60


def table(told: dict[str, dict[str, Any]], failed: list[str]) -> str:
    lines = [line for claim in CLAIMS for line in _claim(claim, told)]
    survivors = [one for figures in told.values() for one in figures.get("survivors", [])]
    if survivors:
        lines += ["", f"Faults that nothing noticed: {len(survivors)}"]
        lines += [f"    {one}" for one in survivors[:MOST_SURVIVORS]]
    if failed:
        lines += ["", "Tests that did not pass:", *(f"    {one}" for one in failed)]
    return "\n".join(lines)


def _claim(claim: str, told: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield f"{claim}  {CLAIMS[claim]}"
    if claim in WITHOUT_SUBJECT:
        yield f"     –     {WITHOUT_SUBJECT[claim]}"
    for figure in FIGURES:
        if figure.claim == claim:
            said = told.get(figure.name)
            if said is None:
                yield f"    MISS   nobody told: {figure.name}"
            else:
                yield f"    {' ok ' if figure.is_met_by(said) else 'MISS'}   {figure.said_of(said)}"


def missed(told: dict[str, dict[str, Any]]) -> list[str]:
    return [f.name for f in FIGURES if f.name not in told or not f.is_met_by(told[f.name])]
