"""Who reads what people say about themselves: that room stands below this one, so this one says it."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people import policies
from alongside.people.models import Person, ProfileNote
from alongside.people.receipts import what_changes, who_reads

from .writings import Readers, Writing, add_told, add_writing


def register() -> None:
    """Called from `AppConfig.ready()`."""
    add_told(Person, lambda person: Q())  # that somebody works here is no secret
    add_writing(
        Writing(
            name="profile-note",
            model=ProfileNote,
            read_by="chosen",
            visible_to=policies.profile_notes_visible_to,
            readers_of=policies.readers_of_profile_note,
            people=lambda note: (note.person,),
            title=lambda note: str(ProfileNote.Topic(note.topic).label),
            changes=lambda note, readers: what_changes(note.audience),
            lasts=lambda note: _("It stays until you change it. Whoever runs the server could reach it."),
            used_for=gettext_lazy("It is for those who work with you to know you better, and for nothing else here."),
            brings=("person",),
            who=_who,
        )
    )


def _who(note: Any, readers: Readers) -> str:
    if note.audience == ProfileNote.Audience.EVERYONE:
        return who_reads(None, 0)
    others = [reader.person.name for reader in readers.first if not reader.is_own]
    return who_reads(others, readers.count - 1)
