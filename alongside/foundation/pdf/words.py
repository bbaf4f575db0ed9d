"""Somebody's words as a tree that Typst can walk: the same Markdown as on the page, read from the same renderer."""

from html.parser import HTMLParser
from typing import TypeAlias

from alongside.foundation.markdown import voice

Words: TypeAlias = "str | dict[str, str | list[Words]]"


def words(text: str) -> list[Words]:
    """Strings and `{"tag": "p", "of": [...]}`; the tags are p, br, em, strong, ul, ol and li."""
    tree = _Tree()
    tree.feed(voice(text))
    tree.close()
    return tree.top


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top: list[Words] = []
        self.open: list[list[Words]] = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        inside: list[Words] = []
        self.open[-1].append({"tag": tag, "of": inside})
        if tag != "br":
            self.open.append(inside)

    def handle_endtag(self, tag: str) -> None:
        if tag != "br":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        line = data.strip("\n")
        if line:
            self.open[-1].append(line)
