"""The README's pictures, made from a running demo: `.venv/bin/python docs/pictures/make.py [http://localhost:8000]`.

Needs the environment of `make test` and a Chromium on the PATH. It starts the demo over before and after: what was
written into the demo's quarterly talk is gone. Each screen comes three times: desktop, dark, phone. The talk lies
twenty minutes ahead, so make them by day, or where it is day: `ALONGSIDE_TIME_ZONE=Australia/Sydney make run` at first.
"""

import io
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import APIResponse, Browser, BrowserContext, Page, sync_playwright

HERE = Path(__file__).resolve().parent
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LOOKS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP, "color_scheme": "light"},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light", "has_touch": True, "is_mobile": True},
}
LARGEST = 150_000  # bytes a picture


@dataclass(frozen=True)
class Screen:
    """`seat` is whose screen it is; nobody's on the demo's own page."""

    name: str
    title: str
    seat: str
    address: str


@dataclass(frozen=True)
class Visitor:
    """One window of the demo, in one of its four seats."""

    context: BrowserContext

    def token(self) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.read("/demo"))
        return found[1] if found else ""

    def sit(self, seat: str) -> None:
        self.send(f"/demo/seats/{seat}/", next="/notices/")

    def read(self, address: str) -> str:
        return _good(self.context.request.get(address)).text()

    def send(self, address: str, **said: str) -> None:
        _good(self.context.request.post(address, form={"csrfmiddlewaretoken": self.token(), **said}))

    def first(self, address: str, pattern: str) -> str:
        """The first match of `pattern` on that page."""
        found = re.search(pattern, self.read(address))
        if not found:
            raise SystemExit(f"{address} does not show what the picture needs: {pattern}. Is the demo's company whole?")
        return found[1]


def _good(answer: APIResponse) -> APIResponse:
    if not answer.ok:
        raise SystemExit(f"{answer.url} answered {answer.status}. Start the demo first: make run")
    return answer


def main(base: str) -> None:
    names = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        raise SystemExit("Chromium is missing. On Debian: apt install chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        guide = Visitor(browser.new_context(base_url=base))
        guide.send("/demo/restart/")
        talk = guide.first("/demo", r'name="next" value="(/conversations/[0-9a-f-]+/)"')
        screens = before(guide, talk)
        taken = [take(browser, base, screen) for screen in screens]
        hold(guide, talk)
        taken.append(take(browser, base, Screen("room", "The room: one step at a time", "manager", f"{talk}room/")))
        title = "A KPI review: the chart, what stood around it, four boxes"
        taken.append(take(browser, base, Screen("review", title, "manager", f"{review(guide)}room/")))
        guide.send("/demo/restart/")
    HERE.joinpath("README.md").write_text(index(taken), encoding="utf-8")


def before(guide: Visitor, talk: str) -> list[Screen]:
    """The screens that need nobody in the room."""
    guide.sit("employee")
    recap = guide.first("/conversations/?kind=quarterly", rf'href="(?!{talk})(/conversations/[0-9a-f-]+/)"') + "recap/"
    guide.sit("manager")
    with_priya = r'(?s)<li><a href="(/conversations/[0-9a-f-]+/)">(?:(?!</a>).)*Priya Nair'
    check_in = guide.first("/conversations/?kind=check_in", with_priya)
    amira = guide.first("/", r'<a href="(/people/[0-9a-f-]+/)"[^>]*>(?:(?!</a>).)*Amira Haddad')
    guide.sit("employee")
    goal = guide.first(
        "/goals/", r'(?s)href="(/goals/[0-9a-f-]{36}/)"[^>]*>(?:(?!</a>).)*New colleagues work on their own'
    )
    number = guide.first("/kpis/", r'href="(/kpis/[0-9a-f-]{36}/)"')
    return [
        Screen("demo", "What is about to happen", "", "/demo"),
        Screen("home", "Your week", "manager", "/"),
        Screen("preparation", "Preparing in three minutes, each alone", "manager", f"{talk}preparation/"),
        Screen("recap", "A recap, answered by both", "employee", recap),
        Screen("check-in", "A check-in: promises, points, notes", "manager", check_in),
        Screen("just-talked", "We just talked", "manager", "/just-talked/"),
        Screen("person", "A person, and what is between you", "manager", amira),
        Screen("who-sees", "Who can see what", "employee", "/who-can-see-what/"),
        Screen("goal", "A goal: pace, milestones, what helped", "employee", goal),
        Screen("number", "A number: a signal with its limits, no verdict", "employee", number),
        Screen("feedback", "Feedback, for you and from you", "employee", "/feedback/"),
        Screen(
            "worth-a-word",
            "Worth a word: what happened, and might be said",
            "manager",
            "/feedback/recognition/occasions/",
        ),
        Screen("figures", "What HR sees: groups of seven or more, never names", "hr", "/insights/"),
        Screen("kinds", "Kinds of conversation, kept by HR", "hr", "/templates/quarterly/"),
    ]


def hold(guide: Visitor, talk: str) -> None:
    """Both go in, turn to the strengths, and each says something."""
    guide.sit("employee")
    guide.send(f"{talk}room/")
    guide.sit("manager")
    guide.send(f"{talk}room/")
    guide.send(f"{talk}stage/", key="strengths")
    said = "In August you kept asking the next question until the guide had an order. Nobody had asked you to."
    guide.send(f"{talk}notes/", text=said, stage="strengths")
    guide.sit("employee")
    said = "I notice early when two teams answer the same letter. I’d like to do that on purpose."
    guide.send(f"{talk}notes/", text=said, stage="strengths")


def review(guide: Visitor) -> str:
    """Of Ben's number, which has changed; its owner's words stand beside it."""
    guide.sit("manager")
    ben = guide.first("/", r'<a href="/people/([0-9a-f-]+)/"[^>]*>(?:(?!</a>).)*Ben Okafor')
    kind = guide.first(f"/conversations/new/?with={ben}&kind=kpi_review", r'name="template" value="([0-9a-f-]+)"')
    guide.send("/conversations/", **{"with": ben}, template=kind, mind="1", now="1")
    talk = guide.first("/conversations/?kind=kpi_review", r'href="(/conversations/[0-9a-f-]{36}/)"')
    guide.send(f"{talk}room/")
    guide.send(f"{talk}stage/", key="look_back")
    return talk


def take(browser: Browser, base: str, screen: Screen) -> Screen:
    for look, options in LOOKS.items():
        context = browser.new_context(base_url=base, reduced_motion="reduce", device_scale_factor=1, **options)
        if screen.seat:
            Visitor(context).sit(screen.seat)
        page = context.new_page()
        page.goto(screen.address)
        _settle(page)
        small(page.screenshot(), HERE / f"{screen.name}-{look}.png")
        context.close()
    return screen


def _settle(page: Page) -> None:
    """Fonts are there, and nothing is focused."""
    page.evaluate("document.fonts.ready.then(() => document.activeElement?.blur())")
    page.wait_for_timeout(300)


def small(picture: bytes, file: Path) -> None:
    """As many colours as fit into `LARGEST`."""
    whole = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32):
        whole.quantize(colours, dither=Image.Dither.NONE).save(file, optimize=True)
        if file.stat().st_size <= LARGEST:
            return
    raise SystemExit(f"{file.name} is larger than {LARGEST} bytes even with 32 colours.")


def index(screens: list[Screen]) -> str:
    head = "# Pictures\n\nMade from the demo by `docs/pictures/make.py`. People and words in them are invented.\n"
    row = "\n## {0.title}\n\n![{0.title}]({0.name}-desktop.png)\n\n"
    row += "[dark]({0.name}-dark.png) · [phone]({0.name}-phone.png)\n"
    return head + "".join(row.format(screen) for screen in screens)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://localhost:8000")
