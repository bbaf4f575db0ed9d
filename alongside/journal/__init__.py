"""The journal: what happened, by whom, when. Append-only, no content.

Verbs of upper rooms call `journal.record("conversation.concluded", about=conversation, by=person)` in their own
transaction; `notices` and the timeline read it.
"""
