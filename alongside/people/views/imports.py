"""Bringing people in from a file: choose it, look at what would happen, decide what is open, import."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, allow, turn_to
from alongside.people import policies
from alongside.people.forms.imports import MOST_CHOSEN, ChoicesForm, ImportFileForm, choices_form, choices_of
from alongside.people.imports.preview import Preview, preview
from alongside.people.imports.summary import how_read
from alongside.people.models import ImportFile

SHOWN = 50  # problems and people on the preview; the file itself has the others


def new(request: HouseRequest) -> HttpResponse:
    allow(policies.may_import(request.user))
    return render(request, "people/imports/new.html", {"form": ImportFileForm()})


def create(request: HouseRequest) -> HttpResponse:
    allow(policies.may_import(request.user))
    form = ImportFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "people/imports/new.html", {"form": form}, status=422)
    ImportFile.objects.outdated().delete()
    chosen: UploadedFile[bytes] = form.cleaned_data["file"]
    name = (chosen.name or _("file"))[-200:]
    return turn_to(request, ImportFile.objects.create(person=request.user, filename=name, data=chosen.read()))


def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    allow(policies.may_import(request.user))
    file = get_object_or_404(ImportFile.objects.filter(person=request.user), pk=pk)
    if file.applied_at:
        return render(request, "people/imports/done.html", {"file": file})
    return _page(request, file, _preview(file))


def update(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Keep what was decided by hand, and look again."""
    allow(policies.may_import(request.user))
    file = get_object_or_404(ImportFile.objects.waiting().filter(person=request.user), pk=pk)
    form = ChoicesForm(request.POST, headers=[""] * MOST_CHOSEN)
    if form.is_valid():
        file.decide(form.decided())
    return turn_to(request, file)


def destroy(request: HouseRequest, pk: UUID) -> HttpResponse:
    allow(policies.may_import(request.user))
    get_object_or_404(ImportFile.objects.filter(person=request.user), pk=pk).delete()
    messages.success(request, _("The file is deleted. Nobody was imported."))
    return turn_to(request, "people:imports")


def _preview(file: ImportFile) -> Preview:
    return preview(bytes(file.data), choices_of(file.choices), full=bool(file.choices.get("full")))


def _page(request: HouseRequest, file: ImportFile, found: Preview, status: int = 200) -> HttpResponse:
    skips = bool(file.choices.get("skip_bad_rows"))
    problems = found.inspection.problems
    shown = {
        "file": file,
        "found": found,
        "form": choices_form(found, file.choices),
        "how_read": how_read(found),
        "problems": problems[:SHOWN],
        "more_problems": max(0, len(problems) - SHOWN),
        "changes": [*found.changed, *found.added][:SHOWN],
        "left": found.left[:SHOWN],
        "may_apply": found.may_apply(skip_bad_rows=skips),
    }
    return render(request, "people/imports/show.html", shown, status=status)
