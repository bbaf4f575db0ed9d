"""How long something is kept, and what is not protected, on any page."""

from typing import Any

from django import template

from ..register.not_protected import NOT_PROTECTED
from ..retention import kept_words

register = template.Library()


@register.simple_tag
def kept(clock: str) -> str:
    """“24 months after the talk”: `{% kept "talks" %}`."""
    return kept_words(clock)


@register.inclusion_tag("trust/stored/_not_protected.html")
def not_protected() -> dict[str, Any]:
    return {"sentences": NOT_PROTECTED}
