"""Notices: tells people what happened, in the app and by mail, kindly and once.

Nouns: Notice (a line in somebody's inbox here), OutboxItem (a mail on its way). Rooms announce through the journal
or hand over a `Letter`; this room decides nothing about content and carries no private text.
"""
