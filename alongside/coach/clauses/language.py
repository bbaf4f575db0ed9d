"""What is known of one language: its word lists, how its words are folded, the forms of its verbs."""

from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from .. import german_inflection, inflection
from ..patterns import Lists
from .tokens import Fold

DATA = Path(__file__).resolve().parent.parent / "data"
PLAIN_STRINGS: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # `no` is a word here, not a truth


class Language:
    """One language's words, read once from `data/<key>/words/`."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.data, self.entries = _words(DATA / key / "words")
        self.fold = Fold(*(self.data.get(name, {}) for name in ("contractions", "endings", "spellings")))
        self.forms: Callable[[str], set[str]] = german_inflection.forms if key == "de" else inflection.forms
        self.lists = Lists(self.entries, self.forms, self.fold)

    def words(self, name: str) -> frozenset[str]:
        """One of the reader's own word groups, or a list for rules, folded."""
        return self._groups(name)

    @cached_property
    def _groups(self) -> Callable[[str], frozenset[str]]:
        def group(name: str) -> frozenset[str]:
            if name == "trait_words":
                return frozenset(" ".join(self.words("trait_own") | self.words("trait_shared")).split())
            return frozenset(map(self.fold, self.data.get(name) or self.entries.get(name, [])))

        return cache(group)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Every form of the verbs the lists name."""
        return frozenset().union(*(self.forms(verb) for verb in self._doing | self.words("deed")))

    @cached_property
    def _doing(self) -> frozenset[str]:
        return self.words("act") | self.words("say")

    @cached_property
    def _pasts(self) -> frozenset[str]:
        return frozenset().union(*(inflection.pasts(verb) for verb in self._doing | self.words("deed")))

    @cached_property
    def finite(self) -> frozenset[str]:
        """Forms that hold a clause by themselves: wants, wanted. Not `want`, which is a noun as well, nor `wanting`."""
        return self._pasts | {inflection.third(verb) for verb in self._doing}

    @cached_property
    def past(self) -> frozenset[str]:
        return self._pasts | self.words("past_words")

    @cached_property
    def adverbs(self) -> frozenset[str]:
        """Single words that may stand anywhere without changing who a clause is about."""
        return frozenset(word for word in self.words("adverb") if " " not in word)

    @cached_property
    def people(self) -> frozenset[str]:
        """The last words of the nouns for people."""
        return frozenset(noun.split()[-1] for noun in self.words("person_noun"))


@cache
def language_named(key: str) -> Language:
    return Language(key)


def _words(folder: Path) -> tuple[dict[str, Any], dict[str, list[str]]]:
    names = DATA / "first_names.yaml"
    data: dict[str, Any] = yaml.load(names.read_text(encoding="utf-8"), Loader=PLAIN_STRINGS)  # noqa: S506
    entries: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*.yaml")):
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=PLAIN_STRINGS)  # noqa: S506
        entries |= content.pop("lists", {})
        data |= content
    return data, entries
