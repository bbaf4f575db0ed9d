"""Every rule is tried on its own examples, and the whole on the regression cases."""

import json
from dataclasses import asdict

import pytest

from ..evaluation.measuring import HERE
from ..reading import read
from ..rulebook import CLASSES, Rule, rulebook
from ..rulebook.trying import is_found

RULES = [(key, rule) for key in ("en", "de") for rule in rulebook(key).rules]
CASES = [json.loads(line) for line in (HERE / "regression.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("key", "rule"), RULES, ids=[f"{key}-{rule.kind}-{rule.key}" for key, rule in RULES])
def test_every_rule_matches_what_it_should_and_nothing_it_should_not(key: str, rule: Rule) -> None:
    assert rule.yes and rule.no
    for text in rule.yes:
        assert is_found(rule, text, key) or rule.kind in {hint.kind for hint in read(text, key).hints}, text
    for text in rule.no:
        assert not is_found(rule, text, key), text


def test_every_rule_says_why_asks_and_names_its_source() -> None:
    for _key, rule in RULES:
        assert rule.advice.why and rule.advice.ask.endswith(("?", ".", "”", "“")) and rule.advice.source
        assert rule.kind in CLASSES


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_regression(case: dict[str, object]) -> None:
    reading = read(str(case["text"]), "en")
    assert {hint.kind for hint in reading.hints} == set(case["labels"])  # type: ignore[call-overload]
    if case["structure"]:
        assert asdict(reading.present) == case["structure"]
