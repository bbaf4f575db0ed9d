"""The thin bar of the demo: whose screen this is, and whose it could be."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.people.models import Person

ROLES = {
    "manager": "jonas.lindqvist@example.test",
    "employee": "amira.haddad@example.test",
    "hr": "lucia.ferrer@example.test",
    "administrator": "ada.nowak@example.test",
}


@dataclass(frozen=True)
class Seat:
    role: str
    person: Person | None
    label: str


def demo_bar(request: HttpRequest) -> dict[str, object] | None:
    """Nothing, where this is no demo."""
    me = getattr(request, "user", None)
    if not settings.DEMO or not isinstance(me, Person):
        return None
    return {"me": me, "others": [seat for seat in seats() if ROLES[seat.role] != me.email]}


def seats() -> list[Seat]:
    """The four whose screens the demo shows, in one statement."""
    found = {p.email: p for p in Person.objects.filter(email__in=ROLES.values()).select_related("team")}
    return [Seat(role, found[email], _label(role, found[email])) for role, email in ROLES.items() if email in found]


def _label(role: str, person: Person) -> str:
    if role == "hr":
        return _("%(name)s (HR)") % {"name": person.short_name}
    return _("Administrator") if role == "administrator" else person.short_name
