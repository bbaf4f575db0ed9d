from operator import attrgetter

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alongside.foundation.frame import Entry, add_entry


class InsightsConfig(AppConfig):
    name = "alongside.insights"
    label = "insights"

    def ready(self) -> None:
        from . import retention

        add_entry(Entry(78, _("Insights"), _("Insights"), "chart-line", "insights:index", attrgetter("is_hr_partner")))
        add_entry(
            Entry(86, _("Group size"), _("Groups"), "users", "insights:group_size", attrgetter("is_administrator"))
        )
        retention.register()
