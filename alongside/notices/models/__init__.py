from .mail_choice import MailChoice
from .notice import Notice
from .outbox_item import OutboxItem

__all__ = ["MailChoice", "Notice", "OutboxItem"]
