"""Goals, the scorecard and what the role expects, as evidence of a talk: rows for one statement, and read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from alongside.foundation.prepared import word
from alongside.people.models import Person, Reach

from ..models import CheckIn, Closure, Goal, Look, Milestone, Pause, RoleExpectation, ScorecardLine
from ..policies import goals_visible_to, scorecards_visible_to
from .standing import Standing

GOAL, LOOK, ROLE = "goal", "look", "role"
WORDS = (
    "title",
    "kind",
    "measure",
    "unit",
    "direction",
    "baseline",
    "target",
    "target_high",
    "confidence",
    "visibility",
)
MOMENTS = ("agreed_at", "created_at")
LATEST = 26  # check-ins of one goal


class Said(NamedTuple):
    """A check-in as far as pace needs it."""

    day: date
    value: float | None
    sure: int | None


class Stop(NamedTuple):
    """A milestone as far as a picture needs it."""

    title: str
    due: date
    reached_on: date | None

    @property
    def is_reached(self) -> bool:
        return self.reached_on is not None


class Span(NamedTuple):
    starts_on: date
    ends_on: date


def goal_rows(subject: Person, host: Person) -> "QuerySet[Goal, Any]":
    """(`goal`, its facts) of each goal of the subject that both read: open ones, and those closed within a year."""
    here = Q(goal=OuterRef("pk"))
    closed_at = F("closure__created_at")
    recent = Q(closure__isnull=True) | Q(closure__created_at__gte=_a_year_ago())
    found = Goal.objects.filter(goals_visible_to(host), recent, owner=subject, declined_at__isnull=True)
    found = (
        found.exclude(visibility=Goal.Visibility.PRIVATE)
        .order_by()
        .annotate(
            stops_=ArraySubquery(
                Milestone.objects.filter(here).values(data=JSONObject(title="title", due="due", reached="reached_on"))
            ),
            said_=ArraySubquery(
                CheckIn.objects.filter(here)
                .order_by("-day", "-created_at")
                .values(data=JSONObject(day="day", value="value", sure="sure", at="created_at"))[:LATEST]
            ),
            pauses_=ArraySubquery(
                Pause.objects.filter(here).values(data=JSONObject(first="starts_on", last="ends_on"))
            ),
        )
    )
    fields = (*WORDS, *MOMENTS, "id", "start", "due", "kpi_id", "version", "proposed_by_id")
    facts: dict[str, Any] = {name: F(name) for name in fields}
    told = JSONObject(
        **facts,
        stops=F("stops_"),
        said=F("said_"),
        pauses=F("pauses_"),
        closed=closed_at,
        outcome=F("closure__outcome"),
        closed_by=F("closure__by_id"),
    )
    return found.values_list(word(GOAL), told)


def look_rows(subject: Person, host: Person, since: date) -> "QuerySet[Look, Any]":
    """(`look`, its facts): what either saw on the scorecard since that day."""
    seen = ScorecardLine.objects.filter(scorecards_visible_to(host), subject=subject).values("pk")
    told = JSONObject(id="id", of="line_id", line="line__text", note="note", by="by_id", day="day", at="created_at")
    return Look.objects.filter(line__in=seen, day__gte=since).order_by().values_list(word(LOOK), told)


def role_rows(subject: Person, host: Person) -> "QuerySet[RoleExpectation, Any]":
    """(`role`, its facts): what is expected in the subject's role, where the host leads them: then both read it."""
    leads = Exists(Reach.objects.filter(actor=host, subject=subject, relation=Reach.MANAGER))
    held = RoleExpectation.objects.of_role(subject.title).filter(since__lte=timezone.localdate())
    newer = held.filter(level=OuterRef("level"), since__gt=OuterRef("since"))
    found = held.exclude(role="").filter(leads, ~Exists(newer)).order_by()
    told = JSONObject(id="id", role="role", level="level", text="text", since="since", at="created_at")
    return found.values_list(word(ROLE), told)


def _a_year_ago() -> datetime:
    """By the day, so that the question is the same all day."""
    return timezone.make_aware(datetime.combine(timezone.localdate() - timedelta(days=365), time.min))


@dataclass(frozen=True)
class GoalTold:
    """A goal of the list, read back."""

    standing: Standing
    closed_at: datetime | None
    outcome: str
    listed_at: datetime
    news_by: UUID | None  # whose doing that was, where one of the two did it alone


def goal_told(told: Mapping[str, Any], subject: Person, values: list[tuple[date, float]] | None) -> GoalTold:
    """`values`: the readings of the number that feeds it, as far as both read them."""
    goal = Goal(
        id=told["id"],
        owner=subject,
        start=date.fromisoformat(told["start"]),
        due=_day(told["due"]),
        agreed_at=_moment(told["agreed_at"]),
        kpi_id=told["kpi_id"],
        version=told["version"],
        **{name: told[name] for name in WORDS},
    )
    said = [_check_in(row) for row in reversed(told["said"])]
    own = [(c.day, c.value) for c in said if c.value is not None]
    goal._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "milestones": [_stop(row) for row in sorted(told["stops"], key=lambda row: row["due"])],
        "check_ins": said,
        "pauses": [Span(_day(row["first"]), _day(row["last"])) for row in told["pauses"]],
    }
    closure = Closure(goal_id=goal.pk, outcome=told["outcome"]) if told["closed"] else None
    Goal._meta.get_field("closure").set_cached_value(goal, closure)
    listed_at, news_by = _newest(told, subject)
    return GoalTold(
        Standing(goal, own if values is None else [v for v in values if v[0] >= goal.start], timezone.localdate()),
        _moment(told["closed"]),
        told["outcome"] or "",
        listed_at,
        news_by,
    )


def _newest(told: Mapping[str, Any], subject: Person) -> tuple[datetime, UUID | None]:
    """The newest of it, and who did that alone: proposed, checked in or closed it. Agreeing is of both."""
    news = [
        (_moment(told["created_at"]), told["proposed_by_id"]),
        (_moment(told["agreed_at"]), None),
        (_moment(told["closed"]), told["closed_by"]),
        *((_moment(row["at"]), str(subject.pk)) for row in told["said"][:1]),
    ]
    at, by = max(((at, by) for at, by in news if at), key=lambda pair: pair[0])
    return at, UUID(by) if by else None


def _stop(row: Mapping[str, Any]) -> Stop:
    return Stop(row["title"], _day(row["due"]), _day(row["reached"]))


def _check_in(row: Mapping[str, Any]) -> Said:
    return Said(_day(row["day"]), row["value"], row["sure"])


def _day(text: str | None) -> Any:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
