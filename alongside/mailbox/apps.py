from django.apps import AppConfig


class MailboxConfig(AppConfig):
    name = "alongside.mailbox"
    label = "mailbox"

    def ready(self) -> None:
        from alongside.foundation.frame import add_banner

        from . import retention
        from .queries import long_outage

        retention.register()
        add_banner(lambda request: long_outage(request.user), "mailbox/_banner.html")
