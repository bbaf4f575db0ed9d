from operator import attrgetter

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "alongside.notices"
    label = "notices"

    def ready(self) -> None:
        from alongside.foundation.frame import Entry, add_banner, add_entry
        from alongside.foundation.letters import carry_with

        from . import from_below, retention
        from .actions import carry
        from .queries import channels_down, mail_waiting, unseen_count

        carry_with(carry)
        from_below.register()
        retention.register()
        add_banner(lambda request: channels_down(request.user), "notices/channels/_banner.html")
        add_banner(lambda request: mail_waiting(request.user), "notices/mail/_banner.html")
        add_entry(
            Entry(
                92,
                _("Chat channels"),
                _("Channels"),
                "messages-square",
                "notices:channels",
                attrgetter("is_administrator"),
            )
        )
        add_entry(Entry(40, _("Notices"), _("Notices"), "bell", "notices:index", count=unseen_count))
