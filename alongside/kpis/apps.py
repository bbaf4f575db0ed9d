from django.apps import AppConfig


class KpisConfig(AppConfig):
    name = "alongside.kpis"
    label = "kpis"

    def ready(self) -> None:
        from . import notices

        notices.register()
