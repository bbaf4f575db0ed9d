"""Dates and spans in a sentence: until when, from when, how often. They are taken out before anything is counted."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
MONTHS += ["November", "December"]
SHORT = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
MONTH = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:{'|'.join(SHORT)}|sept)\b\.?)"
COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|a few|a)"
SPAN = r"(?:working |calendar |business )?(?:days?|weeks?|months?|quarters?|years?|sprints?)"
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
YEAR = r"(?:20\d\d)"
EDGE = r"(?:(?:the )?(?:very )?(?:end|start|beginning|middle|close) of |mid[- ]|early |late )"
KIND_OF_YEAR = r"(?:financial |fiscal |school |calendar |business )?"
WHOLE = rf"(?:(?:the |this |next )?(?:current |coming )?{KIND_OF_YEAR}(?:year|quarter|month|week|term))"
DAY = (
    rf"(?:{YEAR}-\d\d-\d\d|(?<!of )\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?{YEAR})?|\d{{1,2}}/\d{{1,2}}/(?:{YEAR}|\d\d\b)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of(?: the)?)? {MONTH}(?:,? {YEAR})?"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,? {YEAR})?)"
)
ORDINAL_QUARTER = rf"(?:the )?(?:first|second|third|fourth|last) quarter(?: of {YEAR})?"
QUARTER = rf"(?:Q[1-4](?:[ /-]?{YEAR}|/\d\d)?|{YEAR}[ /-]?Q[1-4]|{ORDINAL_QUARTER}|H[12](?: {YEAR})?)"
HALF = rf"(?:the )?(?:first|second) half of (?:{YEAR}|(?:the|this|next) year)"
NUMBERED = r"(?:(?:calendar )?week \d{1,2}\b|CW ?\d{1,2}\b|FY ?(?:20)?\d\d\b)"
PAUSE = r"(?:half[- ]term|(?:the )?(?:spring|summer|autumn|winter|school|Easter|Christmas) (?:holidays|break|recess))"
SEASON = r"(?:spring|summer|autumn|winter|harvest)"
FEAST = r"(?:Easter|Christmas|Ramadan|Eid|Diwali|Whitsun|Thanksgiving|New Year(?:'s Eve)?)"
POINT = (
    rf"(?:{EDGE}?(?:{DAY}|{QUARTER}|{MONTH}(?: {YEAR})?|{PAUSE}|{FEAST}|{HALF}|{NUMBERED})|{EDGE}(?:{YEAR}|{WHOLE}))"
)
ENDS = "(?:by|before|until|till|through|throughout|on)"
PERIODS = "day|week|fortnight|month|quarter|year|sprint|shift|hour|meeting|release|iteration|season|term"


def _patterns(*expressions: str) -> list[re.Pattern[str]]:
    return [re.compile(expression, re.IGNORECASE) for expression in expressions]


THROUGH = _patterns(rf"\bfrom {POINT} (?:to|until|till|through) {POINT}")
FROM = _patterns(
    rf"\b(?:starting|beginning|from|as of|since)(?: (?:in|on|from))? (?:{POINT}|{WEEKDAY}|{YEAR})"
    r"(?: (?:on|onwards?)\b)?"
)
ASIDE = _patterns(r"\b(?:(?:than|as|like|over|of|from) )?last (?:year|quarter|month|week)\b(?:'s)?")
UNTIL = _patterns(
    rf"\bbetween {POINT} and {POINT}",
    rf"\b(?:{ENDS}|up to|in|at|during|for|due|no later than)(?: the)? {POINT}",
    rf"\b{ENDS}(?: (?:the )?(?:next|following|this|coming))? {WEEKDAY}\b",
    rf"\b(?:{ENDS}|at) (?:the )?(?:{YEAR}|(?:year|month|quarter)[- ]end)(?! [a-z]+ing\b)",
    rf"\b{ENDS} (?:the )?(?:next|this|coming) (?:month|quarter|year|week)\b",
    rf"\bwithin (?:the )?(?:next |first |coming )?(?:{COUNT} )?{SPAN}\b",
    rf"\b(?:in|over|for|during|after) (?:the |another )?(?:next |coming |first )?{COUNT} {SPAN}\b",
    rf"\b{DAY}|\b{QUARTER}\b",
    r"\b(?:today|tomorrow|tonight)\b",
    rf"(?<=[.;:,] ){WEEKDAY}(?=\.?$)",
)
RHYTHM = _patterns(
    rf"\b(?:once |twice )?(?:every|each|per|an?) (?:other |second |single |working )?(?:{PERIODS})s?\b",
    rf"\bevery (?:\w+ (?:days|weeks|months)|{WEEKDAY})\b|\bone week in \w+\b",
    r"\b(?:daily|weekly|fortnightly|biweekly|monthly|quarterly|yearly|annually)\b",
)
SOME_TIME = _patterns(
    rf"\b(?:this|next|the coming|the whole) (?:{PERIODS}|spring|summer|autumn|winter|half-year)\b",
    rf"\b(?:in|of|during|for) {YEAR}\b",
    rf"\b(?:by|before|until|in) (?:the )?(?:next |coming )?{SEASON}\b",
)


@dataclass(frozen=True)
class Days:
    """What a text says about time, and the text without it (of the same length, so that places stay)."""

    until: tuple[str, ...]
    begins: tuple[str, ...]
    rhythm: bool
    some_time: bool
    rest: str


def days(text: str) -> Days:
    """In this order: a comparison is no date, a beginning is no end, a rhythm is neither."""
    _asides, rest = _take(ASIDE, text)
    through, rest = _take(THROUGH, rest)
    begins, rest = _take(FROM, rest)
    until, rest = _take(UNTIL, rest)
    rhythm, rest = _take(RHYTHM, rest)
    some, rest = _take(SOME_TIME, rest)
    until += [f"until {_end_of(phrase)}" for phrase in through]
    return Days(tuple(until), tuple(begins), bool(rhythm), bool(some), rest)


def _end_of(span: str) -> str:
    return re.split(r"\b(?:to|until|till|through) ", span)[-1]


def _take(patterns: list[re.Pattern[str]], text: str) -> tuple[list[str], str]:
    found: list[str] = []
    for pattern in patterns:
        found += [match.group() for match in pattern.finditer(text)]
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return found, text


def may_mean(phrase: str, day: date) -> bool | None:
    """Whether `day` fits what the phrase says; None where the phrase names no calendar day, month, quarter or year."""
    said = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", phrase.lower())
    exact = _exact(said, day)
    if exact is not None:
        return exact == day or (exact - day == timedelta(days=1) and said.startswith("before"))
    span = _span(said, day)
    if span is None:
        return None
    first, last = span
    if said.startswith("before") and not re.search(r"\bend of\b", said):
        first, last = first - timedelta(days=31), first
    elif said.startswith(("by", "until", "till")) and not re.search(EDGE, said):
        first = first - timedelta(days=1)
    return first <= day <= last


def full_dates(phrases: tuple[str, ...]) -> list[date]:
    """The days that are named with their year, whatever day we compare with."""
    found = [_exact(p, None) for p in phrases]
    return [d for d in found if d is not None]


def _exact(said: str, like: date | None) -> date | None:
    """A named day; without a year it has the year of `like`."""
    for pattern, order in _DAYS:
        if found := re.search(pattern, said, re.IGNORECASE):
            parts = dict(zip(order, found.groups(), strict=True))
            year = int(parts.get("y") or (like.year if like else 0))
            return _real(year, _month_number(parts["m"]), int(parts["d"]))
    return None


_DAYS = [
    (rf"({YEAR})-(\d\d)-(\d\d)", "ymd"),
    (rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?({YEAR})?", "dmy"),
    (rf"(\d{{1,2}})(?: of)? ({MONTH})(?:,? ({YEAR}))?", "dmy"),
    (rf"({MONTH}) (\d{{1,2}})(?!\d)(?:,? ({YEAR}))?", "mdy"),
]


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else SHORT[text[:3].lower()]


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _span(said: str, like: date) -> tuple[date, date] | None:
    """A month, quarter or year, without a year that of `like`."""
    year_said = re.search(YEAR, said)
    year = int(year_said.group()) if year_said else like.year
    if found := re.search(r"q([1-4])|(first|second|third|fourth) quarter", said):
        quarter = int(found.group(1) or ["first", "second", "third", "fourth"].index(found.group(2)) + 1)
        return date(year, 3 * quarter - 2, 1), _end(year, 3 * quarter)
    if found := re.search(rf"\b{MONTH}", said, re.IGNORECASE):
        month = _month_number(found.group())
        return date(year, month, 1), _end(year, month)
    return (date(year, 1, 1), date(year, 12, 31)) if year_said else None


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
