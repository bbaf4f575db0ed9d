"""From a first step to a session: at once, or over the second step that somebody has set up.

Between the two steps the session knows who is coming in, for ten minutes, and opens no door for them.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from alongside.foundation.http import own_path

from .models import Person
from .sessions import HALF_WAY, PERSON, sign_in

LASTS = timedelta(minutes=10)


def enter(request: HttpRequest, person: Person, *, two_steps: bool = False, next: str | None = None) -> HttpResponse:
    """After a first step. `two_steps`: it was as good as two. Goes on to `next`, or to what the form named so."""
    place = own_path(next if next is not None else request.POST.get("next"))
    if request.session.get(PERSON, str(person.pk)) != str(person.pk):
        request.session.flush()  # somebody else was signed in here
    if two_steps or not person.has_second_factor:
        sign_in(request, person, two_steps=two_steps)
        return _on_to(place)
    request.session.flush()
    request.session[HALF_WAY] = {"person": str(person.pk), "at": timezone.now().isoformat(), "next": place}
    return _on_to("people:second_step")


def half_way(request: HttpRequest) -> Person | None:
    """Who has taken the first step in this browser within ten minutes, and works here."""
    said = request.session.get(HALF_WAY)
    if not said or timezone.now() - datetime.fromisoformat(said["at"]) > LASTS:
        return None
    return Person.objects.employed().filter(pk=said["person"]).first()


def arrive(request: HttpRequest, person: Person) -> HttpResponse:
    """After the second step."""
    place = request.session.pop(HALF_WAY)["next"]
    sign_in(request, person, two_steps=True)
    return _on_to(place)


def may_sign_in_here(person: Person) -> bool:
    """Whether passwords, links and passkeys are a way in for this person, beside the company's own sign-in."""
    return settings.LOCAL_SIGN_IN == "everyone" or person.is_administrator


def _on_to(place: str) -> HttpResponse:
    answer: HttpResponse = redirect(place or "home:today")
    answer.status_code = 303
    return answer
