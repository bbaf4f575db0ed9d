"""One renderer of what people write, for page, mail and PDF: a little Markdown, never their HTML."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_reader = MarkdownIt("zero", {"breaks": True}).enable(["emphasis", "list", "newline", "escape"])
_allowed = {"p", "br", "em", "strong", "ul", "ol", "li"}


def voice(text: str) -> SafeString:
    """Somebody's words as HTML: paragraphs, line breaks, emphasis and lists."""
    html = nh3.clean(_reader.render(text), tags=_allowed, attributes={})
    return mark_safe(html)  # noqa: S308  cleaned one line above
