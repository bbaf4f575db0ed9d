"""The labelled texts: labels are classes, no text is on both sides, and a rule that loses what was found shows."""

import os

import pytest

from alongside.coach.evaluation import labelled, measured, shipped
from alongside.coach.reading import read
from alongside.coach.rulebook import CLASSES

LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
# What issue 5 asks for, precision and recall. Of the open texts, which rules may be written by: the least there may be.
BARS = {
    "trait_label": (0.80, 0.70),
    "vague_judgement": (0.75, 0.60),
    **dict.fromkeys(("absolute", "mind_reading", "hearsay", "comparison"), (0.80, 0.65)),
    **dict.fromkeys(("protected_circumstance", "threat_blame"), (0.80, 0.65)),
    **dict.fromkeys(("example present", "impact present", "next_step present"), (0.80, 0.80)),
}


@pytest.mark.parametrize("language", ["en", "de"])
def test_labels_are_classes(language: str) -> None:
    for file in [*shipped(language), *shipped(language, "lessons"), *shipped(language, "held")]:
        for case in labelled(file):
            assert case.labels <= set(CLASSES), case.text


def test_no_text_is_open_and_held() -> None:
    """Texts are held until they were read once and their misses, too, are needed for rules."""
    parts = ("open", "lessons", "held")
    opened, lessons, held = ({case.text for file in shipped("en", part) for case in labelled(file)} for part in parts)
    assert opened and lessons and held and held.isdisjoint(opened | lessons)


def test_the_open_texts_are_read_as_labelled() -> None:
    cases = [case for file in shipped("en") for case in labelled(file)]
    result = measured(cases if LONG else cases[::2], "en")
    for name, (precision, recall) in BARS.items():
        figures = result.figures[name]
        assert figures.right / (figures.right + figures.wrong) >= precision, name
        assert figures.right / (figures.right + figures.missed) >= recall, name
    assert result.flagged / result.clean <= 0.05


def test_an_everyday_reply_is_no_judgement() -> None:
    replies = next(file for file in shipped("en", "lessons") if file.stem == "en-replies")
    assert {case.text for case in labelled(replies) if read(case.text, "en").hints} == set()
