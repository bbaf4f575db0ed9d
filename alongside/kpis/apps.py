from operator import attrgetter

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KpisConfig(AppConfig):
    name = "alongside.kpis"
    label = "kpis"

    def ready(self) -> None:
        from alongside.foundation.frame import Entry, add_entry

        from . import notices, receipts, retention

        notices.register()
        receipts.register()
        retention.register()
        is_administrator = attrgetter("is_administrator")
        add_entry(Entry(91, _("Sources of numbers"), _("Sources"), "chart-line", "kpis:sources", is_administrator))
