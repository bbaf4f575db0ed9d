"""The rules of one language as one book, found by the words a sentence has."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ..clauses.language import DATA, PLAIN_STRINGS, Language, language_named
from ..indexed import Indexed
from ..patterns import Lists, Pattern
from .problem import RuleProblem
from .reading import rule_of
from .schema import Advice, Rule

log = logging.getLogger(__name__)
MOST_RULES = 500
LARGEST = 500_000  # characters of a file of a company's own
_own: list[Path] = []


class Rulebook:
    """Every rule of a language, and which of them may have something to say about a sentence."""

    def __init__(self, language: Language, rules: list[Rule]) -> None:
        self.language, self.rules = language, rules
        self.weighed = {rule.kind: _by_weight(rule) for rule in reversed(rules) if not rule.is_own}
        self.wanted = Indexed((pattern, rule) for rule in rules for pattern in rule.find)

    def about(self, words: frozenset[str]) -> Iterator[tuple[Pattern, Rule]]:
        """What may be found in a sentence of these words, in the order of the book."""
        return self.wanted.about(words)

    def patterns(self) -> Iterator[Pattern]:
        for rule in self.rules:
            yield from (*rule.find, *rule.but_not, *rule.unless)


def _by_weight(rule: Rule) -> Rule:
    """What stands for a class where weights give a hint and no rule does: its advice, and what spares it."""
    return Rule("weights", rule.kind, (), rule.advice, spared_by_evidence=rule.kind == "vague_judgement")


@cache
def rulebook(key: str) -> Rulebook:
    """The shipped rules of a language, and those that were added."""
    language = language_named(key)
    shipped = [rule for file in sorted((DATA / key / "rules").glob("*.yaml")) for rule in _rules(file, language)]
    return Rulebook(language, shipped + [rule for path in _own for rule in _own_or_none(path, key)])


def add_rules(path: Path) -> None:
    """A company's own rules from now on. Raises RuleProblem where the file does not read."""
    for key in ("en", "de"):
        own_rules(path, key)
    use_rules(path)


def use_rules(path: Path) -> None:
    """The same, looked at when the first text is read: a file that broke since then takes no page down."""
    if path not in _own:
        _own.append(path)
    rulebook.cache_clear()


def _own_or_none(path: Path, key: str) -> list[Rule]:
    try:
        return own_rules(path, key)
    except RuleProblem as problem:
        log.warning("The coach goes on without a company's own rules. %s", problem)
        return []


def own_rules(path: Path, key: str) -> list[Rule]:
    """The rules of a company's file that are for this language."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise RuleProblem(
            f"{path} cannot be read: {getattr(problem, 'strerror', None) or 'it is no UTF-8 text'}."
        ) from None
    if len(text) > LARGEST:
        raise RuleProblem(f"{path} is too large: {LARGEST:,} characters at most.")
    content = _content(text, str(path))
    if content.get("language", "en") != key:
        return []
    rules = content.get("rules")
    if not isinstance(rules, list) or not 0 < len(rules) <= MOST_RULES:
        raise RuleProblem(f"{path}: under “rules” there are 1 to {MOST_RULES} rules.")
    lists = _lists(content, language_named(key))
    return [replace(rule_of(said, _class_of(said), Advice("", ""), lists), is_own=True) for said in rules]


def _class_of(said: Any) -> str:
    return str(said.get("class", "company")) if isinstance(said, dict) else "company"


def _rules(file: Path, language: Language) -> list[Rule]:
    content = _content(file.read_text(encoding="utf-8"), file.name)
    advice = Advice(content["why"], content["ask"], content.get("source", ""))
    lists = _lists(content, language)
    return [rule_of(said, file.stem, advice, lists) for said in content["rules"]]


def _lists(content: dict[str, Any], language: Language) -> Lists:
    """The language's lists and the file's own beside them."""
    own = content.get("lists") or {}
    if not isinstance(own, dict) or not all(isinstance(entries, list) for entries in own.values()):
        raise RuleProblem("Under “lists” each name has a list of words.")
    return Lists({**language.entries, **own}, language.forms, language.fold) if own else language.lists


def _content(text: str, name: str) -> dict[str, Any]:
    try:
        content = yaml.load(text, Loader=PLAIN_STRINGS)  # noqa: S506
    except yaml.YAMLError as problem:
        raise RuleProblem(f"{name} is no YAML: {str(problem).splitlines()[0]}.") from None
    if not isinstance(content, dict):
        raise RuleProblem(f"{name} should begin with “rules:”.")
    return content
