"""Signing in and out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from alongside.foundation.http import next_path, open_to_all, turn_to
from alongside.people.forms.sign_ins import SignInForm
from alongside.people.sessions import sign_out
from alongside.people.signing_in import enter


@open_to_all
def new(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("home:today")
    return _page(request, SignInForm(), next_path(request))


@open_to_all
def create(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _page(request, form, next_path(request), status=422)
    return enter(request, form.person)


@open_to_all
def destroy(request: HttpRequest) -> HttpResponse:
    sign_out(request)
    return turn_to(request, "people:sign_in")


def _page(request: HttpRequest, form: SignInForm, place: str, status: int = 200) -> HttpResponse:
    """Where others come in through the company's sign-in, the form is for administrators, one link further."""
    company = settings.COMPANY_SIGN_IN
    here = not company or settings.LOCAL_SIGN_IN == "everyone" or form.is_bound or "here" in request.GET
    shown = {"form": form, "next": place, "company": company, "here": here}
    return render(request, "people/sign_ins/new.html", shown, status=status)
