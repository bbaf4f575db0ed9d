"""Which words are names of people: capitals where none is due, first names, a capital that has a verb."""

from collections.abc import Sequence

from .language import Language
from .tokens import Token

TITLES = {"mr", "mrs", "ms", "miss", "dr"}


def names(words: Sequence[str], tokens: Sequence[Token], language: Language) -> frozenset[int]:
    """The places of names in a sentence."""
    found: set[int] = set()
    for at, word in enumerate(words):
        if _is_name(at, word, words, tokens, language, found):
            found.add(at)
    return frozenset(found)


def _is_name(
    at: int, word: str, words: Sequence[str], tokens: Sequence[Token], language: Language, found: set[int]
) -> bool:
    token = tokens[at]
    if not token.is_capital or not word.isalpha() or token.written.isupper():
        return False
    if word in language.words("not_a_name") or _is_closed(word, language):
        return False
    if language.data.get("nouns_are_capital") or word in language.words("first_name"):
        return word in language.words("first_name")
    before = words[at - 1] if at else ""
    if at - 1 in found:
        return True
    if before in TITLES:
        return True
    if before in language.words("determiners") or before in {"in", "at", "near", "#"}:
        return False
    return _is_subject(at, words, language) if _opens(at, words) else True


def _opens(at: int, words: Sequence[str]) -> bool:
    return not any(word[0].isalnum() for word in words[:at])


def _is_subject(at: int, words: Sequence[str], language: Language) -> bool:
    """A capital at the beginning counts where a verb follows and the word is not one we know otherwise."""
    if words[at] in language.verbs or words[at] in language.people or words[at].endswith("ing"):
        return False
    following = next((word for word in words[at + 1 :] if word not in language.adverbs), "")
    return following in language.words("auxiliaries") and not words[at].endswith(("s", "ion", "ment", "ity", "ness"))


def _is_closed(word: str, language: Language) -> bool:
    groups = ("pronouns_person", "pronouns_self", "pronouns_group", "pronouns_thing", "pronouns_crowd", "determiners")
    rest = ("prepositions", "coordinators", "subordinators", "auxiliaries", "negations", "adverb", "trait_own")
    return any(word in language.words(group) for group in groups + rest)
