"""The small language rules are written in: words and their places, never a regular expression.

| it says | it matches |
|---|---|
| `cut out for` | these words, in this order |
| `he/she`, `want~` | either word; any form of the word |
| `(sees|has seen) it` | one of several phrases |
| `really?`, `<adverb>*` | perhaps; up to four times |
| `<person>` | a word or phrase of that list |
| `_`, `...` | any one word; up to five words |
| `^`, `$` | where a sentence begins, where it ends |

A pattern is compiled into a regular expression over a *tape*: the words of one sentence, each with a space behind.
Everything in it is bounded, so no pattern can be slow on any text.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod

LONGEST = 4_000  # characters of a pattern
MOST_WAYS = 5_000  # to match one place; more could be slow
DEEPEST = 12  # brackets in brackets
MARK = "^"  # stands behind a name on the tape
BEGIN, END = "\x02", "\x03"  # the ends of a sentence on the tape
TOKEN = re.compile(r"\s*(\.\.\.|<[a-z_]+>|[()|?*^$]|[^\s()|?*^$<>]+|[<>])")
GLUED = re.compile(r"[\w>)][(<]|[>)][\w<(]")
OPENING = "("
UNBOUNDED: frozenset[str] | None = None


class PatternProblem(ValueError):
    """A pattern that does not read, in words that say where."""


@dataclass(frozen=True)
class Piece:
    """A part of a pattern: its regular expression, and words of which one must be there (None: no such words)."""

    regex: str
    anchors: frozenset[str] | None
    optional: bool = False
    ways: int = 1  # in which it may match one place: what a search may have to try


@dataclass(frozen=True)
class Pattern:
    """A pattern, compiled when it is first looked for."""

    source: str
    piece: Piece

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(rf"(?:(?<= )|^)(?:{self.piece.regex})")

    @property
    def anchors(self) -> frozenset[str] | None:
        return self.piece.anchors


class Lists:
    """The word lists and phrases that `<name>` stands for, and the forms of a word."""

    def __init__(self, entries: Mapping[str, list[str]], forms: Callable[[str], set[str]], fold: Callable[[str], str]):
        self.entries, self.forms, self.fold = entries, forms, fold
        self._pieces: dict[str, Piece] = {}

    def piece(self, name: str, depth: int) -> Piece:
        if name in BUILT_IN:
            return BUILT_IN[name]
        if name not in self.entries:
            raise PatternProblem(f"There is no list named <{name}>.")
        if name not in self._pieces:
            if depth > DEEPEST:
                raise PatternProblem(f"The list <{name}> stands inside itself.")
            self._pieces[name] = self._read(self.entries[name], depth)
        return self._pieces[name]

    def _read(self, entries: list[str], depth: int) -> Piece:
        """Plain phrases share their beginnings, so that a long list is as quick as a short one."""
        plain = {self.fold(entry) for entry in entries if PLAIN.fullmatch(entry)}
        others = [_Reader(entry, self, depth + 1).read() for entry in entries if not PLAIN.fullmatch(entry)]
        if len(plain) < 3:
            return either(others + [in_order([_literal(word) for word in phrase.split()]) for phrase in sorted(plain)])
        first_words = frozenset(phrase.split()[0] for phrase in plain)
        return either([*others, Piece(_shared(sorted(plain)), first_words)])


def compiled(source: str, lists: Lists) -> Pattern:
    """The pattern that `source` describes. Raises PatternProblem where it does not read."""
    if len(source) > LONGEST:
        raise PatternProblem(f"A pattern has {LONGEST} characters at most; this one has {len(source)}.")
    piece = _Reader(source, lists, 0).read()
    if piece.ways > MOST_WAYS:
        raise PatternProblem(
            f"“{source}” has too many gaps and repetitions. Take some out, or make two patterns of it."
        )
    return Pattern(source, piece)


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, source: str, lists: Lists, depth: int) -> None:
        self.source, self.lists, self.depth = source, lists, depth
        if glued := GLUED.search(source):
            raise PatternProblem(f"“{glued.group()}” in “{source}” has no space between its parts.")
        self.tokens = TOKEN.findall(source)
        self.at = 0

    def read(self) -> Piece:
        piece = self.alternatives()
        if self.at < len(self.tokens):
            raise PatternProblem(f"“{self.source}” has a bracket too many.")
        if not self.tokens or piece.optional:
            raise PatternProblem(f"“{self.source}” would match nothing at all. Name a word that has to be there.")
        return piece

    def alternatives(self) -> Piece:
        pieces = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            pieces.append(self.sequence())
        return either(pieces)

    def sequence(self) -> Piece:
        pieces: list[Piece] = []
        while self.peek() not in (None, "|", ")"):
            pieces.append(self.repeated(self.atom()))
        if not pieces:
            raise PatternProblem(f"“{self.source}” has an empty place between its bars or brackets.")
        return in_order(pieces)

    def atom(self) -> Piece:
        token = self.tokens[self.at]
        self.at += 1
        if token == OPENING:
            return self.bracket()
        if token in ("?", "*"):
            raise PatternProblem(f"“{self.source}” has a {token} with nothing before it.")
        if token.startswith("<") and token.endswith(">"):
            return self.lists.piece(token[1:-1], self.depth)
        return SIGNS[token] if token in SIGNS else self.word(token)

    def bracket(self) -> Piece:
        self.depth += 1
        if self.depth > DEEPEST:
            raise PatternProblem(f"“{self.source}” has brackets in brackets more than {DEEPEST} deep.")
        piece = self.alternatives()
        if self.peek() != ")":
            raise PatternProblem(f"“{self.source}” opens a bracket that it does not close.")
        self.at += 1
        self.depth -= 1
        return piece

    def repeated(self, piece: Piece) -> Piece:
        sign = self.peek()
        if sign not in ("?", "*"):
            return piece
        self.at += 1
        if self.peek() in ("?", "*"):
            raise PatternProblem(f"“{self.source}” repeats what is repeated already.")
        times, ways = ("?", piece.ways + 1) if sign == "?" else ("{0,4}", 5 * piece.ways)
        return Piece(f"(?:{piece.regex}){times}", UNBOUNDED, optional=True, ways=ways)

    def word(self, token: str) -> Piece:
        """One word, or several with a bar between; with ~ any of its forms. Hyphens part words, as on the tape."""
        if not any(character.isalnum() for character in token):
            return _literal(token)
        pieces = []
        for choice in token.split("/"):
            words = self.lists.fold(choice.rstrip("~")).split()
            last = self.lists.forms(words[-1]) if choice.endswith("~") and words else set(words[-1:])
            pieces += [in_order([_literal(word) for word in [*words[:-1], form]]) for form in sorted(last)]
        if not pieces:
            raise PatternProblem(f"“{self.source}” has a sign that stands for nothing.")
        return either(pieces)

    def peek(self) -> str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None


BUILT_IN = {
    "name": Piece(rf"(?:[^ ]+\{MARK} ){{1,3}}", UNBOUNDED),
    "ing": Piece(r"\w{2,}ing ", UNBOUNDED),
    "digits": Piece(r"\d[^ ]* ", UNBOUNDED),
    "clock": Piece(r"\d{1,2}[:.]\d\d ", UNBOUNDED),
}
PLAIN = re.compile(r"[^()|?*^$<>~/_.]+")
SIGNS = {
    "_": Piece(r"\w[^ ]* ", UNBOUNDED),
    "...": Piece(r"(?:\w[^ ]* ){0,5}", UNBOUNDED, optional=True, ways=6),
    "^": Piece(f"{BEGIN} ", UNBOUNDED),
    "$": Piece(rf"(?:[.!?…]+ )?{END} ", UNBOUNDED),
}


def _literal(word: str) -> Piece:
    return Piece(re.escape(word) + rf"\{MARK}? ", frozenset({word}))


def _shared(phrases: list[str]) -> str:
    """A regular expression for many phrases in which those that begin alike are tried together."""
    branches: dict[str, list[str]] = {}
    for phrase in phrases:
        head, _space, rest = phrase.partition(" ")
        branches.setdefault(head, []).append(rest)
    letters: dict[str, list[str]] = {}
    for head, rests in sorted(branches.items(), reverse=True):
        longest_first = sorted((rest for rest in rests if rest), key=len, reverse=True)
        further = "|".join(re.escape(rest).replace(r"\ ", " ") + " " for rest in longest_first)
        after = f"(?:{further})" + ("?" if "" in rests else "") if further else ""
        letters.setdefault(head[:2], []).append(re.escape(head[2:]) + rf"\{MARK}? " + after)
    return f"(?:{'|'.join(f'{re.escape(two)}(?:{chr(124).join(ends)})' for two, ends in letters.items())})"


def in_order(pieces: list[Piece]) -> Piece:
    """One after the other: the rarest list of words that has to be there anchors the whole."""
    bound = [piece.anchors for piece in pieces if piece.anchors is not None and not piece.optional]
    anchors = min(bound, key=len) if bound else UNBOUNDED
    ways = prod(piece.ways for piece in pieces)
    return Piece("".join(p.regex for p in pieces), anchors, all(p.optional for p in pieces), ways)


def either(pieces: list[Piece]) -> Piece:
    """One of several: any of their anchors may be the one that is there."""
    if len(pieces) == 1:
        return pieces[0]
    bound = [piece.anchors for piece in pieces]
    anchors = None if any(a is None for a in bound) else frozenset().union(*(a for a in bound if a is not None))
    longest_first = sorted({piece.regex for piece in pieces}, key=lambda regex: (-len(regex), regex))
    ways = max(piece.ways for piece in pieces)
    return Piece(f"(?:{'|'.join(longest_first)})", anchors, any(p.optional for p in pieces), ways)
