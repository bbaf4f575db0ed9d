"""Bringing a kind in, as YAML."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people import policies
from alongside.people.proof import fresh

from ..actions import bring_in
from ..forms.templates import ImportForm
from ..models import TemplateVersion
from ..queries.templates import changes_readers


def new(request: HouseRequest) -> HttpResponse:
    allow(policies.may_edit_templates(request.user))
    return render(request, "conversations/templates/new.html", {"form": ImportForm()})


def create(request: HouseRequest) -> HttpResponse:
    """A kind from a file: the next version of ours with that key, or a kind of the company's own."""
    allow(policies.may_edit_templates(request.user))
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "conversations/templates/new.html", {"form": form}, status=422)
    if changes_readers(form.kind):
        fresh(request)
    version = bring_in(form.kind, by=request.user)
    messages.success(request, _said(version))
    return turn_to(request, version.template)


def _said(version: TemplateVersion) -> str:
    words = {"name": version.kind.name, "number": version.number}
    if version.number == 1:
        return _("“%(name)s” is a new kind. It is offered for new talks now.") % words
    return _("“%(name)s”: version %(number)d is published. Talks already booked keep theirs.") % words
