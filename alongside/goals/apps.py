from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "alongside.goals"
    label = "goals"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from alongside.foundation.frame import Entry, add_entry

        from . import notices, receipts, retention

        notices.register()
        receipts.register()
        retention.register()
        add_entry(Entry(32, _("Goals and numbers"), _("Goals"), "target", "goals:index"))
