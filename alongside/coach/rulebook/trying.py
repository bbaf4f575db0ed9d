"""Tries rules on their own examples: each must match, or must not."""

from collections.abc import Iterator
from pathlib import Path

from ..clauses import language_named, sentences
from ..finding import found_in, speaks_of_a_person
from .books import Rulebook
from .schema import Rule


def wrong_examples(file: Path, rules: list[Rule]) -> list[str]:
    """A sentence for each example that a rule reads otherwise than it says."""
    return [f"{file.name}: {line}" for rule in rules for line in _wrong(rule, "en")]


def is_found(rule: Rule, text: str, key: str) -> bool:
    """Whether this rule, alone, has something to say about a text."""
    language = language_named(key)
    book = Rulebook(language, [rule])
    parts = sentences(text, language)
    person_near = any(speaks_of_a_person(part, language) for part in parts)
    return any(True for part in parts for _found in found_in(part, book, person_near))


def _wrong(rule: Rule, key: str) -> Iterator[str]:
    for text in rule.yes:
        if not is_found(rule, text, key):
            yield f"{rule.key} should match “{text}” and does not."
    for text in rule.no:
        if is_found(rule, text, key):
            yield f"{rule.key} should not match “{text}” and does."
