"""Notices: tells people what happened, in the app and by mail, kindly and once.

Nouns: Notice (a line in somebody's inbox here), OutboxItem (a mail, or a message to a channel, on its way), MailChoice
(what also comes by mail), Channel (of a chat program), ChannelChoice (what also goes there).
Rooms above announce their kinds of notices and `tell()`, or hand over a `Letter`; this room decides nothing about
content and carries no private text. A letter goes composing → delivery → posting; `delivery.py` says what a crash
may do to it. A message to a channel goes bringing → channel_messages, and a channel that is away keeps nobody waiting.
"""
