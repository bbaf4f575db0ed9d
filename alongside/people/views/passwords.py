"""One's own password."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to
from alongside.people.forms.passwords import PasswordForm
from alongside.people.sessions import sign_in


def edit(request: HouseRequest) -> HttpResponse:
    return render(request, "people/passwords/edit.html", {"form": PasswordForm(person=request.user)})


def update(request: HouseRequest) -> HttpResponse:
    form = PasswordForm(request.POST, person=request.user)
    if not form.is_valid():
        return render(request, "people/passwords/edit.html", {"form": form}, status=422)
    request.user.choose_password(form.cleaned_data["password"])
    sign_in(request, request.user)  # a new password ends every session; this browser begins a new one
    messages.success(request, _("Password changed. Your other devices are signed out."))
    return turn_to(request, "people:sessions")
