"""Asking for a one-time link to choose a new password with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.foundation.http import open_to_all
from alongside.people.forms.sign_ins import LinkRequestForm
from alongside.people.link_requests import request_link
from alongside.people.models import SignInLink


@open_to_all
def new(request: HttpRequest) -> HttpResponse:
    return render(request, "people/passwords/forgotten.html", {"form": LinkRequestForm()})


@open_to_all
def create(request: HttpRequest) -> HttpResponse:
    form = LinkRequestForm(request.POST)
    if not form.is_valid():
        return render(request, "people/passwords/forgotten.html", {"form": form}, status=422)
    request_link(form.cleaned_data["email"], purpose=SignInLink.RESET)
    return render(request, "people/passwords/sent.html", {"address": form.cleaned_data["email"]})
