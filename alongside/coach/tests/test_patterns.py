"""The language of rules: what it matches, what it refuses, and that nothing in it can be slow."""

import time

import pytest

from ..inflection import forms
from ..patterns import LONGEST, MOST_WAYS, Lists, PatternProblem, compiled

LISTS = Lists(
    {"mood": ["lazy", "hard to read"], "who": ["you", "(the|our) lead"], "loop": ["<loop>"]},
    forms,
    lambda text: text.replace("-", " ").lower(),
)


def matches(pattern: str, tape: str) -> bool:
    return compiled(pattern, LISTS).regex.search(f"\x02 {tape} \x03 ") is not None


@pytest.mark.parametrize(
    ("pattern", "tape"),
    [
        ("cut out for", "not cut out for it"),
        ("he/she is", "she is here"),
        ("want~ to", "wanted to"),
        ("(sees|has seen) it", "has seen it"),
        ("you really? try", "you try"),
        ("you really* try", "you really really try"),
        ("<who> is", "our lead is"),
        ("is <mood>", "is hard to read"),
        ("is _ late", "is often late"),
        ("is ... late", "is as far as i know late"),
        ("^ late", "late again"),
        ("late $", "always late ."),
        ("<name> is", "priya^ is"),
        ("team-player", "a team player"),
    ],
)
def test_patterns_match(pattern: str, tape: str) -> None:
    assert matches(pattern, tape)


@pytest.mark.parametrize(
    ("pattern", "tape"),
    [
        ("cut out for", "cut out of"),
        ("lazy", "lazyness"),
        ("is ... late", "is a b c d e f late"),
        ("is ... late", "is here , late"),
        ("^ late", "always late"),
    ],
)
def test_patterns_do_not_match(pattern: str, tape: str) -> None:
    assert not matches(pattern, tape)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(a|b", "does not close"),
        ("a)", "a bracket too many"),
        ("(a|)", "an empty place"),
        ("really?", "match nothing"),
        ("? a", "nothing before it"),
        ("a?*", "repeats what is repeated"),
        ("<nobody>", "no list named"),
        ("<loop>", "stands inside itself"),
        ("need(s)", "no space"),
        ("( " * 20 + "a" + " )" * 20, "deep"),
        ("a a* a* a* ... ... ... ... z", "gaps and repetitions"),
        ("a" * (LONGEST + 1), "characters at most"),
    ],
)
def test_a_pattern_that_does_not_read_says_why(pattern: str, reason: str) -> None:
    with pytest.raises(PatternProblem, match=reason):
        compiled(pattern, LISTS)


def test_the_worst_pattern_stays_quick() -> None:
    """Repetition upon repetition over the longest sentence, all of one word: what brings an expression to its knees."""
    pattern = compiled("a a* a* a* ... ... z", LISTS)
    assert 4_000 < pattern.piece.ways <= MOST_WAYS
    began = time.process_time()
    assert pattern.regex.search("a " * 150) is None
    assert time.process_time() - began < 5


def test_forms_of_words() -> None:
    assert {"want", "wants", "wanted", "wanting"} <= forms("want")
    assert {"tries", "tried", "trying"} <= forms("try")
    assert "stopped" in forms("stop")
    assert {"wrote", "written"} <= forms("write")
