"""The words of a letter that are its writer's own: what is quoted, and the signature, are cut."""

import re
from html.parser import HTMLParser

MOST = 100_000  # letters looked at
SIGNATURE = re.compile(r"^(-- ?|__+|Sent from my .*|Von meinem .* gesendet|Get Outlook for .*)$", re.IGNORECASE)
ORIGINAL = re.compile(
    r"^\s*(-{2,}\s*(Original Message|Forwarded message|Ursprüngliche Nachricht|Weitergeleitete Nachricht)\s*-{2,}"
    r"|_{20,})\s*$",
    re.IGNORECASE,
)
ATTRIBUTION = re.compile(
    r"^(On|Am|Le|El|Il|Op)\b.{5,200}(wrote|schrieb[^:]{0,80}|a écrit|escribió|ha scritto):\s*$", re.S
)
HEAD = re.compile(r"^\*?(From|Von|De|Da):\*?\s.*@", re.IGNORECASE)
BLOCKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol"}
HIDDEN = {"style", "script", "head", "title", "blockquote"}


def said_in(text: str) -> str:
    lines = text[:MOST].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    for number, line in enumerate(lines):
        if _ends_here(line, lines[number + 1 : number + 2]):
            break
        if not line.lstrip().startswith(">"):
            kept.append(line.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _ends_here(line: str, following: list[str]) -> bool:
    """A signature, or what another letter said. The line above a quotation is broken in two by some programs."""
    both = f"{line} {following[0]}" if following else line
    starts = ATTRIBUTION.match(line.strip()) or (
        line.startswith(("On ", "Am ", "Le ")) and ATTRIBUTION.match(both.strip())
    )
    return bool(SIGNATURE.match(line.rstrip("\r")) or ORIGINAL.match(line) or HEAD.match(line) or starts)


def without_markup(html: str) -> str:
    reader = _Reader()
    reader.feed(html[: MOST * 4])
    reader.close()
    return "".join(reader.said)


class _Reader(HTMLParser):
    """Words alone; nothing that is hidden, quoted, or fetched from elsewhere."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HIDDEN:
            self.hidden += 1
        elif tag in BLOCKS:
            self.said.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in HIDDEN:
            self.hidden = max(0, self.hidden - 1)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.said.append(" ".join(data.split()) + (" " if data[-1:].isspace() else ""))
