"""One's own password. The current one, asked for in the form, is the fresh proof; a second step is one more."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to
from alongside.people.forms.passwords import PasswordForm
from alongside.people.proof import fresh
from alongside.people.sessions import TWO_STEPS, sign_in


def edit(request: HouseRequest) -> HttpResponse:
    _fresh_where_there_is_a_second_step(request)
    return render(request, "people/passwords/edit.html", {"form": PasswordForm(person=request.user)})


def update(request: HouseRequest) -> HttpResponse:
    _fresh_where_there_is_a_second_step(request)
    form = PasswordForm(request.POST, person=request.user)
    if not form.is_valid():
        return render(request, "people/passwords/edit.html", {"form": form}, status=422)
    request.user.choose_password(form.cleaned_data["password"])
    two_steps = bool(request.session.get(TWO_STEPS))
    sign_in(
        request, request.user, two_steps=two_steps
    )  # a new password ends every session; this browser begins a new one
    messages.success(request, _("Password changed. Your other devices are signed out."))
    return turn_to(request, "people:sessions")


def _fresh_where_there_is_a_second_step(request: HouseRequest) -> None:
    if request.user.has_second_factor:
        fresh(request)
