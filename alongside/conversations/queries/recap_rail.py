"""The eleven steps as the recap shows them: everything before it is done."""

from typing import Any

from django.utils.translation import gettext as _

from ..kinds import AFTER, BEFORE, STEP_NAMES
from ..models import Conversation


def rail(conversation: Conversation) -> dict[str, Any]:
    together = [stage.key for stage in conversation.kind.stages]
    recap, follow_through = AFTER
    groups = [
        {"label": _("Before"), "slug": "before", "steps": [_done(key) for key in BEFORE]},
        {"label": _("Together"), "slug": "together", "steps": [_done(key) for key in together]},
        {
            "label": _("After"),
            "slug": "after",
            "steps": [{"label": STEP_NAMES[recap], "now": True}, {"label": STEP_NAMES[follow_through]}],
        },
    ]
    number = len(BEFORE) + len(together) + 1
    return {"groups": groups, "now_label": STEP_NAMES[recap], "number": number, "total": number + 1}


def _done(key: str) -> dict[str, Any]:
    return {"label": STEP_NAMES[key], "done": True}
