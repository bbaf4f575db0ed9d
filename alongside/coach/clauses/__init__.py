"""A clause reader: who a clause is about, whether it says what they are or what they did, and what it denies.

It knows a language's closed words and some verbs, and no grammar beyond that: a guess that is right often enough to
decide whether a word is said of a person. `language.py` holds what it knows, `reader.py` what it does.
"""

from .language import Language, language_named
from .reader import sentences
from .sentence import Clause, Sentence

__all__ = ["Clause", "Language", "Sentence", "language_named", "sentences"]
