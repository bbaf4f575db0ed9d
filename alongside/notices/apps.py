from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "alongside.notices"
    label = "notices"

    def ready(self) -> None:
        from alongside.foundation.letters import carry_with

        from .actions import carry

        carry_with(carry)
