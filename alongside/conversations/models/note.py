"""Note: a point one of the two writes in a stage. Shared, and always in somebody's voice.

With one screen between them one may write the other's words: those are *not yet checked* until the other's own tap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.foundation.errors import NotPossible
from alongside.foundation.records import Versioned
from alongside.people.models import Person

if TYPE_CHECKING:
    from .conversation import Conversation
    from .talking_point import TalkingPoint


class Note(Versioned):
    class Heading(models.TextChoices):
        """What a line about the numbers is: the four boxes of a KPI review."""

        TELLS = "tells", gettext_lazy("What it tells us")
        HELPED = "helped", gettext_lazy("What helped")
        IN_THE_WAY = "in_the_way", gettext_lazy("What got in the way")
        TRY = "try", gettext_lazy("What we try")

    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="notes")
    stage = models.CharField(max_length=20, blank=True)
    point = models.ForeignKey(
        "conversations.TalkingPoint", null=True, blank=True, on_delete=models.PROTECT, related_name="notes"
    )
    voice = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    writer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    heading = models.CharField(max_length=10, choices=Heading, blank=True)
    text = models.TextField(max_length=8000)
    is_growing_edge = models.BooleanField(default=False)
    instance = models.CharField(max_length=300, blank=True)  # what both could read beforehand, for a growing edge
    checked_at = models.DateTimeField(null=True, blank=True)
    reworded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["conversation", "created_at"])]

    @property
    def is_checked(self) -> bool:
        return self.writer_id == self.voice_id or self.checked_at is not None

    def vouch(self, *, by: Person) -> None:
        """“Yes, these are my words.” One tap, in one's own account."""
        if by.pk != self.voice_id:
            raise NotPossible(_("Only the person whose words these are can check them."))
        if not self.is_checked:
            self.rewrite(version=self.version, checked_at=timezone.now())

    def reword(self, text: str, *, by: Person, version: int) -> None:
        """Change the words on top of `version`; raises `Stale` with both texts if somebody was faster."""
        if self.conversation.has_recap:
            raise NotPossible(_("The recap is being written. Change the words there."))
        own = by.pk == self.voice_id
        self.rewrite(
            version=version,
            text=text,
            writer=by,
            reworded_at=timezone.now(),
            checked_at=timezone.now() if own else None,
        )


def write_note(
    conversation: Conversation,
    text: str,
    *,
    by: Person,
    voice: Person | None = None,
    stage: str = "",
    point: TalkingPoint | None = None,
    growing_edge: bool = False,
    instance: str = "",
    heading: str = "",
) -> Note:
    """Share a note. `voice` is whose words these are: one's own, unless one writes for both on one screen."""
    if not conversation.is_open:
        raise NotPossible(_("This talk is over. Add it to the recap, or to the next talk."))
    return Note.objects.create(
        conversation=conversation,
        stage=stage,
        point=point,
        voice=voice or by,
        writer=by,
        text=text,
        is_growing_edge=growing_edge,
        instance=instance,
        heading=heading,
    )
