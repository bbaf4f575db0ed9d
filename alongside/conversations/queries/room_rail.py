"""The steps of a talk as the room shows them: before, together, after."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ..kinds import AFTER, BEFORE, STEP_NAMES
from .room import RoomPage

Group = dict[str, Any]


def rail(page: RoomPage) -> list[Group]:
    """For the side of the page: what was before is one line."""
    preparation = reverse("conversations:preparation", args=[page.conversation.pk])
    before = [{"label": _("Schedule, prepare, agenda"), "url": preparation, "done": True}]
    return [{"label": _("Before"), "steps": before}, _together(page), _after()]


def segments(page: RoomPage) -> dict[str, Any]:
    """For a phone: every step as a thin piece of a line."""
    before = {"label": _("Before"), "steps": [{"label": STEP_NAMES[key], "done": True} for key in BEFORE]}
    groups = [before, _together(page), _after()]
    number = len(BEFORE) + page.conversation.kind.stages.index(page.stage) + 1
    return {"groups": groups, "number": number, "total": sum(len(group["steps"]) for group in groups)}


def _together(page: RoomPage) -> Group:
    stages = page.conversation.kind.stages
    reached = stages.index(page.shared)
    room = reverse("conversations:room", args=[page.conversation.pk])
    steps = [
        {
            "label": stage.name,
            "url": room if stage == page.shared else f"{room}?stage={stage.key}",
            "done": number < reached,
            "now": stage == page.stage and page.conversation.started_at is not None,
            "minutes": stage.minutes,
        }
        for number, stage in enumerate(stages)
    ]
    return {"label": _("Together"), "steps": steps}


def _after() -> Group:
    return {"label": _("After"), "steps": [{"label": STEP_NAMES[key]} for key in AFTER]}
