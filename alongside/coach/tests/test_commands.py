"""`alongside coach check` and `evaluate`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from alongside.config.commandline import alongside

from ..evaluation import measuring, wilson


def run(*arguments: str, said: str = "") -> str:
    done = CliRunner().invoke(alongside, ["coach", *arguments], input=said)
    assert done.exit_code == 0, done.output
    return done.output


def test_check_answers_a_text_as_json() -> None:
    answer = json.loads(run("check", "--json", said="You are lazy.\nYou never answer."))
    assert [hint["class"] for hint in answer["hints"]] == ["trait_label", "absolute"]
    assert set(answer["hints"][0]) == {"class", "start", "end", "why", "ask"}
    assert answer["present"] == {"example": False, "impact": False, "next_step": False}


def test_check_reads_a_text_a_line() -> None:
    answers = [
        json.loads(line) for line in run("check", "--json", "--lines", said="You are lazy.\n\nOk.\n").splitlines()
    ]
    assert [len(answer["hints"]) for answer in answers] == [1, 0, 0]


def test_evaluate_prints_every_class_with_its_interval(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "open").mkdir()
    some = [line for file in measuring.shipped("en") for line in file.read_text(encoding="utf-8").splitlines()[:20]]
    (tmp_path / "open" / "en.jsonl").write_text("\n".join(some), encoding="utf-8")
    monkeypatch.setattr(measuring, "HERE", tmp_path)
    table = run("evaluate")
    assert all(f"| {kind} |" in table for kind in ("trait_label", "comparison", "next_step present"))
    assert f"Texts: {len(some)}. Clean:" in table


def test_evaluate_says_when_no_texts_are_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "HERE", tmp_path)
    assert "No texts are kept apart for “en”" in run("evaluate", "--held")
    assert json.loads(run("evaluate", "--held", "--json"))["texts"] == 0


def test_evaluate_reads_the_held_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "held").mkdir()
    held = {"text": "You are lazy.", "labels": ["trait_label"]}
    (tmp_path / "held" / "en.jsonl").write_text(json.dumps(held) + "\n", encoding="utf-8")
    monkeypatch.setattr(measuring, "HERE", tmp_path)
    assert "| trait_label | 1 | 1.00" in run("evaluate", "--held")
    told = json.loads(run("evaluate", "--held", "--json", "--misses"))
    assert (told["texts"], told["clean"], told["misses"]) == (1, 0, [])
    found = told["classes"]["trait_label"]
    assert (found["right"], found["wrong"], found["missed"]) == (1, 0, 0)
    assert found["recall"] == {"share": 1.0, "interval": list(wilson(1, 1))}


def test_wilson() -> None:
    assert [round(end, 4) for end in wilson(8, 10)] == [0.4902, 0.9433]
    assert wilson(0, 0) == (0.0, 1.0)
