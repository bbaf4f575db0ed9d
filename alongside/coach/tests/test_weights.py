"""The second look: what a sentence leaves on the scales, what weights give and what they take back."""

from pathlib import Path

import pytest

from ..clauses import language_named, sentences
from ..clauses.language import DATA
from ..reading import read
from ..rulebook import CLASSES, add_rules, books
from ..weights import EFFECT, EXAMPLE, JUDGING, NEXT_STEP, PARTS, parsed, scales
from ..weights.scales import Limits, Scales, limits
from ..weights.traces import traces

LANGUAGE = language_named("en")
UNKNOWN_TO_RULES = "The light was on; you grundled the report."


def traces_of(text: str) -> set[str]:
    parts = sentences(text, LANGUAGE)
    return set().union(*(traces(parts, number, LANGUAGE) for number in range(len(parts))))


def planted(kind: str, trace: str, weight: int, **said: float) -> Scales:
    return parsed(f"{kind}\ta\t-10\n\n{trace}\ta{weight}\n", {kind: Limits(**said)})


def test_nothing_is_learned_of_a_person() -> None:
    assert traces_of("Petra is slower than Tom on the 4th.") == traces_of("Amira is slower than Jonas on the 12th.")
    assert traces_of("She told him “no”.") == traces_of("He told them “of course”.")


def test_two_who_are_measured_by_each_other() -> None:
    assert "{you as the other}" in traces_of("You packed 90 boxes when Ola packed 140.")
    assert "than {somebody}" in traces_of("You are slower than your colleagues.")
    assert "than {something}" in traces_of("The mixer is faster than planned.")
    assert "{and you do not}" in traces_of("Everyone signs the log, you do not.")


def test_two_who_stand_side_by_side() -> None:
    in_one, in_two = "She packed 140 and you packed ninety.", "She packed 140. You packed ninety."
    assert {"{they, you}", "{they, you} by number"} <= traces_of(in_one)
    assert {"… {they, you}", "… {they, you} by number"} <= traces_of(in_two)
    assert "… {you, they}" in traces_of("You packed it. He checked it.")
    alone = traces_of("You packed ninety. You checked them twice.")
    assert not any("you}" in trace and "they" in trace for trace in alone)


def test_weights_give_what_no_rule_finds_and_quote_the_clause() -> None:
    assert not read(UNKNOWN_TO_RULES, "en").hints
    weighed = planted("mind_reading", "grundled", 900, gives=0.5)
    (hint,) = read(UNKNOWN_TO_RULES, "en", weighed).hints
    assert (hint.kind, hint.quote) == ("mind_reading", "you grundled the report")
    assert "What was going on for you there?" in hint.ask and hint.why


def test_weights_take_back_what_they_speak_against() -> None:
    weighed = planted("trait_label", "lazy", -900, takes=-0.5)
    assert [hint.kind for hint in read("You are lazy.", "en").hints] == ["trait_label"]
    assert not read("You are lazy.", "en", weighed).hints


def test_where_nothing_judges_only_what_reads_like_a_fact_is_looked_for() -> None:
    weighed = planted(JUDGING, "lazy", -900, takes=-0.5)
    assert not read("You are lazy.", "en", weighed).hints
    assert [hint.kind for hint in read("You are always lazy.", "en", weighed).hints] == ["absolute"]


@pytest.mark.parametrize(("over", "hints"), [(0.1, 0), (0.3, 1)])
def test_a_sentence_that_names_nobody_has_to_speak_clearer(over: float, hints: int) -> None:
    text = "The pump grundled the whole floor."
    weight = planted("mind_reading", "grundled", 900).weigh(traces_of(text))["mind_reading"]
    weighed = planted("mind_reading", "grundled", 900, gives=weight - over)
    assert len(read(text, "en", weighed).hints) == hints


def test_one_clause_of_many_may_hold_a_trait() -> None:
    """In the whole sentence its traces are few; alone they are many."""
    text = "On Friday we moved the pump to hall four before noon, as planned in the spring, and you are grundled."
    clause = planted("trait_label", "grundled", 60).weigh(traces_of("you are grundled."))["trait_label"]
    whole = planted("trait_label", "grundled", 60).weigh(traces_of(text))["trait_label"]
    assert clause > whole + 0.6
    weighed = planted("trait_label", "grundled", 60, gives=whole + 0.1)
    assert [hint.quote for hint in read(text, "en", weighed).hints] == ["and you are grundled"]


def test_nothing_takes_back_a_rule_of_a_company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "_own", [])
    own = tmp_path / "own.yaml"
    own.write_text(
        "language: en\nrules:\n  - {id: zeal, class: trait_label, find: zealous, why: W., ask: A?}\n",
        encoding="utf-8",
    )
    add_rules(own)
    try:
        weighed = planted("trait_label", "zealous", -900, takes=-0.5)
        assert [hint.why for hint in read("The zealous clerk left.", "en", weighed).hints] == ["W."]
    finally:
        monkeypatch.undo()
        books.rulebook.cache_clear()


@pytest.mark.parametrize(("part", "trace"), [(EXAMPLE, "sent"), (EFFECT, "so"), (NEXT_STEP, "please")])
def test_what_is_there_is_given_and_taken_back(part: str, trace: str) -> None:
    text = "On Monday you sent the list early, so we could ship the same day. Please send it early next week."
    assert getattr(read(text, "en", parsed("", {})).present, part)
    assert not getattr(read(text, "en", planted(part, trace, -900, takes=-0.5)).present, part)
    given = planted(part, "grundled", 900, gives=0.5)
    assert getattr(read(UNKNOWN_TO_RULES, "en", given).present, part)


def test_the_file_of_weights() -> None:
    ours = scales("en")
    assert ours is not None and scales("de") is None
    assert set(limits("en")) == set(ours.always) <= {*CLASSES, *PARTS, JUDGING}
    assert (DATA / "en" / "weights.tsv").stat().st_size < 1_100_000, (
        "a tenth of a second to read, 28 MB in each process"
    )


def test_the_order_of_traces_does_not_matter() -> None:
    ours = scales("en")
    assert ours is not None
    found = sorted(traces_of("You never hit the target while Dana hits it every week."))
    assert ours.weigh(found) == ours.weigh(found[::-1])
