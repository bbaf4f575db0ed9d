"""A fresh proof: before something grave, somebody who is signed in shows once more who they are.

A view says `fresh(request)` after `allow(…)`. Within ten minutes of a proof it goes on. Otherwise a page asks; what
was written into a form travels with it, and the same answer proves and goes on. A browser left open, or a session
that was stolen, is not enough for what `fresh` guards.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_htmx.http import HttpResponseClientRedirect

from alongside.foundation.http import HouseRequest

from .models import Person
from .sessions import PROVED, note_proof

LASTS = timedelta(minutes=10)
PREFIX = "proof"
SEND_LINK = f"{PREFIX}-link"


class ProofForm(forms.Form):
    """What a person can show: the password; or nothing, where a link is sent instead."""

    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=200,
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, data: Any = None, *, person: Person) -> None:
        super().__init__(data, prefix=PREFIX)
        self.person = person
        self.link_sent = False
        if not person.has_password():
            del self.fields["password"]

    @property
    def wants_link(self) -> bool:
        return SEND_LINK in self.data and bool(self.person.email)

    def clean(self) -> dict[str, Any]:
        password = self.cleaned_data.get("password", "")
        if password and self.person.proves_with(password):
            return self.cleaned_data
        if password:
            raise ValidationError(_("This is not your password. Try again, or have a link sent to you."))
        if "password" in self.fields:
            raise ValidationError(_("Write your password, or have a link sent to you."))
        raise ValidationError(_("Not shown yet. Have a link sent to you, open it in this browser, then go on here."))


class ProofWanted(Exception):
    """Raised by `fresh`, and answered with the page that asks."""

    def __init__(self, form: ProofForm) -> None:
        super().__init__()
        self.form = form


def is_fresh(request: HttpRequest) -> bool:
    said = request.session.get(PROVED)
    return said is not None and timezone.now() - datetime.fromisoformat(said) < LASTS


def fresh(request: HouseRequest) -> None:
    """Go on only if this person has shown who they are within ten minutes."""
    if is_fresh(request):
        return
    form = asked(request)
    if not (form.is_bound and form.is_valid()):
        raise ProofWanted(form)
    note_proof(request)


def asked(request: HouseRequest) -> ProofForm:
    """The form as it came, or an empty one. Sends the link where that is wanted."""
    answered = any(name.startswith(f"{PREFIX}-") for name in request.POST)
    form = ProofForm(request.POST if answered else None, person=request.user)
    if form.wants_link:
        request.user.send_proof_link()
        form = ProofForm(person=request.user)
        form.link_sent = True
    return form


class AskForProof:
    """Answers `ProofWanted`: a page that is read turns to the page that asks, a form is kept on it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HouseRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, ProofWanted):
            return None
        if request.method in ("GET", "HEAD"):
            place = f"{reverse('people:proof')}?{urlencode({'next': request.get_full_path()})}"
            return HttpResponseClientRedirect(place) if request.htmx else redirect(place)
        return asking_page(request, exception.form, place=request.get_full_path(), kept=_kept(request))


def asking_page(
    request: HttpRequest, form: ProofForm, *, place: str, kept: Iterable[tuple[str, str]] = (), status: int = 403
) -> HttpResponse:
    """A sent link has to outlive this answer, and 400 or more would take it back."""
    shown = {"form": form, "place": place, "kept": kept, "send_link": SEND_LINK}
    return render(request, "people/proofs/new.html", shown, status=200 if form.link_sent else status)


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What was written, without the proof itself. Files cannot be kept; whoever chose one chooses it again."""
    said = [(name, str(value)) for name, values in request.POST.lists() for value in values]
    return [(n, v) for n, v in said if n != "csrfmiddlewaretoken" and not n.startswith(f"{PREFIX}-")]
