"""A goal from outside: JSON with the fields of a goal, or plain text."""

import json
import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from alongside.config.refusal import Refused

from .goal import Deliverable, Direction, Metric, Milestone, WrittenGoal

ENDED = {"achieved", "partly", "released", "learned", "closed", "dropped", "done"}
WAY_ON = 'Send a goal as JSON, for example {"statement": "…", "due": "2027-03-31"}, or as plain text.'


def written(text: str) -> list[WrittenGoal]:
    """One goal, or the goals of a JSON list."""
    plain = text.strip().removeprefix("\ufeff").strip()
    if not plain:
        raise Refused(f"There is nothing to read. {WAY_ON}")
    if plain[0] not in "{[":
        return [plain_text(plain)]
    try:
        told = json.loads(plain)
    except (json.JSONDecodeError, RecursionError) as problem:
        raise Refused(f"This begins like JSON and is none ({problem}). {WAY_ON}") from problem
    return [from_fields(one) for one in told] if isinstance(told, list) else [from_fields(told)]


def plain_text(text: str) -> WrittenGoal:
    return WrittenGoal(text=" ".join(text.split()))


def from_fields(told: Any) -> WrittenGoal:
    """A field of another kind than expected is said, never guessed."""
    if isinstance(told, str):
        return plain_text(told)
    if not isinstance(told, Mapping):
        raise Refused(f"A goal is an object with fields. {WAY_ON}")
    text = _text(told, "statement") or _text(told, "text") or _text(told, "title")
    metric, deliverable = _metric(_part(told, "metric")), _deliverable(told)
    if not text and not metric.name and not deliverable.what:
        raise Refused(f"This goal says nothing yet: give it a statement. {WAY_ON}")
    return WrittenGoal(
        text=" ".join(text.split()),
        owner=_text(told, "owner"),
        why=_text(told, "why"),
        parent=_text(told, "parent"),
        growth_link=_text(told, "growth_link"),
        metric=metric,
        deliverable=deliverable,
        start=_day(told, "start"),
        due=_day(told, "due"),
        milestones=tuple(_milestone(one) for one in _list(told, "milestones")),
        support=tuple(str(one) for one in _list(told, "support")),
        confidence=_confidence(told),
        is_active=(_text(told, "state") or _text(told, "status")).lower() not in ENDED,
        has_fields=bool(set(told) - {"statement", "text", "title", "S", "M", "T"}),
    )


def _metric(told: Mapping[str, Any]) -> Metric:
    direction = _text(told, "direction")
    if direction not in ("", "up", "down", "keep_between"):
        raise Refused(f"The direction of a measure is up, down or keep_between, not “{direction[:40]}”.")
    low, high = _range(told)
    return Metric(_text(told, "name"), _text(told, "unit"), _direction(direction), _number(told, "baseline"), low, high)


def _direction(text: str) -> Direction | None:
    return text or None  # type: ignore[return-value]


def _range(told: Mapping[str, Any]) -> tuple[float | None, float | None]:
    target = told.get("target")
    if isinstance(target, Mapping):
        return _number(target, "low"), _number(target, "high")
    if isinstance(target, list) and len(target) == 2:
        ends = {"low": target[0], "high": target[1]}
        return _number(ends, "low"), _number(ends, "high")
    return _number(told, "target"), _number(told, "high")


def _deliverable(told: Mapping[str, Any]) -> Deliverable:
    part = _part(told, "deliverable")
    criteria = part.get("acceptance_criteria")
    acceptance = "; ".join(map(str, criteria)) if isinstance(criteria, list) else _text(part, "acceptance_criteria")
    return Deliverable(_text(part, "what"), _text(part, "accepted_by"), acceptance)


def _milestone(told: Any) -> Milestone:
    if isinstance(told, str):
        return Milestone(told)
    if not isinstance(told, Mapping):
        raise Refused("A milestone is an object with a title and a due date.")
    return Milestone(_text(told, "title"), _day(told, "due"))


def _part(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = told.get(name) or {}
    if not isinstance(part, Mapping):
        raise Refused(f"“{name}” is an object with fields of its own.")
    return part


def _list(told: Mapping[str, Any], name: str) -> list[Any]:
    items = told.get(name) or []
    if isinstance(items, str):
        return [items]
    if not isinstance(items, list):
        raise Refused(f"“{name}” is a list.")
    return items


def _text(told: Mapping[str, Any], name: str) -> str:
    """A number is as good a name as a word; an object is none."""
    value = told.get(name)
    if isinstance(value, dict | list):
        raise Refused(f"“{name}” is a text.")
    return "" if value is None else str(value).strip()


def _day(told: Mapping[str, Any], name: str) -> date | None:
    value = told.get(name)
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as problem:
        raise Refused(f"“{name}” is “{str(value)[:40]}”, which is not a date. Write it as 2027-03-31.") from problem


def _number(told: Mapping[str, Any], name: str) -> float | None:
    value = told.get(name)
    if value in (None, ""):
        return None
    try:
        number = float(value) if not isinstance(value, bool) else math.nan
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise Refused(f"“{name}” is “{str(value)[:40]}”, which is not a number. Write it as 42 or 41.5.")
    return number


def _confidence(told: Mapping[str, Any]) -> int | None:
    number = _number(told, "confidence")
    if number is None:
        return None
    if not 1 <= number <= 5:
        raise Refused("“confidence” goes from 1 to 5.")
    return int(number)
