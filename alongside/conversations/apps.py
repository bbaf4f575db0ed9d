from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ConversationsConfig(AppConfig):
    name = "alongside.conversations"
    label = "conversations"

    def ready(self) -> None:
        from . import by_mail, live, notices, receipts, retention
        from .actions import lay_out_templates

        # Every company begins with the kinds that come with Alongside; a new version brings its new ones.
        post_migrate.connect(lay_out_templates, sender=self)

        by_mail.register()
        live.hear_the_journal()
        notices.register()
        receipts.register()
        retention.register()
