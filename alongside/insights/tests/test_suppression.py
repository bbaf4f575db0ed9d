"""No smaller group can be worked out from what is told: the scenarios, and companies made at random."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ..suppression import Group, shown
from .auditing import leak

SAID: dict[str, Any] = json.loads((Path(__file__).parent / "vectors/anonymity_scenarios.json").read_text())
TREES = [name for name, said in SAID.items() if "tree" in said]


def group(said: dict[str, Any]) -> Group[str]:
    return Group(said["name"], frozenset(said["direct"]), tuple(group(part) for part in said["children"]))


def sizes(top: Group[str], told: set[str]) -> dict[str, int]:
    return {g.key: len(g.people) for g in everything_in(top) if g.key in told}


def everything_in(top: Group[str]) -> list[Group[str]]:
    return [top, *(inner for part in top.parts for inner in everything_in(part))]


def sets_of(top: Group[str], told: set[str]) -> list[Any]:
    return [g.people for g in everything_in(top) if g.key in told]


def naive(top: Group[str], least: int) -> set[str]:
    return {g.key for g in everything_in(top) if len(g.people) >= least}


@pytest.mark.parametrize("name", TREES)
def test_the_scenarios(name: str) -> None:
    said = SAID[name]
    top = group(said["tree"])
    told = shown(top, said["k"])
    assert sizes(top, told) == said["safe_published"]
    assert leak(sets_of(top, told), said["k"]) is said["safe_leak"] is None


@pytest.mark.parametrize("name", TREES)
def test_the_auditor_finds_what_a_bare_threshold_leaks(name: str) -> None:
    """So that the test above can fail."""
    said = SAID[name]
    top = group(said["tree"])
    assert sizes(top, naive(top, said["k"])) == said["naive_published"]
    found = leak(sets_of(top, naive(top, said["k"])), said["k"])
    assert (sorted(map(str, found)) if found else None) == said["naive_leak"]


def test_there_are_scenarios() -> None:
    assert len(TREES) == 5


def test_teams_and_kinds_are_not_crossed_because_one_inner_cell_would_leak() -> None:
    """S6: margins alone are safe; any inner cell leaks. S7, S8: free filters and overlapping groups leak too."""
    cells = {name: frozenset(f"{name}{n}" for n in range(size)) for name, size in SAID["S6_crosstab"]["cells"].items()}
    margins = [
        frozenset().union(*(people for name, people in cells.items() if name.split("_")[at] == value))
        for at, value in ((0, "X"), (0, "Y"), (1, "women"), (1, "men"))
    ]
    everyone = frozenset[Any]().union(*cells.values())
    assert leak([everyone, *margins], 5) is None
    assert all(leak([everyone, *margins, cell], 5) for cell in cells.values())
    nineteen = frozenset(f"p{n}" for n in range(2, 21))
    assert leak([nineteen | {"p1"}, nineteen], 5) == frozenset({"p1"})
    a, b = (frozenset(f"{team}{n}" for n in range(6)) for team in "ab")
    assert leak([a | {"q1"}, b | {"q1"}, a | b | {"q1"}], 5) == frozenset({"q1"})


@pytest.mark.parametrize("least", [5, 7])
def test_in_companies_made_at_random_nothing_leaks(least: int) -> None:
    dice, leaky = Random(least), 0
    for number in range(60):
        top = _at_random(dice, f"o{number}", depth=dice.randint(1, 3))
        assert leak(sets_of(top, shown(top, least)), least) is None
        leaky += leak(sets_of(top, naive(top, least)), least) is not None
    assert leaky > 20, "a bare threshold leaks in most of them: the companies are no easy ones"


def test_a_barred_group_hides_as_a_small_one_does() -> None:
    a, b, c = (
        Group(name, frozenset(f"{name}{n}" for n in range(size))) for name, size in (("a", 9), ("b", 8), ("c", 3))
    )
    top = Group("top", parts=(a, b, c))
    assert shown(top, 7) == {"top", "a"}
    assert shown(top, 7, lambda key: key == "a") == {"top", "b"}
    assert shown(Group("top", parts=(a, b)), 7, lambda key: key == "a") == {"top", "b"}


def test_what_is_hidden_is_counted_by_people_where_groups_overlap() -> None:
    """Two hidden kinds of talk with the same four people are four people, not eight."""
    everyone = frozenset(f"p{n}" for n in range(20))
    four = frozenset(f"p{n}" for n in range(4))
    top = Group("all", parts=(Group("check-in", everyone), Group("career", four), Group("exit", four)))
    assert shown(top, 7) == {"all"}


def _at_random(dice: Random, name: str, depth: int) -> Group[str]:
    if depth == 0:
        return Group(name, frozenset(f"{name}.{n}" for n in range(dice.randint(2, 12))))
    parts = tuple(_at_random(dice, f"{name}-{n}", depth - 1) for n in range(dice.randint(2, 3)))
    return Group(name, frozenset({f"{name}.boss"}), parts)
