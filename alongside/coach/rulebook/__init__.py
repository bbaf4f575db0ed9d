"""The rules, which are data: one file for each class and language in `data/`, and a company's own beside them.

A rule says which words it looks for (`find`, in the language of `patterns.py`), in which place of a clause (`where`),
and what spares them (`but_not` beside them, `unless` in the same sentence). Each has examples that must and must not match.
"""

from .books import Rulebook, add_rules, own_rules, rulebook, use_rules
from .problem import RuleProblem
from .schema import CLASSES, Advice, Rule, Where

__all__ = [
    "CLASSES",
    "Advice",
    "Rule",
    "RuleProblem",
    "Rulebook",
    "Where",
    "add_rules",
    "own_rules",
    "rulebook",
    "use_rules",
]
