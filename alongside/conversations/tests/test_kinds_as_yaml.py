"""A kind as YAML: out and in again, and what a company's own text may get wrong."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.conversations.kinds import KEYS, Kind, KindProblem, bank, shipped_kind

OWN = """\
key: shift_talk
name: Shift talk
purpose: How the new shifts work for you.
weight: staged
minutes: 30
cadence: 1 month
notice_days: 3
preparation: none
recap: expected
formal: false
audience: [guest, host]
stages:
  - key: arrive
    name: Arrive
    purpose: A moment to land.
    minutes: 5
    first_speaker: guest
    prompts:
      - id: our-1
        text: How was the night?
        why: Rest comes first.
        asked_by: host
      - id: our-2
        text: What helped?
        why: We keep what helps.
        asked_by: both
preparation_questions: []
"""


# Out and in again


@pytest.mark.parametrize("key", KEYS)
def test_a_kind_reads_back_as_it_was_written(key: str) -> None:
    kind = shipped_kind(key)
    assert Kind.from_yaml(kind.to_yaml()) == kind
    assert Kind.from_yaml(kind.to_yaml()).to_yaml() == kind.to_yaml()


def test_a_written_kind_does_not_lean_on_the_bank() -> None:
    text = shipped_kind("quarterly").to_yaml()
    assert "How do you see this period in your own words" in text
    assert "cadence: 3 months" in text


words = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), min_size=1, max_size=60)


@settings(deadline=None)
@given(name=words, purpose=words, why=words, minutes=st.integers(5, 240))
def test_any_company_s_words_survive_the_round(name: str, purpose: str, why: str, minutes: int) -> None:
    kind = Kind.from_yaml(OWN)
    first = replace(kind.stages[0].prompts[0], why=why)
    stage = replace(kind.stages[0], prompts=(first, kind.stages[0].prompts[1]))
    kind = replace(kind, name=name, purpose=purpose, minutes=minutes, stages=(stage,))
    assert Kind.from_yaml(kind.to_yaml()) == kind


def test_a_text_over_several_lines_becomes_one() -> None:
    folded = OWN.replace("purpose: How the new shifts", "purpose: >\n  How the new\n  shifts")
    assert Kind.from_yaml(folded).purpose == "How the new shifts work for you."


def test_words_that_look_like_yaml_stay_words() -> None:
    assert Kind.from_yaml(OWN.replace("name: Shift talk", "name: no")).name == "no"


def test_a_question_of_the_bank_may_be_written_as_its_id() -> None:
    text = OWN.replace("      - id: our-1", "      - Q010\n      - id: our-1")
    assert Kind.from_yaml(text, bank=bank()).stages[0].prompts[0] == bank()["Q010"]
    with pytest.raises(KindProblem, match="Write it out"):
        Kind.from_yaml(text)


# What is refused, and how to go on


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("weight: staged", "weight: heavy", "Line 4, weight: is one of: light, staged."),
        ("minutes: 30", "minutes: half an hour", "Line 5, minutes: is a whole number. “half an hour” is not one."),
        ("minutes: 30", "minutes: 4", "Line 5, minutes: lies between 5 and 240. Here it is 4."),
        ("    minutes: 5", "    minutes: 31", "Line 12, stages: take 31 minutes together, and the talk has 30."),
        ("cadence: 1 month", "cadence: often", "Line 6, cadence: is written as “2 weeks”, “3 months” or “none”."),
        ("formal: false", "formal: no", "Line 10, formal: is one of: true, false."),
        ("formal: false", "formal: true", "Line 11, audience: of a formal kind names hr_partner"),
        ("[guest, host]", "[guest, host, hr_partner]", "Line 11, audience: is the guest and the host alone"),
        ("[guest, host]", "[host]", "Line 11, audience: names the guest and the host, each once."),
        ("[guest, host]", "guest", "Line 11, audience: is a list. Begin each of its lines with a dash."),
        ("weight: staged", "weight: light", "Line 4, weight: light has no preparation"),
        ("preparation: none", "preparation: blind", "Line 27, preparation_questions: lies between 1 and 6."),
        ("recap: expected", "recap: expected\nrecap: optional", "Line 10, recap: is written twice."),
        (
            "recap: expected",
            "recap: expected\ncolour: red",
            "Line 10, colour: is not known here. Use one of: key, name",
        ),
        ("notice_days: 3\n", "", "Line 1, notice_days: is missing. Add a line for it."),
        ("  - key: arrive", "  - key: verdict", "Line 13, stages › 1 › key: is one of: arrive, look_back"),
        ("name: Arrive", "name: ''", "Line 14, stages › 1 › name: is empty. Write a sentence."),
        ("name: Arrive", f"name: {'long ' * 20}", "Line 14, stages › 1 › name: has 99 characters. Shorten it to 60."),
        ("id: our-2", "id: our-1", "Line 12, stages: ask our-1 twice. Give each question its own id."),
        ("id: our-1", "id: our question", "Line 19, stages › 1 › prompts › 1 › id: has one to twenty letters"),
        (
            "How was the night?",
            '"How was\\0 the night?"',
            "Line 20, stages › 1 › prompts › 1 › text: holds a line break",
        ),
        (
            "asked_by: both",
            "asked_by: both\n        growing_edge: true",
            "stages › 1 › prompts: ask about a growing edge.",
        ),
        ("key: shift_talk", "key: Shift Talk", "Line 1, key: has small letters, digits and underscores"),
        ("    minutes: 5\n", "    minutes: 5\n  minutes: 5\n", "can’t be read from here on. Check indents"),
    ],
)
def test_a_problem_names_its_line_and_the_way_on(old: str, new: str, sentence: str) -> None:
    assert old in OWN
    with pytest.raises(KindProblem) as caught:
        Kind.from_yaml(OWN.replace(old, new, 1))
    assert sentence in caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just words",
        "- a\n- list",
        "[" * 5000,
        "\x00",
        "a: &a [*a]",
        "&a {? [*a] : 1}",
        "key: !!python/name:os.x 1",
        "x" * 100_001,
    ],
)
def test_nonsense_is_refused_politely(text: str) -> None:
    with pytest.raises(KindProblem):
        Kind.from_yaml(text)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    with pytest.raises(KindProblem):
        Kind.from_yaml(text)


def test_the_steps_keep_their_order() -> None:
    kind = shipped_kind("quarterly")
    with pytest.raises(KindProblem, match="in this order: arrive, look_back, strengths"):
        replace(kind, stages=tuple(reversed(kind.stages)))


def test_growing_edges_can_t_be_put_first() -> None:
    stage = shipped_kind("quarterly").stage("strengths")
    with pytest.raises(KindProblem, match="Move growing edges below them"):
        replace(stage, prompts=tuple(reversed(stage.prompts)))


@pytest.mark.parametrize("key", ["look_back", "strengths", "goals", "growth"])
def test_the_guest_speaks_first(key: str) -> None:
    with pytest.raises(KindProblem, match="is the guest in this step"):
        replace(shipped_kind("quarterly").stage(key), first_speaker="host")
