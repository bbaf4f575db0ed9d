"""The demo's five stories. Each is a pair or a person, with what happened between them in plain words."""
