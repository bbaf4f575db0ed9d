"""What each purpose of the house may do with notices, letters and channels. `sql/` says it independently."""

from alongside.foundation.row_rules import EVERY, READ, Rows, both, either, everything, forgotten, older, where
from alongside.people.purposes import left_long_ago

from .models import Channel, ChannelAccess, ChannelChoice, MailChoice, Notice, OutboxItem

OF_WHO_LEFT = Rows(remove=left_long_ago("person"))

PURPOSES = {
    EVERY: {
        Channel: READ,
        ChannelChoice: READ,
        MailChoice: READ,
        Notice: Rows(add=where(by__isnull=True)),
        OutboxItem: Rows(add=where(state=OutboxItem.State.WAITING, attempts=0)),
    },
    "delivery": {
        Notice: READ,
        OutboxItem: Rows(read=everything, change=everything),
        Channel: Rows(change=everything),
        ChannelAccess: READ,
    },
    "reminders": {Notice: READ},
    "retention": {
        Notice: forgotten(either(older("seen_at", days=90), older("created_at", days=365))),
        OutboxItem: forgotten(either(older("ended_at", days=30), both(where(ended_at=None), older("due", days=30)))),
        MailChoice: OF_WHO_LEFT,
        ChannelChoice: OF_WHO_LEFT,
    },
}
