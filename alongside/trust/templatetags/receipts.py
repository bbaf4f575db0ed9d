"""The receipt: under every text box and beside every record, who can read it, by name."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from alongside.trust.decisions import decisions, decisions_now
from alongside.trust.receipts import Known, Receipt, receipt_of, receipt_without_names

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
    return {"kind": kind, "icon_name": icon, "names": receipt.names or _("Only you"), "url": receipt.url}


@register.simple_tag(takes_context=True)
def readers_named(context: template.Context, name: str, thing: Any) -> str:
    """Their names alone, where the page says the rest."""
    return _once_a_page(context, name, thing).names


@register.inclusion_tag("components/_receipt_of.html", takes_context=True)
def receipt_to_be(context: template.Context, name: str, who: str, id: str = "") -> dict[str, Any]:
    """Of something to be written to a person not chosen yet: `who` says so, the rest is as for its kind."""
    return {
        "receipt": receipt_without_names(name, who, _known(context)["decisions"]),
        "id": id,
        "look": "",
        "name": name,
    }


def _once_a_page(context: template.Context, name: str, thing: Any) -> Receipt:
    """Several boxes of a page often have one audience: it is asked for once."""
    known = _known(context)
    key = ("receipt", name, thing.pk)
    if key not in known:
        known[key] = receipt_of(name, thing, known)
    receipt: Receipt = known[key]
    return receipt


def _known(context: template.Context) -> Known:
    """What this page asked for already; the company's page came along with whoever is signed in."""
    request = context.get("request")
    known: Known = request.__dict__.setdefault("receipts", {}) if request else {}
    if "decisions" not in known:
        reader = getattr(request, "user", None)
        came_along = hasattr(reader, "decisions_at")
        known["decisions"] = decisions(reader.decisions_at) if came_along else decisions_now()  # type: ignore[union-attr]
    return known
