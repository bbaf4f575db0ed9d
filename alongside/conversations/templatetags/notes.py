"""A note as a block: whose words, who wrote them down, and what can be done about it."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from .. import policies
from ..models import Note

register = template.Library()


@register.inclusion_tag("conversations/notes/_block.html", takes_context=True)
def note_block(context: dict[str, Any], note: Note, me: Any) -> dict[str, Any]:
    mine = bool(me) and note.voice_id == me.pk
    return {
        "csrf_token": context.get("csrf_token"),
        "note": note,
        "byline": _byline(note),
        "unchecked": "" if note.is_checked else _("Not yet checked by %(name)s") % {"name": note.voice.short_name},
        "may_vouch": mine and not note.is_checked,
        "may_reword": bool(me) and note.conversation.is_open and policies.owns_words(me, note),
    }


def _byline(note: Note) -> str:
    names = {"voice": note.voice.short_name, "writer": note.writer.short_name}
    if note.writer_id == note.voice_id:
        return ""
    if note.is_checked:
        return _("Written by %(writer)s, checked by %(voice)s") % names
    return _("%(voice)s’s words, written by %(writer)s") % names
