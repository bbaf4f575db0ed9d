"""Reads rules from YAML, and says in a sentence what is wrong with one."""

from collections.abc import Mapping
from typing import Any

from ..patterns import Lists, Pattern, PatternProblem, compiled
from .problem import RuleProblem
from .schema import CLASSES, ROLES, SUBJECTS, Advice, Rule, Where

RULE_KEYS = {
    "id",
    "find",
    "where",
    "but_not",
    "unless",
    "spared_by_evidence",
    "why",
    "ask",
    "source",
    "yes",
    "no",
    "class",
}
WHERE_KEYS = {"subject", "role", "negated", "past", "asked", "supposed", "person_near"}
TRUTHS = {"yes": True, "no": False, "true": True, "false": False}


def rule_of(said: Any, kind: str, advice: Advice, lists: Lists) -> Rule:
    """One rule of a class; what it does not say itself, its class says."""
    if not isinstance(said, Mapping):
        raise RuleProblem("A rule is a list of keys with values: id, find, why, ask …")
    key = str(said.get("id", "")) or "a rule without id"
    if unknown := set(said) - RULE_KEYS:
        raise RuleProblem(f"{key}: “{min(unknown)}” is not known here. Known are: {', '.join(sorted(RULE_KEYS))}.")
    if kind not in CLASSES:
        raise RuleProblem(f"{key}: there is no class “{kind}”. Use one of: {', '.join(CLASSES)}.")
    own = Advice(*(str(said.get(part) or getattr(advice, part)) for part in ("why", "ask", "source")))
    if not own.why or not own.ask:
        raise RuleProblem(f"{key}: say why in one line (why) and ask one question (ask).")
    return Rule(
        key=key,
        kind=kind,
        find=_patterns(said, "find", key, lists, needed=True),
        advice=own,
        where=_where(said.get("where") or {}, key),
        but_not=_patterns(said, "but_not", key, lists),
        unless=_patterns(said, "unless", key, lists),
        spared_by_evidence=_truth(said.get("spared_by_evidence", "no"), key),
        yes=tuple(map(str, said.get("yes") or ())),
        no=tuple(map(str, said.get("no") or ())),
    )


def _patterns(said: Mapping[str, Any], name: str, key: str, lists: Lists, needed: bool = False) -> tuple[Pattern, ...]:
    sources = said.get(name) or []
    if isinstance(sources, str):
        sources = [sources]
    if not isinstance(sources, list) or (needed and not sources):
        raise RuleProblem(f"{key}: {name} needs a pattern or a list of patterns.")
    try:
        return tuple(compiled(_trimmed(str(source), name), lists) for source in sources)
    except PatternProblem as problem:
        raise RuleProblem(f"{key}, {name}: {problem}") from None


def _trimmed(source: str, name: str) -> str:
    """A gap at the end of what is looked for would only lengthen what is marked."""
    return source.strip().removesuffix("...").rstrip() if name == "find" else source


def _where(said: Any, key: str) -> Where:
    if not isinstance(said, Mapping) or (set(said) - WHERE_KEYS):
        raise RuleProblem(f"{key}: where may say: {', '.join(sorted(WHERE_KEYS))}.")
    subject, role = said.get("subject"), said.get("role")
    if subject is not None and subject not in SUBJECTS:
        raise RuleProblem(f"{key}: there is no subject “{subject}”. Use one of: {', '.join(SUBJECTS)}.")
    if role is not None and role not in ROLES:
        raise RuleProblem(f"{key}: there is no role “{role}”. Use one of: {', '.join(ROLES)}.")
    truths = {name: _truth(said[name], key) for name in ("negated", "past", "asked", "supposed") if name in said}
    near = _truth(said.get("person_near", "no"), key)
    return Where(SUBJECTS[subject] if subject else None, role, person_near=near, **truths)


def _truth(said: Any, key: str) -> bool:
    if str(said).lower() not in TRUTHS:
        raise RuleProblem(f"{key}: “{said}” should be yes or no.")
    return TRUTHS[str(said).lower()]
