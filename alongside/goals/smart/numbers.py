"""Numbers in a sentence: those that count something, without the ones that only name something."""

import re
from dataclasses import dataclass

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "ninety": 90, "hundred": 100, "dozen": 12, "zero": 0, "twice": 2,
}  # fmt: skip
DIGITS = r"\d{1,3}(?:[,\u202f\u00a0' ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
NUMBER = rf"(?:{DIGITS}|\b(?:{'|'.join(WORDS)})\b)"

# A label before a number makes it a name: ward 4, version 7, ISO 9001. So does a letter or hyphen glued to it.
LABELS = (
    "version|level|ward|phase|room|step|steps|chapter|modules?|line|tier|grade|part|section|floor|unit|stage|wave"
    "|release|"
    "class|gate|gates|platform|sprint|annex|article|figure|table|no\\.|nr\\.|number|type|category|priority"
    "|severity|tr?ack"
)
NAMES = [
    rf"\b(?i:{LABELS})[ -]\d+(?:\.\d+)*(?:\s+(?:to|and|or|–|-)\s*\d+)?\b",
    r"\b[A-Za-z]+-?\d+[A-Za-z0-9.-]*\b",  # B2B, B12, Q3, GPT-4, tier-1
    r"\b\d+[A-Z][A-Za-z]*\b",  # 3D, 5S
    r"(?<=[a-z,;] )[A-Z][A-Za-z]*[ -]\d+(?:\.\d+)*(?=[ .,;]|$)(?! ?%)",  # Python 3.12, but not the first word: Sell 40
    r"\b[A-Z]{2,}[ -]\d+(?:[.:-]\d+)*\b",  # ISO 9001
    r"\b24/7\b",
    r"\b\d{1,2}:\d{2}\b",
    r"\b(?i:one of (?:the |my |our |these )?\w+|one another|no one|one-to-one|one on one|number one)\b",
    r"#\d+",
]
NOT_COUNTING = re.compile("|".join(NAMES))

UNITS = {
    "%": "%", "percent": "%", "per cent": "%", "pp": "pp", "percentage point": "pp", "percentage points": "pp",
    "s": "second", "sec": "second", "second": "second", "min": "minute", "minute": "minute", "h": "hour",
    "hour": "hour", "day": "day", "week": "week", "month": "month",
    "€": "euro", "eur": "euro", "euro": "euro", "$": "dollar",
    "usd": "dollar", "dollar": "dollar", "km": "km", "kg": "kg", "point": "point",
}  # fmt: skip
SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0}
_UNIT_AFTER = re.compile(
    r"\s*(%|€|\$|percentage points?|per cent|percent|pp|seconds?|secs?|s|minutes?|mins?|hours?|h|days?|weeks?"
    r"|months?|euros?"
    r"|eur|dollars?|usd|km|kg|points?)(?![A-Za-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """A number that counts something, with the unit written after it, where it stands."""

    value: float
    unit: str
    start: int
    end: int


def figures(text: str) -> list[Figure]:
    """Those of a text from which dates have been taken."""
    plain = NOT_COUNTING.sub(lambda found: " " * len(found.group()), text)
    return [_figure(plain, found) for found in re.finditer(NUMBER, plain, re.IGNORECASE)]


def _figure(text: str, found: re.Match[str]) -> Figure:
    unit = _UNIT_AFTER.match(text, found.end())
    return Figure(value_of(found.group()), unit_of(unit.group(1)) if unit else "", found.start(), found.end())


def value_of(text: str) -> float:
    """`1,200` is a thousand two hundred, `1,5` one and a half."""
    if text.lower() in WORDS:
        return float(WORDS[text.lower()])
    plain = re.sub("[\u202f\u00a0' ]", "", text)
    return float(re.sub(r",(?=\d{3}(?:\D|$))", "", plain).replace(",", "."))


def unit_of(written: str) -> str:
    """One name for each unit we know, the words themselves for another."""
    plain = written.strip().lower()
    return UNITS.get(plain) or UNITS.get(plain.removesuffix("s")) or plain
