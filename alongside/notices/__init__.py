"""Notices: tells people what happened, in the app and by mail, kindly and once.

Nouns: Notice (a line in somebody's inbox here), OutboxItem (a mail on its way), MailChoice (what also comes by mail).
Rooms above announce their kinds of notices and `tell()`, or hand over a `Letter`; this room decides nothing about
content and carries no private text. A letter goes composing → delivery → posting; `delivery.py` says what a crash
may do to it.
"""
