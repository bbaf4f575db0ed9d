from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "alongside.journal"
    label = "journal"

    def ready(self) -> None:
        from alongside.foundation.happenings import record_with

        from .actions import record

        record_with(record)
