"""Learning the coach's weights: they part what was told from what was not, and are the same each time."""

import json
from pathlib import Path

from alongside.coach.evaluation import Case, labelled, shipped
from alongside.coach.weights import EFFECT, parsed
from bench.coach_weights import KINDS, Lesson, learned, lessons_of

TOLD = [f"You {verb} slower than {name}." for verb in ("work", "write", "read") for name in ("Tom", "the others")]
UNTOLD = [f"You {verb} the list on {day}." for verb in ("sent", "wrote", "read") for day in ("Monday", "Friday")]


def lessons() -> list[Lesson]:
    told = [Case(text, frozenset({"comparison"})) for text in TOLD]
    return [Lesson(case) for case in (*told, *(Case(text, frozenset()) for text in UNTOLD))]


def test_what_was_told_weighs_more_than_what_was_not() -> None:
    weighed = parsed(learned(lessons()), {})
    assert weighed.weigh({"slower", "slower than", "than"})["comparison"] > 0
    assert weighed.weigh({"on", "list", "the list"})["comparison"] < 0


def test_of_a_text_in_parts_the_sentence_is_taken_that_has_it(tmp_path: Path) -> None:
    """The other sentence speaks as clearly for the class, in every one of these texts, and is not what was meant."""
    file = tmp_path / "en-x.jsonl"
    told, untold = "You paint slower than Tom.", "The kettle was slower than on Friday."
    lines = [json.dumps({"parts": [[told, ["comparison"]], [untold, []]]}), json.dumps({"parts": [[untold, []]]})]
    file.write_text("\n".join(lines * 6))
    assert next(labelled(file)) == Case(
        f"{told} {untold}",
        frozenset({"comparison"}),
        dict.fromkeys(("example", "impact", "next_step"), False),
        ((told, frozenset({"comparison"})), (untold, frozenset())),
    )
    weighed = parsed(learned(lessons_of([file])), {})
    assert weighed.weigh({"paint"})["comparison"] > 0 > weighed.weigh({"kettle"})["comparison"]


def test_the_same_texts_give_the_same_weights() -> None:
    assert learned(lessons()) == learned(lessons())
    head, _, _traces = learned(lessons()).partition("\n\n")
    assert [line.split("\t")[0] for line in head.splitlines()] == list(KINDS)


def test_a_judging_text_teaches_of_effects_only_where_somebody_looked() -> None:
    """The earliest labellers saw no effect in a threat or a comparison, whatever it said."""
    first, once_held = (next(f for f in shipped("en") if f.stem == stem) for stem in ("en-1", "en-10-once-held"))
    assert not any(lesson.teaches(EFFECT) for lesson in lessons_of([first]) if "threat_blame" in lesson.case.labels)
    assert all(lesson.teaches(EFFECT) for lesson in lessons_of([once_held]))
