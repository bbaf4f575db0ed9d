from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class TrustConfig(AppConfig):
    name = "alongside.trust"
    label = "trust"

    def ready(self) -> None:
        from .about_people import register
        from .ground import lay_ground

        register()
        # Django tells only rooms with models that a migration is done, and *people* stands below this one.
        post_migrate.connect(lay_ground, sender=apps.get_app_config("people"))
