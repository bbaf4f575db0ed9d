from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrustConfig(AppConfig):
    name = "alongside.trust"
    label = "trust"

    def ready(self) -> None:
        from . import clocks
        from .about_people import register
        from .ground import lay_ground

        post_migrate.connect(lay_ground, sender=self)
        clocks.register()
        register()
