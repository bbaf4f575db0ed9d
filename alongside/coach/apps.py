from pathlib import Path

from django.apps import AppConfig


class CoachConfig(AppConfig):
    name = "alongside.coach"
    label = "coach"

    def ready(self) -> None:
        from django.conf import settings

        from .rulebook import use_rules

        if settings.COACH_RULES:
            use_rules(Path(settings.COACH_RULES))
