"""Which language a text is in, told from its small words. A few are enough, so that short texts are told too."""

import re
from functools import cache

import yaml

from .clauses.language import DATA, PLAIN_STRINGS

SPOKEN = ("en", "de")
# Where what is missing is found precisely enough to ask for it, and every class is looked for (docs/coach.md).
IN_FULL = ("en",)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FEW = 5  # words: too few to tell another language by
SHARE = 0.12  # of the words of a text; any language has more small words than that


def language_of(text: str) -> str:
    """A key such as "en". A text that shows nothing of any language is taken for English."""
    words = [word.lower().replace("’", "'") for word in WORD.findall(text[:4000])]
    counts = {key: sum(word in small for word in words) for key, small in small_words().items()}
    best = max(counts, key=lambda key: (counts[key], key == "en"))
    if counts[best] == counts["en"] or not words:
        return "en"
    if best not in SPOKEN and (len(words) < FEW or counts[best] / len(words) < SHARE):
        return "en"
    return best


@cache
def small_words() -> dict[str, frozenset[str]]:
    content = yaml.load((DATA / "small_words.yaml").read_text(encoding="utf-8"), Loader=PLAIN_STRINGS)  # noqa: S506
    return {key: frozenset(words.split()) for key, words in content.items()}
