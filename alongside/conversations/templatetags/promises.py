"""A promise as a row, and as a suggestion: the same on every page."""

from datetime import date, timedelta
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import Commitment

register = template.Library()


@register.inclusion_tag("components/_promise.html", takes_context=True)
def promise_row(context: dict[str, Any], commitment: Commitment, here: str = "") -> dict[str, Any]:
    """One promise: its owner may tick it, both may open it."""
    me = context.get("me")
    mine = me is not None and me.pk == commitment.owner_id and not commitment.is_let_go
    return {
        "csrf_token": context.get("csrf_token"),
        "text": commitment.text,
        "state": state(commitment),
        "who": commitment.owner,
        "when": when(commitment),
        "url": commitment.get_absolute_url(),
        "keep_url": reverse("conversations:keeping", args=[commitment.pk]) if mine else "",
        "next_url": here,
    }


@register.inclusion_tag("components/_offer.html", takes_context=True)
def offered(
    context: dict[str, Any], commitment: Commitment, here: str = "", answers_for_both: bool = False
) -> dict[str, Any]:
    """What one suggests to the other: answered by its owner, taken back by its writer."""
    me = context.get("me")
    to_me = me is not None and me.pk == commitment.owner_id
    from_me = me is not None and me.pk == commitment.suggested_by_id
    may_answer = to_me or answers_for_both
    acceptance, offer = (reverse(f"conversations:{n}", args=[commitment.pk]) for n in ("acceptance", "offer"))
    return {
        "csrf_token": context.get("csrf_token"),
        "id": commitment.pk,
        "title": _title(commitment, to_me=to_me, from_me=from_me),
        "text": commitment.text,
        "when": _by(commitment, from_me=from_me),
        "note": _note(commitment, answers_for_both=answers_for_both and not to_me),
        "from_guest": commitment.suggested_by_id == commitment.relationship.guest_id,
        "accept_url": acceptance if may_answer else "",
        "change_url": f"{acceptance}?next={here}" if may_answer else "",
        "decline_url": offer if may_answer else "",
        "withdraw_url": offer if from_me and not answers_for_both else "",
        "next_url": here,
    }


def state(commitment: Commitment) -> str:
    if commitment.is_kept:
        return "kept"
    if commitment.is_let_go:
        return "letgo"
    return "due" if commitment.due <= timezone.localdate() else "open"


def when(commitment: Commitment) -> str:
    """The word beside a promise: *Today*, *Since Friday*, a day, or what became of it."""
    if commitment.is_kept:
        return _("Kept")
    if commitment.is_let_go:
        return _("By agreement")
    today = timezone.localdate()
    if commitment.due == today:
        return _("Today")
    if commitment.due < today:
        return _("Since %(day)s") % {"day": day_words(commitment.due)}
    return day_words(commitment.due)


def day_words(day: date) -> str:
    """A weekday within the week, else the day and month; the year only where it is another one."""
    today = timezone.localdate()
    if abs(day - today) < timedelta(days=7):
        return date_format(day, "l")
    return date_format(day, "j M" if day.year == today.year else "j M Y")


def _title(commitment: Commitment, *, to_me: bool, from_me: bool) -> str:
    writer = commitment.suggested_by.short_name if commitment.suggested_by else ""
    names = {"writer": writer, "owner": commitment.owner.short_name}
    if to_me:
        return _("%(writer)s suggests to you") % names
    return _("You suggested to %(owner)s") % names if from_me else _("%(writer)s suggests, to %(owner)s") % names


def _by(commitment: Commitment, *, from_me: bool) -> str:
    by = _("by %(day)s") % {"day": date_format(commitment.due, "j F")}
    if from_me:
        return _("%(by)s. %(owner)s has not answered yet.") % {"by": by, "owner": commitment.owner.short_name}
    return by


def _note(commitment: Commitment, *, answers_for_both: bool) -> str:
    names = {"owner": commitment.owner.short_name}
    if answers_for_both:
        said = _("%(owner)s answers, now or later. Answered on this screen, it says “not yet checked by %(owner)s”.")
        return said % names
    return _("A promise once %(owner)s says “I will”.") % names
