"""One's own profile: how one likes to work, what matters, where one would like to go; hours, zone, language."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.foundation.http import HouseRequest, turn_to
from alongside.people.forms.profiles import NoteForm, ProfileForm
from alongside.people.models import Person, ProfileNote
from alongside.people.queries import readers_of_each_audience
from alongside.people.zones import zone_names


def edit(request: HouseRequest) -> HttpResponse:
    facts, notes = _forms(request.user)
    return _page(request, facts, notes)


def update(request: HouseRequest) -> HttpResponse:
    facts, notes = _forms(request.user, request.POST)
    if not all(form.is_valid() for form in (facts, *notes)):
        return _page(request, facts, notes, status=422)
    facts.save()
    for note in notes:
        note.keep()
    messages.success(request, _("Saved"))
    return turn_to(request, "people:profile")


def _forms(person: Person, data: QueryDict | None = None) -> tuple[ProfileForm, list[NoteForm]]:
    said = {note.topic: note for note in person.profile_notes.all()}
    readers = readers_of_each_audience(person)
    notes = [said.get(topic) or ProfileNote(person=person, topic=topic) for topic in ProfileNote.Topic.values]
    return ProfileForm(data, instance=person), [NoteForm(data, note=note, readers=readers) for note in notes]


def _page(request: HouseRequest, facts: ProfileForm, notes: list[NoteForm], status: int = 200) -> HttpResponse:
    shown = {"form": facts, "notes": notes, "zones": zone_names()}
    return render(request, "people/profiles/edit.html", shown, status=status)
