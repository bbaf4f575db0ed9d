"""The receipt: under every text box and beside every record, who can read it, by name."""

from typing import Any

from django import template

from alongside.trust.receipts import Receipt, receipt_of

register = template.Library()


@register.inclusion_tag("components/_receipt_of.html", takes_context=True)
def receipt_for(context: template.Context, name: str, thing: Any, id: str = "", look: str = "") -> dict[str, Any]:
    """`name` is the kind of writing, `thing` what its audience hangs on, saved or about to be.

    `look`: "short" shows who reads it and unfolds the rest; `id` is for the box's `aria-describedby`.
    """
    return {"receipt": _once_a_page(context, name, thing), "id": id, "look": look, "name": name}


@register.inclusion_tag("components/_who.html", takes_context=True)
def readers_of(context: template.Context, name: str, thing: Any) -> dict[str, Any]:
    """The chip of a record: who can see it, and the way to everybody's names."""
    receipt = _once_a_page(context, name, thing)
    kind, icon = ("me", "lock") if receipt.is_private else ("two", "users")
    return {"kind": kind, "icon_name": icon, "names": receipt.who, "url": receipt.url}


def _once_a_page(context: template.Context, name: str, thing: Any) -> Receipt:
    """Several boxes of a page often have one audience: it is asked for once."""
    request = context.get("request")
    known: dict[Any, Receipt] = request.__dict__.setdefault("receipts", {}) if request else {}
    key = (name, thing.pk)
    if key not in known:
        known[key] = receipt_of(name, thing)
    return known[key]
