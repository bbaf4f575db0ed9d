from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ConversationsConfig(AppConfig):
    name = "alongside.conversations"
    label = "conversations"

    def ready(self) -> None:
        from . import live, notices, occasions, receipts, retention
        from .actions import lay_out_templates

        # Every company begins with the kinds that come with Alongside; a new version brings its new ones.
        post_migrate.connect(lay_out_templates, sender=self)

        live.hear_the_journal()
        notices.register()
        occasions.register()
        receipts.register()
        retention.register()
