"""Reading YAML strictly: every value knows its key and its line, nothing is guessed, nothing is skipped."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

import yaml
from django.utils.translation import gettext as _

from .problem import KindProblem

MOST_CHARACTERS = 100_000

T = TypeVar("T")
Word = TypeVar("Word", bound=str)


@dataclass(frozen=True)
class Entry:
    """One value on the sheet; `key` is its address as a person would say it, "stages › 2 › minutes"."""

    node: yaml.Node
    key: str
    line: int

    @property
    def is_plain(self) -> bool:
        return isinstance(self.node, yaml.ScalarNode)

    def fields(self, needed: Collection[str], optional: Collection[str] = ()) -> dict[str, "Entry"]:
        """The entries of a mapping by key; a key too many, twice or missing is refused."""
        found: dict[str, Entry] = {}
        for name, value in self._pairs():
            key = name.value if isinstance(name, yaml.ScalarNode) else "?"
            entry = Entry(value, self._inside(key), _line(name))
            if key in found:
                raise entry.problem(_("is written twice. Keep one of the two."))
            if key not in needed and key not in optional:
                raise entry.problem(_("is not known here. Use one of: %s.") % ", ".join([*needed, *optional]))
            found[key] = entry
        for key in needed:
            if key not in found:
                raise KindProblem(self._inside(key), _("is missing. Add a line for it."), line=self.line)
        return found

    def items(self) -> list["Entry"]:
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.problem(_("is a list. Begin each of its lines with a dash."))
        nodes = enumerate(self.node.value, start=1)
        return [Entry(node, self._inside(str(place)), _line(node)) for place, node in nodes]

    def text(self) -> str:
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.problem(_("is one text. Write it on one line."))
        return one_line(str(self.node.value))

    def number(self) -> int:
        text = self.text()
        if not re.fullmatch(r"\d{1,4}", text, re.ASCII):
            raise self.problem(_("is a whole number. “%s” is not one.") % text[:40])
        return int(text)

    def flag(self) -> bool:
        return self.one_of(("true", "false")) == "true"

    def one_of(self, choices: Sequence[Word]) -> Word:
        text = self.text()
        for choice in choices:
            if choice == text:
                return choice
        raise self.problem(_("is one of: %s.") % ", ".join(choices))

    def build(self, make: Callable[..., T], **values: object) -> T:
        """Make the thing from its values; what it refuses is told with its line."""
        try:
            return make(**values)
        except KindProblem as problem:
            raise KindProblem(self._inside(problem.key), problem.advice, line=self._line_of(problem.key)) from None

    def problem(self, advice: str) -> KindProblem:
        return KindProblem(self.key or _("This text"), advice, line=self.line)

    def _pairs(self) -> list[tuple[yaml.Node, yaml.Node]]:
        if not isinstance(self.node, yaml.MappingNode):
            raise self.problem(_("has keys and values. Write each on its own line, as “key: value”."))
        return list(self.node.value)

    def _inside(self, key: str) -> str:
        return f"{self.key} › {key}" if self.key else key

    def _line_of(self, key: str) -> int:
        lines = [_line(name) for name, _value in self._pairs() if name.value == key]
        return lines[0] if lines else self.line


def read(text: str) -> Entry:
    """The whole sheet, or a `KindProblem` that says where it stops being readable."""
    whole = _("This text")
    if len(text) > MOST_CHARACTERS:
        raise KindProblem(whole, _("is longer than %d characters. Shorten it.") % MOST_CHARACTERS)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise KindProblem(
            whole, _("can’t be read from here on. Check indents, colons and quotes."), line=line
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise KindProblem(whole, _("can’t be read as YAML. Export the kind again and edit that file.")) from None
    if node is None:
        raise KindProblem(whole, _("is empty. Export a kind first and edit that file."))
    return Entry(node, "", _line(node))


def one_line(text: str) -> str:
    """Line breaks and runs of blanks become one blank; a no-break space stays what it is."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
