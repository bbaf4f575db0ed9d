"""`alongside goal check`: a goal in, JSON out, no database; what it cannot read it says in one sentence."""

import json
import subprocess
import sys
from typing import Any

import pytest
from click.testing import CliRunner

from alongside.config.commandline import alongside

FULL = {
    "title": "Reply time",
    "statement": "Reduce the median reply time from 9 hours to 4 hours by 31 March 2027.",
    "owner": "Amira",
    "why": "People who wait a whole day write again, and then two of us answer.",
    "metric": {"name": "reply time", "unit": "hours", "direction": "down", "baseline": 9, "target": 4},
    "start": "2027-01-10",
    "due": "2027-03-31",
    "milestones": [{"title": "half-way", "due": "2027-02-20"}],
    "support": [{"what": "a second screen", "by_whom": "Jonas"}],
    "obstacles": [{"if": "somebody is ill", "then": "we answer the oldest first"}],
    "confidence": 4,
}


def ask(text: str | bytes, *options: str) -> Any:
    return CliRunner().invoke(alongside, ["goal", "check", "--json", "--today", "2027-01-04", *options], input=text)


def test_a_text_is_read() -> None:
    said = json.loads(ask("Increase sales.").stdout)
    assert list(said) == ["specific", "measurable", "timebound", "questions", "contradictions"]
    assert (said["specific"], said["measurable"], said["timebound"]) == (0, 0, 0)
    assert len(said["questions"]) == 3
    assert said["contradictions"] == []


def test_a_goal_with_all_its_fields_leaves_nothing_to_ask() -> None:
    assert json.loads(ask(json.dumps(FULL)).stdout) == {
        "specific": 2,
        "measurable": 2,
        "timebound": 2,
        "questions": [],
        "contradictions": [],
    }


def test_contradictions_are_sentences() -> None:
    said = json.loads(ask(json.dumps(FULL | {"due": "2027-01-02"})).stdout)
    assert any("before it starts" in sentence for sentence in said["contradictions"])
    assert any("in the past" in sentence for sentence in said["contradictions"])


def test_lines_give_one_answer_each_in_their_order() -> None:
    lines = ask(
        "Improve quality.\r\n\nHire three backend engineers by the end of April.\n", "--lines"
    ).stdout.splitlines()
    said = [json.loads(line) for line in lines]
    assert [(s["specific"], s["measurable"], s["timebound"]) for s in said] == [(0, 0, 0), (0, 0, 0), (2, 1, 2)]


def test_a_list_is_read_together() -> None:
    other = FULL | {"metric": FULL["metric"] | {"direction": "up", "baseline": 4, "target": 9}}  # type: ignore[operator]
    said = json.loads(ask(json.dumps([FULL, other])).stdout)
    assert any("the other way" in sentence for sentence in said[0]["contradictions"])
    six = json.loads(ask(json.dumps([FULL] * 6)).stdout)
    assert all(any("6 active goals" in sentence for sentence in one["contradictions"]) for one in six)


def test_without_json_it_is_said_in_words() -> None:
    said = CliRunner().invoke(alongside, ["goal", "check"], input="Increase sales.").stdout
    assert "Until when?" in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing to read"),
        ("  \n ", "nothing to read"),
        ('{"statement": "x"', "begins like JSON"),
        ("{}", "says nothing yet"),
        ("[1]", "an object with fields"),
        ('{"statement": "x", "due": "31 March"}', "“due” is “31 March”, which is not a date"),
        ('{"statement": "x", "metric": {"target": "many"}}', "“target” is “many”, which is not a number"),
        ('{"statement": "x", "metric": {"target": NaN}}', "is not a number"),
        ('{"statement": "x", "metric": [1]}', "“metric” is an object"),
        ('{"statement": "x", "metric": {"direction": "sideways"}}', "up, down or keep_between"),
        ('{"statement": "x", "milestones": 3}', "“milestones” is a list"),
        ('{"statement": "x", "milestones": [3]}', "A milestone is an object"),
        ('{"statement": ["x"]}', "“statement” is a text"),
        ('{"statement": "x", "confidence": 9}', "from 1 to 5"),
        ("[" * 100_000, "begins like JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(text: str | bytes, words: str) -> None:
    answer = ask(text)
    assert answer.exit_code == 1
    assert words in answer.stderr
    assert answer.stdout == ""
    assert len(answer.stderr.strip().splitlines()) == 1


def test_nothing_on_lines_is_refused_too() -> None:
    assert ask("", "--lines").exit_code == 1


def test_a_wrong_option_is_a_matter_of_usage() -> None:
    assert ask("Increase sales.", "--today", "soon").exit_code == 2
    assert ask("Increase sales.", "--points").exit_code == 2


def test_it_needs_neither_django_nor_a_database() -> None:
    program = (
        "import sys; from alongside.config.commandline import alongside;"
        "alongside(['goal', 'check', '--json'], standalone_mode=False);"
        "sys.exit(any(name in sys.modules for name in ('django', 'psycopg')))"
    )
    done = subprocess.run([sys.executable, "-c", program], input="Increase sales.", text=True, check=False)
    assert done.returncode == 0
