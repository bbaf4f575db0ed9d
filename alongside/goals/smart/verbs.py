"""What a goal begins with: a wish, a vague verb, an action, or one that hands something over."""

import re
from dataclasses import dataclass
from typing import Literal

from .days import days

Kind = Literal["wish", "vague", "acts", "delivers"]


def _begins(phrases: str, stems: str = "") -> re.Pattern[str]:
    """Whole phrases divided by commas, and stems of single words that may go on."""
    whole = "|".join(phrase.strip() for phrase in phrases.split(","))
    parts = [rf"(?:{whole})\b", *([rf"(?:{'|'.join(stems.split())})\w*"] if stems else [])]
    return re.compile(f"(?:{'|'.join(parts)})", re.IGNORECASE)


OPENING = re.compile(
    r"^\W*(?:(?:i|we)(?: will|'ll| want to| would like to| am going to| plan to| intend to| aim to)"
    r"|(?:my|our) (?:goal|aim|objective) is to|to|please|try to|aim to|strive to|always|actively|proactively"
    r"|successfully|continuously|consistently|further|constantly|regularly|effectively|just|also)\s+",
    re.IGNORECASE,
)
WISHES = _begins(
    """be, become, stay, remain, feel, think, try, hope, look into, look at, do (?:my|our|the) best,
    do (?:more|less|better), get (?:better|good|stronger|more), grow as, grow personally,
    keep (?:up|on|going|learning|improving),
    communicate (?:better|clearly|more|effectively),
    (?:develop|improve|challenge|push|educate|stretch) (?:myself|ourselves),
    (?:show|take) (?:more )?(?:initiative|leadership|ownership|responsibility), have an? (?:better|positive),
    less, more, better, fewer, higher, greater, ongoing, continuous, continued""",
    "striv aspir excel continu",
)
VAGUE = _begins(
    """work (?:on|with|towards?), focus on, concentrate on, drive, help (?:out|with), manage, engage, care,
    make sure, develop(?! (?:the|an?|two|three|our|my) .), build (?:relationships|trust|bridges|rapport|better),
    deliver (?:value|excellence|quality|results), create (?:value|impact)""",
    """improv enhanc support ensur maintain strengthen increas boost foster promot optimi[sz] advanc encourag contribut
    facilitat streamlin leverag cultivat nurtur empower elevat uplift deepen grow rais expand""",
)
ABOUT_SOMETHING = _begins("drive, make sure", "increas grow rais expand boost support improv strengthen develop")
DELIVERS = _begins(
    "set up, roll out, put up",
    """(?:re)?writ publish launch (?:re)?build ship deliver finish complet open replac migrat automat document
    organi[sz] translat creat draft install introduc mov prototyp releas implement produc prepar hand""",
)
LEARNS_TO = re.compile(r"\blearn\b[^.]*\bto (\w+ .+)", re.I)
EMPTY = re.compile(
    r"^(?:more|less|better|faster|harder|smarter|well|things|stuff|it|everything|up|on|out|soon|asap|excellence)?\W*$",
    re.I,
)


@dataclass(frozen=True)
class Verb:
    """`is_about_something`: vague, and yet what it is about may make it half clear (grow revenue in the Nordics)."""

    kind: Kind
    is_about_something: bool = False


def first_verb(text: str) -> Verb:
    """The kind of what the text begins with, once dates and openings are taken away."""
    plain = opened(text)
    if WISHES.match(plain):
        return Verb("wish")
    if VAGUE.match(plain):
        return Verb("vague", bool(ABOUT_SOMETHING.match(plain)))
    if DELIVERS.match(plain):
        return Verb("delivers")
    if LEARNS_TO.match(plain) and DELIVERS.match(LEARNS_TO.match(plain).group(1)):  # type: ignore[union-attr]
        return Verb("delivers")
    return Verb("acts")


def has_object(text: str) -> bool:
    """Whether anything follows the verb that says what is acted on."""
    return not EMPTY.match(object_of(text))


def object_of(text: str) -> str:
    """What comes after the verb; after the verb of what is learned, where something is learned to do something."""
    plain = opened(text)
    learned = LEARNS_TO.match(plain)
    words = (learned.group(1) if learned else plain).split(maxsplit=1)
    after = words[1] if len(words) > 1 else ""
    return re.sub(r"^(?:up|out|off|over|down)\s+", "", after)


def opened(text: str) -> str:
    """The sentence from its verb on."""
    plain = days(text).rest.strip(" ,;:-–•*")
    while found := OPENING.match(plain):
        plain = plain[found.end() :]
    return plain
