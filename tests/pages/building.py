"""How a page is built, whatever words it holds: told from its HTML."""

from html.parser import HTMLParser

Joint = tuple[str, str]  # a part, and the part it stands in: names, classes and attributes without their values

WITHOUT_END = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


def joints_of(html: str) -> set[Joint]:
    reader = _Reader()
    reader.feed(html)
    return reader.joints


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.within = ["the page"]
        self.names = [""]
        self.joints: set[Joint] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        part = self._seen(tag, attrs)
        if tag not in WITHOUT_END:
            self.within.append(part)
            self.names.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._seen(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Up to the part that ends here; those within it that say no end, as list items may, end with it."""
        if tag in self.names:
            keep = len(self.names) - 1 - self.names[::-1].index(tag)
            del self.names[keep:], self.within[keep:]

    def _seen(self, tag: str, attrs: list[tuple[str, str | None]]) -> str:
        part = " ".join([tag, dict(attrs).get("class") or "", *sorted(name for name, _value in attrs)])
        self.joints.add((self.within[-1], part))
        return part
