"""What the reading of the mailbox, and its clock, may do with the rows here."""

from alongside.foundation.row_rules import READ, Rows, everything, forgotten, older
from alongside.people.purposes import left_long_ago

from .models import Arrival, MailAddress, Outage

PURPOSES = {
    "mailbox": {
        MailAddress: READ,
        Arrival: Rows(read=everything, add=everything),
        Outage: Rows(read=everything, add=everything, change=everything, remove=everything),
    },
    "retention": {
        Arrival: forgotten(older("created_at", days=90)),
        MailAddress: forgotten(left_long_ago("person")),
    },
}
