"""A goal of the room as the reading of `smart/` takes it."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..models import Goal, Milestone
from ..smart.goal import Deliverable, Metric, WrittenGoal
from ..smart.goal import Milestone as WrittenMilestone


def as_written(goal: Goal, milestones: Sequence[Milestone] = ()) -> WrittenGoal:
    said = {field.name: getattr(goal, field.name) for field in Goal._meta.concrete_fields if not field.is_relation}
    return from_said(said, owner=goal.owner.name, milestones=milestones, is_active=goal.is_open)


def from_said(
    said: Mapping[str, Any], *, owner: str = "", milestones: Sequence[Milestone] = (), is_active: bool = True
) -> WrittenGoal:
    """From the fields of a form as far as they are filled in."""
    return WrittenGoal(
        text=" ".join(str(said.get("title") or "").split()),
        owner=owner,
        why=said.get("why") or "",
        parent=said.get("serves") or "",
        growth_link=said.get("growth_link") or "",
        metric=_metric(said),
        deliverable=Deliverable(
            said.get("deliverable") or "", said.get("accepted_by") or "", said.get("acceptance") or ""
        ),
        start=said.get("start"),
        due=said.get("due"),
        milestones=tuple(WrittenMilestone(m.title, m.due) for m in milestones),
        support=tuple(filter(None, [said.get("support") or ""])),
        confidence=said.get("confidence"),
        is_active=is_active,
        has_fields=True,
    )


def _metric(said: Mapping[str, Any]) -> Metric:
    names = {"name": "measure", "unit": "unit", "baseline": "baseline", "target": "target", "high": "target_high"}
    values = {name: said.get(field) for name, field in names.items()}
    return Metric(
        name=values["name"] or "",
        unit=values["unit"] or "",
        direction=said.get("direction") or None,
        baseline=values["baseline"],
        target=values["target"],
        high=values["high"],
    )
