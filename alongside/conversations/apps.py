from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "alongside.conversations"
    label = "conversations"

    def ready(self) -> None:
        from . import live, notices

        live.hear_the_journal()
        notices.register()
