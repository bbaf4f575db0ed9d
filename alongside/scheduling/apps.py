from django.apps import AppConfig


class SchedulingConfig(AppConfig):
    name = "alongside.scheduling"
    label = "scheduling"

    def ready(self) -> None:
        from . import notices, retention

        notices.register()
        retention.register()
