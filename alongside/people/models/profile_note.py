"""What somebody says about themself, in their words, to the audience they choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.foundation.records import Stale, Versioned

if TYPE_CHECKING:
    from .person import Person


class ProfileNote(Versioned):
    class Topic(models.TextChoices):
        WORK = "work", _("How I like to work")
        MATTERS = "matters", _("What matters to me")
        WISHES = "wishes", _("Where I’d like to go")

    class Audience(models.TextChoices):
        ME = "me", _("Only me")
        MANAGER = "manager", _("My manager and me")
        TEAM = "team", _("My team")
        EVERYONE = "everyone", _("Everyone here")

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="profile_notes")
    topic = models.CharField(max_length=8, choices=Topic)
    text = models.TextField(max_length=4000, blank=True)
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.ME)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "topic"], name="one_note_a_topic")]


def say(person: Person, topic: str, text: str, *, audience: str, version: int | None = None) -> ProfileNote:
    """On top of the version that was read (0: there was none); without one, whatever it says now."""
    said = {"text": text, "audience": audience}
    note, made = ProfileNote.objects.get_or_create(person=person, topic=topic, defaults=said)
    if made:
        return note
    if version not in (None, note.version) and (text, audience) != (note.text, note.audience):
        raise Stale(f"{topic}-text", theirs=note.text, mine=text, version=note.version)
    return note.rewrite(version=note.version, **said)
