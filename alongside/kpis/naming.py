"""Whether a context note explains a number by a colleague who was away. It is asked once, gently, and kept nowhere.

Small on purpose: a full name, or a first name that only one person here has and that is no ordinary word, in one
sentence with a phrase that says somebody is away. English alone; a text in another language is left alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable

NAMES_AND_WORDS = """
    angel april art august autumn bill carol chance charity christian dawn dean don drew eve faith frank gene grace
    grant guy holly hope iris ivy jack jay joy june mark max may mercy miles pat penny rich rob robin rose ruby sky
    sue summer sunny wade will
"""
ALSO_WORDS = frozenset(NAMES_AND_WORDS.split())
AWAY = re.compile(
    r"""\b(?:was|were|is|are|been|being)\s+(?:\w+\s+)?(?:away|absent|ill|sick|unwell)\b
    | \bwhose\s+(?:absence|leave)\b
    | ⁑(?:['’]s)?\s+(?:(?:was|is|had|been|still|also|being|long|sudden)\s+)*
      (?:away|absent|absence(?!\s+of)|ill\b|illness|sick|sickness|unwell|off\b(?!\s+(?:by|the|target|track))|holidays?|vacation|leave\b)
    | \b(?:absence|sickness|illness|holiday|vacation|leave)\s+of\s+⁑
    | \b(?:on|sick|parental|maternity|paternity|annual|medical|unpaid)\s+leave\b
    | \b(?:on|his|her|their)\s+(?:holiday|vacation)\b
    | \boff\s+(?:sick|ill|work)\b | \b(?:days?|weeks?|time)\s+off\b | \bcalled\s+in\s+sick\b | \bin\s+hospital\b""",
    re.IGNORECASE | re.VERBOSE,
)
SENTENCE = re.compile(r"(?<=[.!?;\n])\s+")


def names_somebody_away(text: str, names: Iterable[str]) -> bool:
    """`names`: of the people here, without the one who writes."""
    known = [" ".join(name.split()) for name in names if name.strip()]
    return any(AWAY.search(told) for told in map(_marker(known), SENTENCE.split(text)) if "⁑" in told)


def _marker(known: list[str]) -> Callable[[str], str]:
    """A sentence with ⁑ for whoever of them it names."""
    first = Counter(name.split()[0] for name in known)
    alone = [n for n, count in first.items() if count == 1 and len(n) > 2 and n.casefold() not in ALSO_WORDS]
    full = _whole_words([name for name in known if " " in name], re.IGNORECASE)
    short = _whole_words(alone)
    return lambda sentence: short.sub("⁑", full.sub("⁑", sentence))


def _whole_words(words: list[str], flags: int = 0) -> re.Pattern[str]:
    found = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{found or '(?!)'})(?![\w-])", flags)
