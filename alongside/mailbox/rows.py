"""One's own secret address. The worker finds it by its hash, and writes down what it dealt with."""

from alongside.foundation.row_rules import Rows, nothing

from . import policies
from .models import Arrival, MailAddress

OWN = policies.addresses_visible_to

ROWS = {
    MailAddress: Rows(read=OWN, add=OWN, remove=OWN),
    Arrival: Rows(read=nothing),
}
