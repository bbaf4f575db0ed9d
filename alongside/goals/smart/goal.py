"""A goal as its author has written it so far: every part may still be missing."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Direction = Literal["up", "down", "keep_between"]
Level = Literal[0, 1, 2]


@dataclass(frozen=True)
class Metric:
    """`target` is what to reach; for `keep_between` it is the floor and `high` the ceiling."""

    name: str = ""
    unit: str = ""
    direction: Direction | None = None
    baseline: float | None = None
    target: float | None = None
    high: float | None = None

    @property
    def is_complete(self) -> bool:
        return bool(self.name and self.unit and self.target is not None and self.baseline is not None)


@dataclass(frozen=True)
class Deliverable:
    what: str = ""
    accepted_by: str = ""
    acceptance: str = ""

    @property
    def is_accepted_somehow(self) -> bool:
        return bool(self.what and (self.accepted_by or self.acceptance))


@dataclass(frozen=True)
class Milestone:
    title: str = ""
    due: date | None = None


@dataclass(frozen=True)
class WrittenGoal:
    """`has_fields`: more than a text was given. Only then is there anything to ask about why and support."""

    text: str = ""
    owner: str = ""
    why: str = ""
    parent: str = ""
    growth_link: str = ""
    metric: Metric = field(default_factory=Metric)
    deliverable: Deliverable = field(default_factory=Deliverable)
    start: date | None = None
    due: date | None = None
    milestones: tuple[Milestone, ...] = ()
    support: tuple[str, ...] = ()
    confidence: int | None = None
    is_active: bool = True
    has_fields: bool = False
