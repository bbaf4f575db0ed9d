from operator import attrgetter

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alongside.foundation.frame import Entry, add_entry


class HomeConfig(AppConfig):
    name = "alongside.home"
    label = "home"

    def ready(self) -> None:
        add_entry(Entry(10, _("Your week"), _("Week"), "calendar-days", "home:today"))
        add_entry(Entry(20, _("Conversations"), _("Talks"), "messages-square", "conversations:index"))
        add_entry(Entry(30, _("Promises"), _("Promises"), "heart-handshake", "conversations:promises"))
        add_entry(
            Entry(80, _("Templates"), _("Templates"), "list", "conversations:templates", attrgetter("is_hr_partner"))
        )
        add_entry(Entry(85, _("Data kept"), _("Data"), "history", "trust:keeping", attrgetter("is_administrator")))
        add_entry(
            Entry(90, _("People import"), _("Import"), "upload", "people:imports", attrgetter("is_administrator"))
        )
