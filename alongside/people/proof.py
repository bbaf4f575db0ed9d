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

from .codes import accepts_code, code_field
from .models import Person
from .passkeys import MOST_CHARACTERS, signed_with, signing_options
from .sessions import PROVED, note_proof

LASTS = timedelta(minutes=10)
PREFIX = "proof"
SEND_LINK = f"{PREFIX}-link"


class ProofForm(forms.Form):
    """What a person can show: a passkey or an app’s code; without a second step the password. Else a link is sent."""

    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=200,
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = code_field(required=False)
    passkey = forms.CharField(max_length=MOST_CHARACTERS, required=False, widget=forms.HiddenInput)

    def __init__(self, request: HouseRequest, data: Any = None) -> None:
        super().__init__(data, prefix=PREFIX)
        self.request, self.person = request, request.user
        self.link_sent = False
        for name in {"password", "code", "passkey"} - _shown_with(self.person):
            del self.fields[name]

    @property
    def wants_link(self) -> bool:
        return SEND_LINK in self.data and bool(self.person.email)

    @property
    def passkey_options(self) -> dict[str, Any]:
        return signing_options(self.request, self.person)

    def clean(self) -> dict[str, Any]:
        said = {name: self.cleaned_data.get(name, "") for name in self.fields}
        if not any(said.values()):
            raise ValidationError(_("Not shown yet. Fill in the line below, or have a link sent to you and open it."))
        if not any(SHOWS[name](self.request, value) for name, value in said.items() if value):
            raise ValidationError(_("This was not right. Try again, or have a link sent to you."))
        return self.cleaned_data


def _shown_with(person: Person) -> set[str]:
    """Whoever has a second step shows that: it is there for the day the password is known to others."""
    second = {"passkey"} if person.passkeys.exists() else set()
    if person.authenticator_apps.confirmed().exists():
        second.add("code")
    return second or ({"password"} if person.has_password() else set())


SHOWS: dict[str, Callable[[HouseRequest, str], bool]] = {
    "password": lambda request, password: request.user.proves_with(password),
    "code": lambda request, code: accepts_code(request.user, code),
    "passkey": lambda request, answer: signed_with(request, answer, request.user) is not None,
}


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
    form = ProofForm(request, request.POST if answered else None)
    if form.wants_link:
        request.user.send_proof_link()
        form = ProofForm(request)
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
        if request.method in ("GET", "HEAD") or request.FILES:  # a file cannot be kept: it is chosen once more
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
