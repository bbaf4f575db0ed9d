"""Mailbox: the one mailbox that Alongside reads, and the secret addresses at which somebody writes to it.

It knows people, and nothing of what letters are about: rooms above say what they take (`taking.offer_to_take`). Nobody
is trusted for the name a letter bears: a secret address says who writes, or the room above has its own proof. Each
letter is dealt with once, however often the worker is killed; what was taken is deleted from the mailbox.

| what | verb | who | file |
|---|---|---|---|
| MailAddress | `open_address`, `address.close` | whose it is | `models.py` |
| Outage | `note_outage`, `end_outage` | the worker, while the mailbox does not answer | `models.py`, `reading.py` |
| Arrival | `note_arrival` | the worker, once for each letter | `models.py`, `reading.py` |
"""
