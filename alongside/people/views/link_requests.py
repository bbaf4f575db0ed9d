"""Asking for a one-time link to sign in with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.foundation.http import open_to_all
from alongside.people.forms.sign_ins import LinkRequestForm
from alongside.people.link_requests import request_link
from alongside.people.models import SignInLink


@open_to_all
def new(request: HttpRequest) -> HttpResponse:
    return render(request, "people/links/new.html", {"form": LinkRequestForm()})


@open_to_all
def create(request: HttpRequest) -> HttpResponse:
    form = LinkRequestForm(request.POST)
    if not form.is_valid():
        return render(request, "people/links/new.html", {"form": form}, status=422)
    request_link(form.cleaned_data["email"], purpose=SignInLink.SIGN_IN)
    return render(request, "people/links/sent.html", {"address": form.cleaned_data["email"]})
