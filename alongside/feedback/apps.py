from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    name = "alongside.feedback"
    label = "feedback"

    def ready(self) -> None:
        from alongside.foundation.frame import Entry, add_entry

        from . import notices, occasions, receipts, retention

        notices.register()
        occasions.add_occasions(occasions.of_goals)
        receipts.register()
        retention.register()
        add_entry(Entry(35, _("Feedback"), _("Feedback"), "hand-heart", "feedback:index"))
