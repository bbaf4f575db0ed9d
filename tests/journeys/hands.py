"""What somebody does on a page: by pointer, or by keyboard alone."""

from playwright.sync_api import Locator, Page, expect

from alongside.people.models import Person

from .people import PASSWORD

# How many stops the Tab key makes between where the focus is and this part: about, so it is looked at again on the way.
STOPS_UNTIL = """(part) => {
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((stop) => stop.checkVisibility() && !stop.disabled && stop.type !== "hidden");
  return document.activeElement === document.body ? 1 : stops.indexOf(part) - stops.indexOf(document.activeElement);
}"""

# Whether the part that has the focus is seen: some of it lies in view, and nothing covers all of it.
IS_IN_VIEW = """(part) => {
  const { left, right, top, bottom } = part.getBoundingClientRect();
  const places = [0.05, 0.5, 0.95].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y]));
  return places.some(([x, y]) => {
    const there = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
    return there && (part.contains(there) || there.contains(part) && there.matches("label"));
  });
}"""


class Hands:
    """By pointer; `go` types an address, and what the other did is seen by loading the page again."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def sign_in(self, person: Person) -> None:
        self.page.goto("/sign-in/")
        self.write("E-mail", person.email or "")
        self.write("Password", PASSWORD)
        self.press("Sign in")
        self.page.wait_for_url("**/")

    def go(self, address: str, *trail: str) -> None:
        """To `address`; `trail` names the links that lead there from here."""
        self.page.goto(address)

    def look_again(self) -> None:
        self.page.reload()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def is_at(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", name=heading).first).to_be_visible()

    def press(self, name: str, *, exact: bool = False) -> None:
        self.act(self.page.get_by_role("button", name=name, exact=exact).first)

    def follow(self, name: str) -> None:
        self.act(self.page.get_by_role("link", name=name).and_(self.page.locator(":visible")).last)

    def unfold(self, words: str) -> None:
        self.act(self.page.locator("summary").filter(has_text=words).first)

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def act(self, there: Locator) -> None:
        there.click()


class KeysAlone(Hands):
    """Tab, Shift+Tab, Enter and letters. What the other did arrives by itself; only the first address is typed."""

    def go(self, address: str, *trail: str) -> None:
        for name in trail:
            self.follow(name)

    def look_again(self) -> None:
        pass

    def write(self, label: str, text: str) -> None:
        self.reach(self.page.get_by_label(label).first)
        self.page.keyboard.type(text)

    def act(self, there: Locator) -> None:
        self.reach(there)
        self.page.keyboard.press("Enter")

    def reach(self, there: Locator) -> None:
        """The focus is there, and who looks at the screen sees it."""
        expect(there).to_be_visible()
        for _look in range(20):
            stops = there.evaluate(STOPS_UNTIL)
            if not stops:
                break
            for _stop in range(max(1, abs(stops) - 2)):
                self.page.keyboard.press("Tab" if stops > 0 else "Shift+Tab")
        expect(there).to_be_focused()
        for moment in range(20):  # while the page still scrolls; what came in above may have moved it: back and forth
            if there.evaluate(IS_IN_VIEW):
                return
            if moment % 8 == 7:
                self.page.keyboard.press("Shift+Tab")
                self.page.keyboard.press("Tab")
            self.page.wait_for_timeout(100)
        raise AssertionError(f"the focus is on {there}, and nobody sees it")
