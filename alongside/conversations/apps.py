from operator import attrgetter

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from alongside.foundation.frame import Entry, add_entry


class ConversationsConfig(AppConfig):
    name = "alongside.conversations"
    label = "conversations"

    def ready(self) -> None:
        from alongside.trust.announcing import announce

        from . import by_mail, live, notices, occasions, receipts, retention
        from .actions import lay_out_templates
        from .queries.requirements import announced

        # Every company begins with the kinds that come with Alongside; a new version brings its new ones.
        post_migrate.connect(lay_out_templates, sender=self)

        by_mail.register()
        live.hear_the_journal()
        notices.register()
        occasions.register()
        receipts.register()
        retention.register()
        announce(announced)
        add_entry(
            Entry(
                87, _("Required talks"), _("Required"), "list", "conversations:requirements",
                attrgetter("is_administrator"),
            )
        )  # fmt: skip
