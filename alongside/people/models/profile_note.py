"""What somebody says about themself, in their words, to the audience they choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.foundation.records import Versioned

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


def say(person: Person, topic: str, text: str, *, audience: str) -> ProfileNote:
    note, _created = ProfileNote.objects.update_or_create(
        person=person, topic=topic, defaults={"text": text, "audience": audience}
    )
    return note
