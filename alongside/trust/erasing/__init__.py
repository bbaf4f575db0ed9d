"""Erasing a person: deleting what was theirs alone, putting the pseudonym where their name stood, remembering it."""
