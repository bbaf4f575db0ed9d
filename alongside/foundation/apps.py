from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "alongside.foundation"
    label = "foundation"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from .plans import keep_plans

        connection_created.connect(keep_plans)
