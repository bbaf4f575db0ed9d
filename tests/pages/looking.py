"""Looking at one page as five different screens would show it, without loading it again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from django.test import Client
from playwright.sync_api import Browser, Page, ViewportSize

from alongside.people.models import Person
from alongside.people.testing import signed_in
from tests.doors import LONG
from tests.journeys.people import hold_session

from .building import Joint, joints_of
from .visits import Visit

AXE = (Path(__file__).resolve().parent.parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
DESKTOP, PHONE, NARROW = (ViewportSize(width=w, height=h) for w, h in ((1280, 900), (390, 844), (320, 800)))
Scheme = Literal["light", "dark"]
Direction = Literal["ltr", "rtl"]
ORDINARY = 100_000  # bytes a page and all it brings may weigh on its way

# Every rule of WCAG 2.2 A and AA and of axe's good practice. What it cannot decide comes with axe's reason.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]  # the dark page is the light one in other colours
OF_ROOM = ["target-size", "scrollable-region-focusable"]  # the narrow page is the wide one with less of it
Screen = tuple[ViewportSize, dict[Scheme, list[str]], list[Direction]]
BOTH_SCHEMES: dict[Scheme, list[str]] = {"light": RULES, "dark": OF_COLOURS}
BOTH_WAYS: list[Direction] = ["ltr", "rtl"]
EACH: list[Screen] = [(DESKTOP, BOTH_SCHEMES, BOTH_WAYS), (PHONE, BOTH_SCHEMES, BOTH_WAYS), (NARROW, {}, BOTH_WAYS)]
# Each screen is set once, for changing it costs more than reading it. In the short check each rule, each colour and
# each direction is looked at somewhere; in the long one everywhere.
SOME: list[Screen] = [(DESKTOP, {"light": RULES}, ["ltr"]), (NARROW, {"dark": OF_COLOURS + OF_ROOM}, BOTH_WAYS)]
SCREENS = EACH if LONG else SOME
EXAMINE = """async (runOnly) => {
  const how = {
    runOnly, resultTypes: ["violations", "incomplete"], preload: false,
  };
  const found = await axe.run(document, how);
  const why = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.data?.messageKey ?? check.id)[0];
  const brief = (rule) => rule.nodes.map((node) => ({ rule: rule.id, at: node.target.join(" "), why: why(node) }));
  return { violations: found.violations.flatMap(brief), incomplete: found.incomplete.flatMap(brief) };
}"""

WRITTEN = "(direction) => { document.documentElement.dir = direction }"

# What cannot be reached by scrolling up and down: a page or a part that is wider than its place, or lies outside it.
# Tables and tabs may be scrolled sideways: they are made for it.
CUT_OFF = """() => {
  const wide = document.documentElement.clientWidth;
  const styles = new Map();
  const style = (part) => styles.get(part) ?? styles.set(part, getComputedStyle(part)).get(part);
  const scrolls = (part) => /auto|scroll/.test(style(part).overflowX);
  const ends = (part) => style(part).textOverflow === "ellipsis" || style(part).clipPath !== "none";
  const shortened = (part) => part && (ends(part) || shortened(part.parentElement));
  const skipped = ".table-wrap *, .tabs *, .sr, .sr *, .skip, .toaster, .toaster *, textarea, select";
  const out = [...document.body.querySelectorAll(`*:not(${skipped})`)].filter((part) => {
    if (!part.checkVisibility() || style(part).clipPath !== "none") return false;
    const box = part.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) return false;
    if (scrolls(part) && !part.matches(".table-wrap, .tabs")) return part.scrollWidth > part.clientWidth + 1;
    return (box.right > wide + 1 || box.left < -1) && !shortened(part.parentElement);
  });
  const name = (part) => [part.tagName.toLowerCase(), ...part.classList].join(".") + (part.id ? `#${part.id}` : "");
  const over = document.documentElement.scrollWidth - wide;
  return over > 0 || out.length ? [`${over} px over`, ...new Set(out.map(name))].slice(0, 6).join(" ") : "";
}"""

# Short words that are torn apart: something beside them has taken their room. An address, and parts of one, may be.
TORN = """() => {
  const torn = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (!around.checkVisibility() || around.closest(".sr, .skip, [href^='mailto:']")) continue;
    for (const word of texts.currentNode.data.matchAll(/(?<![^\\s(“])\\p{L}{2,15}(?![^\\s.,:;!?)”])/gu)) {
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top)));
      if (lines.size > 1) torn.add(word[0]);
    }
  }
  return [...torn].slice(0, 5).join(" ");
}"""

# Bytes as they travelled, whether from the server now or from the browser's store.
WEIGH = """async () => {
  await document.fonts.ready;
  const parts = ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind));
  return parts.reduce((sum, part) => sum + part.encodedBodySize, 0);
}"""


@dataclass
class Sight:
    """What was seen of one page: what is wrong with it, and what somebody has to look at."""

    faults: list[str] = field(default_factory=list)
    undecided: dict[str, str] = field(default_factory=dict)  # by rule and reason, one place each


class Looker:
    """One browser window for each person, in which page after page is opened."""

    def __init__(self, browser: Browser, address: str, script: str) -> None:
        """`script` comes with each page: half the price of sending it there anew."""
        self.browser, self.address, self.script = browser, address, script
        self.windows: dict[Any, Page] = {}
        self.clients: dict[Any, Client] = {None: Client()}  # the same people, asking without a browser
        self.strangers: list[str] = []  # addresses asked for that are not ours

    def close(self) -> None:
        for page in self.windows.values():
            page.context.close()

    def open(self, person: Person | None, address: str) -> tuple[Page, str]:
        """That page, on a desktop and in the light, unfolded (the account's menu, which lies above it, on one alone);
        and its HTML as it came."""
        page = self._window(person)
        page.set_viewport_size(DESKTOP)
        page.emulate_media(color_scheme="light")
        answer = page.goto(address)
        assert person is None or "/sign-in/" not in page.url, f"{person} was sent to sign in at {address}"
        folded = "details" if address == "/" else "details:not(.me-menu)"
        page.evaluate("(folded) => document.querySelectorAll(folded).forEach((part) => { part.open = true })", folded)
        return page, answer.text() if answer else ""

    def tour(self, *companies: Iterable[Visit]) -> Iterator[tuple[Visit, Page]]:
        """Every door once, and again in each state that is built of something no page before it had."""
        doors, known = set[str](), set[Joint]()
        for visit in chain(*companies):
            if visit.name not in doors or not joints_of(self._html(visit)) <= known:
                page, html = self.open(visit.person, visit.address)
                doors.add(visit.name)
                known |= joints_of(html)
                yield visit, page

    def _html(self, visit: Visit) -> str:
        """Without opening it: four times as fast."""
        key = visit.person.pk if visit.person else None
        if visit.person and key not in self.clients:
            self.clients[key] = signed_in(visit.person)
        return self.clients[key].get(visit.address, follow=True).content.decode()

    def _window(self, person: Person | None) -> Page:
        key = person.pk if person else None
        if key not in self.windows:
            context = self.browser.new_context(base_url=self.address, reduced_motion="reduce", viewport=DESKTOP)
            if person:
                hold_session(context, person)
            context.add_init_script(self.script)
            context.on("request", lambda asked: self._hear(asked.url))
            self.windows[key] = context.new_page()
        return self.windows[key]

    def _hear(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(url)


def examine(page: Page) -> Sight:
    """Rules and contrast on screens in the light and in the dark, words and width in both directions of writing."""
    sight = Sight()
    for size, schemes, directions in SCREENS:
        page.set_viewport_size(size)
        for scheme, rules in schemes.items():
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate(EXAMINE, rules)
            sight.faults += [
                f"{one['rule']} ({size['width']} px, {scheme}): {one['at']}" for one in found["violations"]
            ]
            sight.undecided |= {f"{one['rule']}, {one['why']}": one["at"] for one in found["incomplete"]}
        sight.faults += _misfits(page, size, directions, {"torn words": TORN, "cut off": CUT_OFF})
    return sight


def weight(page: Page) -> int:
    """In bytes, of the page and of everything it brought."""
    return int(page.evaluate(WEIGH))


def _misfits(page: Page, size: ViewportSize, directions: list[Direction], scripts: dict[str, str]) -> Iterator[str]:
    """The page is left as it is read from the left."""
    for direction in directions:
        page.evaluate(WRITTEN, direction)
        for what, script in scripts.items():
            if found := page.evaluate(script):
                yield f"{what}, {direction}, {size['width']} px: {found}"
    if directions[-1] != "ltr":
        page.evaluate(WRITTEN, "ltr")
