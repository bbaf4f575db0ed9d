"""The three letters that a text can show: specific, measurable, time-bound. Each 0, 1 or 2; docs/goals.md says when."""

import re

from .days import Days, days
from .goal import Level, WrittenGoal
from .numbers import NUMBER, figures
from .verbs import Verb, first_verb, has_object, object_of

ENOUGH_WORDS = 9

FROM_TO = re.compile(
    rf"\bfrom\s+[^.;]{{0,24}}?{NUMBER}[^.;]{{0,40}}?\bto\s+[^.;]{{0,24}}?{NUMBER}|{NUMBER}\s*(?:→|->)\s*{NUMBER}", re.I
)
_BOUND_WORDS = (
    "at least|at most|no more than|not more than|no fewer than|no less than|more than|less than|fewer than|under|below"
    "|above|over|within|up to|a maximum of|a minimum of|maximum|minimum"
)
BOUND = re.compile(
    rf"(?:[≤≥<>]|\b(?:{_BOUND_WORDS}))\s*[€$]?\s*{NUMBER}|\bbetween {NUMBER}\s*\S* and {NUMBER}"
    rf"|{NUMBER}\s*(?:%|\w+)?\s*or (?:more|fewer|less|better|higher|lower)\b",
    re.I,
)
SHARE = re.compile(rf"{NUMBER}\s*(?:%|percent\b|per cent\b|pp\b|percentage points?\b)", re.I)
PROPORTION = re.compile(
    r"\bby (?:(?:a|one|two) (?:third|quarter|half|fifth|tenth)s?|half)\b|\b(?:halve|double|triple|quadruple)s?\b"
    rf"|{NUMBER}\s+\w+\s+(?:faster|slower|fewer|more|less|earlier|later|shorter|longer)\s+than\b",
    re.I,
)
_ACCEPTED = (
    "sign(?:s|ed)?[- ]?off|signs? (?:it|them|this) off|can sign|accepts? (?:it|them)|accepted|acceptance"
    "|approved?|approval|pass(?:es|ed)?|certified|certificate|certification|licen[cs]e"
    "|go(?:es)? live|is live|live (?:in|on)|(?:checked|reviewed|confirmed) by|audited"
)
_NOTHING_LEFT = (
    r"to zero|zero \w+|(?:zero|no) (?:\w+ )?(?:open|major|critical|severe|blocking|remaining|overdue)"
    "|none (?:may|left|remain)|without (?:help|errors?|defects?|findings?|rework|downtime|incidents?|interruptions?)"
)
ACCEPTANCE = re.compile(rf"\b(?:{_ACCEPTED}|{_NOTHING_LEFT})\b", re.I)
OFTEN = re.compile(rf"\b(?:at least|at most|no more than|not more than)\s+(?:once|twice|{NUMBER} times)\b", re.I)
IN_SO_MANY = re.compile(rf"{NUMBER} \w+ (?:in|out of) {NUMBER}\b", re.I)
EVERYBODY = re.compile(r"\b(?:every|each|all)\b\s+(?:of\s+)?(?!the time)\w+", re.I)
NAMED = re.compile(r"(?<=\w )[A-Z][\w&-]*")


def timebound(goal: WrittenGoal) -> Level:
    """2 a date, a quarter, within so many weeks, or the due field; 1 a rhythm or some time; 0 neither."""
    if goal.due is not None:
        return 2
    level = timebound_in(days(goal.text))
    return max(level, 1) if any(m.due for m in goal.milestones) else level


def timebound_in(said: Days) -> Level:
    if said.until:
        return 2
    return 1 if said.rhythm or said.some_time or said.begins else 0


def measurable(goal: WrittenGoal) -> Level:
    """2 from x to y, a bound, a share, acceptance, or the fields complete; 1 a bare number or thing to hand over."""
    return max(measurable_in(goal.text), _measured_by_fields(goal))


def measurable_in(text: str) -> Level:
    said = days(text)
    rest = said.rest
    if any(pattern.search(_counting(rest)) for pattern in (FROM_TO, BOUND, SHARE, PROPORTION)):
        return 2
    if ACCEPTANCE.search(rest) or OFTEN.search(text):
        return 2
    if figures(rest) or EVERYBODY.search(rest) or IN_SO_MANY.search(text):
        return 1
    return 1 if hands_over(text) else 0


def hands_over(text: str) -> bool:
    """Whether something is made that is there or not there afterwards."""
    found = first_verb(text)
    return found.kind == "delivers" and bool(re.match(r"(?:the|an?|my|our|this|its)\b", object_of(text), re.I))


def _measured_by_fields(goal: WrittenGoal) -> Level:
    metric = goal.metric
    if (
        metric.is_complete
        or goal.deliverable.is_accepted_somehow
        or (metric.direction == "keep_between" and metric.high)
    ):
        return 2
    return 1 if metric.target is not None or goal.deliverable.what else 0


def specific(goal: WrittenGoal) -> Level:
    """2 an action on something concrete, 1 on something general, 0 a wish."""
    level = specific_in(goal.text)
    if level and goal.metric.name and goal.metric.target is not None:
        return 2
    return max(level, 1) if goal.deliverable.what or goal.metric.name else level


def specific_in(text: str) -> Level:
    rest = days(text).rest
    verb, concrete = first_verb(text), is_concrete(rest)
    if verb.kind == "wish":
        return _of_a_wish(rest, concrete)
    if verb.kind == "vague":
        return _of_something_vague(text, rest, concrete)
    if not has_object(text):
        return 2 if concrete else 0
    if concrete or len(text.split()) >= ENOUGH_WORDS or (verb.kind == "delivers" and NAMED.search(rest)):
        return 2
    return 1


def is_concrete(rest: str) -> bool:
    """Something is counted."""
    return bool(figures(rest) or PROPORTION.search(rest))


def _of_a_wish(rest: str, concrete: bool) -> Level:
    if measurable_in(rest) == 2 and concrete:
        return 2
    return 1 if concrete else 0


def _of_something_vague(text: str, rest: str, concrete: bool) -> Level:
    """A vague verb is saved by a number, by the way it is to be done, or partly by what exactly it is about."""
    if concrete or (re.search(r"\bby \w+ing\b", rest) and len(text.split()) >= ENOUGH_WORDS):
        return 2
    about = re.search(r"\b(?:of|in|for|between|at|on)\s+(?:the|my|our|this)\s+\w+", rest)
    return 1 if about and first_verb(text).is_about_something else 0


def _counting(rest: str) -> str:
    """The text with names that only look like numbers taken out."""
    from .numbers import NOT_COUNTING

    return NOT_COUNTING.sub(" ", rest)


__all__ = ["Verb", "measurable", "specific", "timebound"]
