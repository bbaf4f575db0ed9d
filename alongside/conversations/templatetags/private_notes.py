"""Only you: the box of one's own private note, the same on every page."""

from typing import Any

from django import template

from alongside.people.models import Person

from ..models import Conversation, PrivateNote, last_day

register = template.Library()


@register.inclusion_tag("conversations/private_notes/_own.html", takes_context=True)
def private_box(context: dict[str, Any], conversation: Conversation, note: PrivateNote | None) -> dict[str, Any]:
    """`form` of the context, if it was refused, brings back what was written."""
    me, form = context["me"], context.get("form")
    refused = form.data.get("text") if form is not None and form.is_bound and "version" in form.fields else None
    return {
        "csrf_token": context.get("csrf_token"),
        "request": context["request"],
        "conversation": conversation,
        "note": note,
        "thing": note or _about_to_be_written(conversation, me),
        "text": refused if refused is not None else (note.text if note else ""),
        "version": note.version if note else 0,
        "here": context["request"].get_full_path(),
        "may_write": conversation.relationship.has(me),
    }


def _about_to_be_written(conversation: Conversation, me: Person) -> PrivateNote:
    return PrivateNote(relationship=conversation.relationship, author=me, delete_on=last_day(conversation))
