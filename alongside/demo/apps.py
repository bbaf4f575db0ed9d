from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "alongside.demo"
    label = "demo"

    def ready(self) -> None:
        from alongside.foundation.frame import add_bar

        from .bar import demo_bar

        add_bar(demo_bar)
