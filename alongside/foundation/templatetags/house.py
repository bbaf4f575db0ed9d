"""The small pieces every page is made of: icons, people, the pair mark, receipts, fields."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Protocol

from django import forms, template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from alongside.foundation import markdown

register = template.Library()


class Somebody(Protocol):
    """What a page needs to show a person."""

    name: str
    short_name: str
    initials: str
    hue: int


@register.simple_tag
@cache
def icon(name: str, size: str = "", *, dir: bool = False) -> SafeString:
    """One icon of the sprite. `size`: "s" or "l"; `dir=True` turns it round where text runs from the right.

    Made once for each name: a page shows some hundred icons, and the house has a few dozen.
    """
    classes = _classes("i", f"i-{size}" if size else "", "i-dir" if dir else "")
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', classes, _sprite(), name)


@cache
def _sprite() -> str:
    return static("icons.svg")


@register.simple_tag
def avatar(person: Somebody, size: str = "") -> SafeString:
    """Initials on the person's hue; the name has to stand beside it. `size`: "s" or "l"."""
    classes = _classes("avatar", f"avatar-{size}" if size else "")
    return format_html(
        '<span class="{}" style="--h:{}" aria-hidden="true">{}</span>', classes, person.hue, person.initials
    )


@register.simple_tag
def person_chip(person: Somebody, *, full: bool = False) -> SafeString:
    """Avatar and name in one line: the short name, or the whole one."""
    name = person.name if full else person.short_name
    return format_html('<span class="person">{}<span dir="auto">{}</span></span>', avatar(person, "s"), name)


@register.inclusion_tag("components/_pair.html")
def pair_mark(
    guest_done: bool = False, host_done: bool = False, both: bool = False, size: str = "", label: str = ""
) -> dict[str, Any]:
    """Two voices: the left one is the guest's. `both` draws the overlap; without a label, words stand beside it."""
    return {
        "guest": guest_done or both,
        "host": host_done or both,
        "both": both,
        "classes": _classes("pair", f"pair-{size}" if size else ""),
        "label": label,
    }


@register.inclusion_tag("components/_brand.html")
def brand(label: str = "") -> dict[str, Any]:
    return {"label": label or "Alongside"}


WHO_ICONS = {"me": "lock", "two": "users", "hr": "shield-check", "all": "eye"}


@register.inclusion_tag("components/_who.html")
def who(kind: str, names: str | Sequence[str] = "", url: str = "") -> dict[str, Any]:
    """Who can see this. `kind`: me, two, hr, all; `names`: a sentence or a list; `url` opens the whole receipt."""
    words = names if isinstance(names, str) else get_text_list(list(names), _("and"))
    return {"kind": kind, "icon_name": WHO_ICONS[kind], "names": words or _("Only you"), "url": url}


@register.inclusion_tag("components/_receipt.html")
def receipt(lines: str | Sequence[str], icon_name: str = "eye", id: str = "") -> dict[str, Any]:
    """Under every text box: who reads it now, what changes that, how long."""
    return {"lines": [lines] if isinstance(lines, str) else lines, "icon_name": icon_name, "id": id}


@register.inclusion_tag("components/_field.html")
def field(
    bound: BoundField, look: str = "", describedby: str = "", hints: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Label, hint, error, in that order, around the native widget.

    `look`: "voice" for somebody's words, "seg" for choices in one line, "sr" for a label that is only read aloud;
    `describedby` names further elements, a receipt for one; `hints` says one more line about a choice, by its value.
    """
    ids = [
        f"{bound.id_for_label or bound.auto_id}_hint" if bound.help_text else "",
        f"{bound.auto_id}_error" if bound.errors else "",
        describedby,
    ]
    return {
        "field": bound,
        "shape": _shape(bound.field.widget),
        "look": look,
        "widget": _native(bound, look, _classes(*ids)),
        "choices": _choices(bound, hints or {}),
        "hint_id": ids[0],
        "error_id": ids[1],
        "describedby": _classes(*ids),
    }


@register.filter
def as_json(value: Any) -> str:
    """For a data attribute: the template escapes it like any other text."""
    return json.dumps(value)


@register.filter(is_safe=True)
def voice(text: str | None) -> SafeString:
    """What somebody wrote, as safe HTML."""
    return markdown.voice(text or "")


def _classes(*names: str) -> str:
    return " ".join(name for name in names if name)


def _shape(widget: forms.Widget) -> str:
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    return "line"


def _native(bound: BoundField, look: str, describedby: str) -> SafeString | str:
    shape = _shape(bound.field.widget)
    if shape == "choices":
        return ""
    own = bound.field.widget.attrs.get("class", "")
    classes = _classes("" if shape == "tick" else "input", "voice" if look == "voice" else "", str(own))
    attrs: dict[str, Any] = {"class": classes} if classes else {}
    if describedby:
        attrs["aria-describedby"] = describedby
    return bound.as_widget(attrs=attrs)


def _choices(bound: BoundField, hints: Mapping[str, str]) -> list[dict[str, Any]]:
    if _shape(bound.field.widget) != "choices":
        return []
    return [
        {"tag": option.tag(), "label": option.choice_label, "hint": hints.get(str(option.data["value"]), "")}
        for option in bound.subwidgets
    ]
