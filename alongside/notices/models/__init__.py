from .channel import Channel, ChannelAccess, connect
from .channel_choice import ChannelChoice
from .mail_choice import MailChoice
from .notice import Notice
from .outbox_item import OutboxItem

__all__ = ["Channel", "ChannelAccess", "ChannelChoice", "MailChoice", "Notice", "OutboxItem", "connect"]
