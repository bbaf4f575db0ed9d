"""Whoever connected a calendar is told when it can no longer be read, and that only they can change it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.notices.actions import tell
from alongside.notices.kinds import Kind, announce

from .models import Calendar

ENDED = "calendar.ended"
KINDS = (
    Kind(
        ENDED,
        _("Google no longer lets Alongside into your calendar. Connect it again, so that no talk is planned over it."),
        _("You get this because you connected it."),
        name=_("A calendar of yours has to be connected again"),
        mailable=True,
    ),
)


def register() -> None:
    """Called from `AppConfig.ready()`."""
    announce(*KINDS)


def tell_that_it_ended(calendar: Calendar) -> None:
    """Once for each time it was connected."""
    link = reverse("scheduling:calendar", args=[calendar.pk])
    tell(calendar.person, ENDED, key=f"calendar-ended:{calendar.access.pk}", about=calendar, link=link)
