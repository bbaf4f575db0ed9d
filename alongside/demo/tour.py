"""What the demo's page says: what is about to happen, and a tour of small steps."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.conversations.models import Conversation

from .bar import Seat, seats
from .rewinding import the_talk


@dataclass(frozen=True)
class Step:
    title: str
    text: str
    seat: Seat
    minutes: int
    next: str


@dataclass(frozen=True)
class TourPage:
    talk: Conversation | None
    seats: list[Seat]
    steps: list[Step]
    headline: str
    descriptions: dict[str, str]


DESCRIPTIONS = {
    "manager": gettext_lazy("Leads six people in Customer care. Owes Amira a mentor and an introduction."),
    "employee": gettext_lazy("Led a guide nobody had asked for. Wants to lead on purpose next time."),
    "hr": gettext_lazy("HR partner. Wants to know that talks happen and are fair, without reading them."),
    "administrator": gettext_lazy("Runs the server, reads nothing here."),
}


def tour_page() -> TourPage:
    talk, cast = the_talk(), seats()
    return TourPage(
        talk,
        cast,
        _steps(talk, {seat.role: seat for seat in cast}),
        _headline(talk),
        {role: str(words) for role, words in DESCRIPTIONS.items()},
    )


def _headline(talk: Conversation | None) -> str:
    """“It is twenty minutes before …”, with the minutes that are really left."""
    if talk is None or talk.starts_at is None:
        return _("A company to look around in")
    minutes = round((talk.starts_at - timezone.now()).total_seconds() / 60)
    names = {"host": talk.host.short_name, "guest": talk.guest.short_name, "n": minutes}
    if talk.started_at or minutes <= 0:
        return _("%(host)s and %(guest)s are about to talk") % names
    if minutes >= 19:
        return _("It is twenty minutes before %(host)s talks with %(guest)s") % names
    return _("It is %(n)s minutes before %(host)s talks with %(guest)s") % names


def _steps(talk: Conversation | None, seat: dict[str, Seat]) -> list[Step]:
    if talk is None or len(seat) < 4:
        return []
    here = talk.get_absolute_url()
    told = (
        (
            _("Prepare in three minutes"),
            _("What you still owe, one thing to thank for, your points."),
            "manager",
            2,
            here,
        ),
        (_("Look at the same list as Jonas"), _("Say “I see this differently” to one item."), "employee", 1, here),
        (_("Go into the room"), _("Strengths first. Write a note, and say back what you heard."), "manager", 2, here),
        (_("Answer what Jonas suggests"), _("It is a promise only when Amira says “I will”."), "employee", 1, here),
        (_("Is it a fair record?"), _("All of it is fair, or one point seen differently."), "employee", 1, here),
        (_("See how little HR sees"), _("That talks happen, and no word of them."), "hr", 1, "/"),
        (_("Try to read it as administrator"), _("You will find settings, and no words."), "administrator", 1, here),
    )
    return [Step(title, text, seat[role], minutes, next_) for title, text, role, minutes, next_ in told]
