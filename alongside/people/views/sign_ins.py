"""Signing in and out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.foundation.http import open_to_all, turn_to
from alongside.people.forms.sign_ins import SignInForm
from alongside.people.sessions import sign_out
from alongside.people.signing_in import enter


@open_to_all
def new(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("home:today")
    return render(request, "people/sign_ins/new.html", {"form": SignInForm(), "next": request.GET.get("next", "")})


@open_to_all
def create(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST)
    if not form.is_valid():
        asked = {"form": form, "next": request.POST.get("next", "")}
        return render(request, "people/sign_ins/new.html", asked, status=422)
    return enter(request, form.person)


@open_to_all
def destroy(request: HttpRequest) -> HttpResponse:
    sign_out(request)
    return turn_to(request, "people:sign_in")
