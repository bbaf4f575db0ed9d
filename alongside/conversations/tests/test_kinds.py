"""The kinds of conversation: what ships, which question comes next, and how often a talk comes round."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from alongside.conversations.kinds import (
    KEYS,
    STEP_NAMES,
    STEPS,
    Kind,
    Prompt,
    bank,
    choose,
    listening,
    questions,
    shipped_kind,
    shipped_kinds,
)
from alongside.conversations.kinds.cadence import Cadence

NEVER_SAID = (
    r"underperformers?|low performers?|top talents?|9-box|scores?|rat(e|ed|ing|ings)|grad(e|es|ed|ing)|rank(s|ed|ing)?|"
    r"percentiles?|resources?|headcount|fte|overdue|fail(s|ed|ure)?|missed|non-compliant|action items?|deliverables?|"
    r"weakness(es)?|gaps?|area of concern|submit|approv(e|ed|al)|sign off|acceptance by silence|always|never|agreed|"
    r"topics?|reflections?|shifted|left its range|the employee|she|he|her|his|commitments?"
)


# What ships


def test_six_kinds_are_there() -> None:
    assert [kind.key for kind in shipped_kinds()] == list(KEYS)
    assert [kind.name for kind in shipped_kinds()][:2] == ["Check-in", "Quarterly conversation"]


def test_a_kind_nobody_wrote_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        shipped_kind("verdict")


def test_a_check_in_asks_for_nothing() -> None:
    kind = shipped_kind("check_in")
    assert kind.is_light and kind.preparation == "none" and kind.recap == "optional" and kind.notice_days == 0
    assert kind.preparation_questions == ()


@pytest.mark.parametrize("kind", [kind for kind in shipped_kinds() if not kind.is_light], ids=lambda kind: kind.key)
def test_a_staged_kind_is_prepared_by_both_on_the_same_questions(kind: Kind) -> None:
    assert kind.preparation == "blind" and kind.recap == "expected" and kind.notice_days >= 3
    assert len(kind.preparation_questions) == 3
    assert {prompt.asked_by for prompt in kind.preparation_questions} == {"both"}


@pytest.mark.parametrize("kind", shipped_kinds(), ids=lambda kind: kind.key)
def test_only_the_two_read_the_recap_of_a_shipped_kind(kind: Kind) -> None:
    assert not kind.formal and kind.audience == ("guest", "host")


def test_the_quarterly_conversation_has_the_minutes_of_the_room() -> None:
    minutes = {stage.key: stage.minutes for stage in shipped_kind("quarterly").stages}
    assert minutes == {"arrive": 5, "look_back": 18, "strengths": 15, "goals": 10, "growth": 5, "plan": 5}


def test_the_eleven_steps_have_names() -> None:
    assert len(STEPS) == 11 and list(STEP_NAMES) == list(STEPS)
    assert str(STEP_NAMES["follow_through"]) == "Follow through"


def test_every_question_is_asked_where_the_bank_says() -> None:
    asked = {(kind.key, step, prompt.id) for kind in shipped_kinds() for step, prompt in _asked(kind)}
    said = {(question.prompt.id, question.stages, question.kinds) for question in questions()}
    for id_, stages, kinds in said:
        assert {step for _, step, found in asked if found == id_} == set(stages), id_
        assert {kind for kind, _, found in asked if found == id_} == set(kinds), id_


def test_the_bank_has_every_id_once() -> None:
    ids = [question.prompt.id for question in questions()] + [prompt.id for prompt in listening()]
    assert len(ids) == len(set(ids))
    assert len(bank()) == len(questions())


def test_the_first_words_for_listening_are_the_ones_on_the_screen() -> None:
    shown = [prompt.text for prompt in listening()[:3]]
    assert shown == ["So what I’m hearing is…", "What was that like for you?", "Did I get that right?"]


def test_no_shipped_text_says_a_word_we_never_use() -> None:
    for text in _shipped_texts():
        assert not re.search(rf"\b({NEVER_SAID})\b", text, re.IGNORECASE), text


def test_shipped_texts_are_calm() -> None:
    for text in _shipped_texts():
        assert not re.search(r"[!\U0001F000-\U0001FAFF]|\.\.\.|'", text), text
        assert text[-1] in ".?…" or len(text) <= 30, text


def test_strengths_come_before_growing_edges() -> None:
    for kind in shipped_kinds():
        prompts = kind.stage("strengths").prompts
        assert not prompts[0].growing_edge and not prompts[1].growing_edge
        assert [prompt.growing_edge for prompt in prompts] == sorted(prompt.growing_edge for prompt in prompts)


# Which question comes next


def test_questions_come_in_the_order_of_the_kind() -> None:
    kind = shipped_kind("quarterly")
    assert choose(kind, "look_back", []) == kind.stage("look_back").prompts[:3]
    assert choose(kind, "look_back", [], how_many=1) == kind.stage("look_back").prompts[:1]


def test_a_small_step_offers_two_so_that_they_last() -> None:
    assert len(choose(shipped_kind("quarterly"), "growth", [])) == 2


@pytest.mark.parametrize("kind", shipped_kinds(), ids=lambda kind: kind.key)
def test_nobody_hears_a_question_twice_in_three_talks(kind: Kind) -> None:
    for stage in kind.stages:
        asked: list[str] = []
        for _talk in range(3):
            asked += [prompt.id for prompt in choose(kind, stage.key, asked)]
        assert len(asked) == len(set(asked)) >= 6, stage.key


def test_when_all_were_asked_the_oldest_comes_back() -> None:
    kind = shipped_kind("own_wording")
    past = ["Q098", "A060", "Q095", "A061", "A062", "Q101"]
    assert [prompt.id for prompt in choose(kind, "plan", past, how_many=1)] == ["Q098"]


def test_the_same_question_to_the_same_past() -> None:
    kind = shipped_kind("check_in")
    asked = [prompt.id for prompt in choose(kind, "arrive", [])]
    assert choose(kind, "arrive", asked) == choose(kind, "arrive", asked)


def test_a_strength_is_asked_before_every_growing_edge() -> None:
    kind = shipped_kind("quarterly")
    strengths = [prompt.id for prompt in kind.stage("strengths").prompts if not prompt.growing_edge]
    for asked in ([], strengths, strengths[:4]):
        chosen = choose(kind, "strengths", asked)
        assert [prompt.growing_edge for prompt in chosen] == [False, False, True]


def test_a_step_the_kind_leaves_out_has_no_questions() -> None:
    with pytest.raises(KeyError):
        choose(shipped_kind("check_in"), "goals", [])


# How often


def test_the_next_date_comes_from_the_cadence() -> None:
    assert Cadence(2, "week").after(date(2026, 12, 1)) == date(2026, 12, 15)
    assert Cadence(3, "month").after(date(2026, 11, 30)) == date(2027, 2, 28)
    assert shipped_kind("mid_point").cadence is None


def _asked(kind: Kind) -> Iterator[tuple[str, Prompt]]:
    yield from (("prepare", prompt) for prompt in kind.preparation_questions)
    yield from ((stage.key, prompt) for stage in kind.stages for prompt in stage.prompts)


def _shipped_texts() -> Iterator[str]:
    for kind in shipped_kinds():
        yield from (kind.name, kind.purpose)
        yield from (text for stage in kind.stages for text in (stage.name, stage.purpose))
    for prompt in (*bank().values(), *listening()):
        yield from (prompt.text, prompt.why)
