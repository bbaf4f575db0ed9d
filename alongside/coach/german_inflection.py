"""The forms of a German word, good enough for rules: endings of weak verbs and of adjectives."""

VERB_ENDINGS = ("e", "st", "t", "en", "te", "test", "ten", "tet")
ADJECTIVE_ENDINGS = ("", "e", "er", "es", "en", "em")


def forms(word: str) -> set[str]:
    """`kümmern~` has the forms of a verb, `faul~` those of an adjective."""
    if word.endswith(("en", "ern", "eln")) and len(word) > 4:
        stem = word.removesuffix("n").removesuffix("e")
        link = "e" if stem.endswith(("t", "d")) else ""
        endings = (link + ending if ending[0] in "st" else ending for ending in VERB_ENDINGS)
        return {word, *(stem + ending for ending in endings), f"ge{stem}{link}t"}
    return {word + ending for ending in ADJECTIVE_ENDINGS}
