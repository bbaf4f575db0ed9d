"""Who reads a note about oneself, in words: now, and what would change it."""

from collections.abc import Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import ProfileNote
from .queries import NAMED

Audience = ProfileNote.Audience


def who_reads(others: Sequence[str] | None, count: int) -> str:
    """`others`: the first of those who read it besides its author, `count` of them in all; None is everybody here."""
    if others is None:
        return _("You and everyone else who works here can read this now.")
    if not count:
        return _("Only you can read this here now.")
    names, more = list(others[:NAMED]), count - len(others[:NAMED])
    if more:
        names.append(ngettext("%(count)d more", "%(count)d more", more) % {"count": more})
    return _("You can read this now, and so can %(names)s.") % {"names": get_text_list(names, _("and"))}


def what_changes(audience: str) -> list[str]:
    """What would change who reads it, besides its author choosing others."""
    if audience == Audience.MANAGER:
        return [_("If your manager changes, the new one can read it and the earlier one no longer can.")]
    if audience == Audience.TEAM:
        return [_("Whoever joins your team can read it, whoever leaves it no longer can; the same for your manager.")]
    return []
