"""Whether a text is English enough to be read: a handful of its smallest words against those of its neighbours."""

import re

SMALL = {
    "en": "the a an of to and in for by with on at from my our that is are be as it this before after until every each",
    "de": "der die das und ein eine einen für mit bis von zu im am auf ist sind ich wir mein meine den dem des jede",
    "fr": "le la les des du et un une pour avec dans sur est sont je nous mon ma mes notre que qui au aux chaque avant",
    "es": "el la los las del y un una para con en sobre es son yo mi mis nuestro que al cada antes por hasta",
    "pt": "o a os as do da dos das e um uma para com em sobre é são meu minha nosso que ao cada antes por até",
    "it": "il lo la gli le del della e un una per con in su è sono mio mia nostro che al ogni prima entro",
    "nl": "de het een en van voor met in op is zijn ik wij mijn ons dat naar elke tegen tot bij",
}
WORDS = {language: set(words.split()) for language, words in SMALL.items()}


def is_english(text: str) -> bool:
    """A text without any small word is taken for English: “Reduce defects”."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    hits = {language: sum(word in small for word in words) for language, small in WORDS.items()}
    best = max(hits.values(), default=0)
    return hits["en"] == best and not re.search(r"[^\W\d_a-zA-ZÀ-ɏ]", text)
