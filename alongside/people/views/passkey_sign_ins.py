"""Signing in with a passkey alone: unlocked by its owner's hand, it is as good as two steps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import next_path, open_to_all
from alongside.people.forms.second_factors import PasskeySignInForm
from alongside.people.passkeys import signed_with, signing_options
from alongside.people.signing_in import enter, may_sign_in_here


@open_to_all
def new(request: HttpRequest) -> HttpResponse:
    return _page(request, PasskeySignInForm(), next_path(request))


@open_to_all
def create(request: HttpRequest) -> HttpResponse:
    form = PasskeySignInForm(request.POST)
    passkey = signed_with(request, form.cleaned_data["passkey"]) if form.is_valid() else None
    if passkey is None or not may_sign_in_here(passkey.person):
        form.add_error(None, _("This passkey opens nothing here. Try another way to sign in."))
        return _page(request, form, next_path(request), status=422)
    return enter(request, passkey.person, two_steps=True)


def _page(request: HttpRequest, form: PasskeySignInForm, place: str, status: int = 200) -> HttpResponse:
    shown = {"form": form, "next": place, "options": signing_options(request)}
    return render(request, "people/sign_ins/passkey.html", shown, status=status)
