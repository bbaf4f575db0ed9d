"""A sign-in that is still open. Its person sees the list and can end each."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone


class Session(AbstractBaseSession):
    person = models.ForeignKey("people.Person", null=True, on_delete=models.CASCADE, related_name="sessions")
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    agent = models.CharField(max_length=200, blank=True)

    objects: ClassVar[BaseSessionManager[Session]] = BaseSessionManager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-started_at"]

    def end(self) -> None:
        self.delete()
