from django.apps import AppConfig


class MailboxConfig(AppConfig):
    name = "alongside.mailbox"
    label = "mailbox"

    def ready(self) -> None:
        from . import retention

        retention.register()
