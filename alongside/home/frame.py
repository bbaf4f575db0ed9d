"""What stands around every page: navigation, the people one works with, who is signed in."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from alongside.conversations.queries.close import close_to
from alongside.foundation.frame import banners, bar, navigation, on_a_phone
from alongside.people.models import Person


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of every page. What it reads is read only where a template shows it."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {"demo_bar": bar(request)}
    nav = SimpleLazyObject(lambda: navigation(request))
    return {
        "me": person,
        "me_line": person.team or person.title,
        "nav": nav,
        "tabs": SimpleLazyObject(lambda: on_a_phone(list(nav))),
        "people_nav": SimpleLazyObject(lambda: _people_beside(request, person)),
        "demo_bar": bar(request),
        "banners": SimpleLazyObject(lambda: banners(request)),
        "who_sees_url": reverse("home:who_sees"),
        "account_url": reverse("people:profile"),
        "sign_out_url": reverse("people:sign_out"),
    }


def _people_beside(request: HttpRequest, person: Person) -> dict[str, Any]:
    near = close_to(person)
    leads = any(getattr(p, "place", 2) == 0 for p in near)
    people = [{"person": p, "url": (url := p.get_absolute_url()), "current": request.path == url} for p in near]
    return {"title": _("Your team") if leads else _("Alongside you"), "people": people}
