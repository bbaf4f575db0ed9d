"""Every page there is, full of long names and empty, light and dark, on desktop and phone: for everybody."""

import re
from collections.abc import Callable

import pytest

from tests.conftest import SEEN
from tests.doors import LONG

from .companies import Companies
from .looking import DESKTOP, ORDINARY, Looker, examine, weight
from .visits import rooms, visits

pytestmark = pytest.mark.browser
Look = tuple[Companies, Looker]
Tell = Callable[[str, object], None]


# In the short check an empty page is opened where it has something that no full one of its room had.
STATES = [["full"], ["bare"]] if LONG else [["full", "bare"]]


@pytest.mark.parametrize("states", STATES, ids=" and ".join)
@pytest.mark.parametrize("room", rooms())
def test_pages_are_for_everybody_and_light(look: Look, room: str, states: list[str], record_property: Tell) -> None:
    """No rule of axe is broken, nothing is cut off, nothing weighs more than it may, nothing is fetched elsewhere."""
    companies, looker = look
    faults: list[str] = []
    undecided: dict[str, list[str]] = {}
    weights = []
    for visit, page in looker.tour(*(visits(companies[state], room) for state in states)):
        weights.append((weight(page), visit.name))
        sight = examine(page)
        faults += [f"{visit.name} as {visit.who}: {fault}" for fault in sight.faults]
        for rule, place in sight.undecided.items():
            undecided.setdefault(rule, []).append(place)
    faults += [f"{name} weighs {bytes} bytes" for bytes, name in weights if bytes > ORDINARY]
    record_property(
        SEEN,
        f"{room}, {' and '.join(states)}: {len(weights)} kinds of page, heaviest {max(weights)} of {ORDINARY} bytes",
    )
    for rule, places in sorted(undecided.items()):
        record_property(SEEN, f"  axe leaves open on {len(places)}: {rule}, as at {places[0]}")
    assert faults == [], "\n".join(faults)
    assert looker.strangers == [], "a request left the machine"


WITH_DIALOGS = ("home:today", "conversations:preparation", "conversations:room", "conversations:recap", "a check-in")

LINKS = "main a[data-dialog]"


def test_dialogs_are_for_everybody_too(look: Look) -> None:
    """Each page that opens above another one: from one link that leads to it."""
    companies, looker = look
    faults, seen = [], set()
    there_are = [visit for room in ("home", "conversations") for visit in visits(companies["full"], room)]
    for visit, page in looker.tour(visit for visit in there_are if visit.name in WITH_DIALOGS):
        for href in page.eval_on_selector_all(LINKS, "(links) => links.map((link) => link.getAttribute('href'))"):
            kind = re.sub("[0-9a-f-]{36}", "", href).partition("?")[0]
            if kind not in seen:
                seen.add(kind)
                page.locator(f'{LINKS}[href="{href}"]').first.click()
                page.locator("dialog[open]").wait_for()
                faults += [f"{kind} above {visit.name}: {fault}" for fault in examine(page).faults]
                page.set_viewport_size(DESKTOP)
                page.keyboard.press("Escape")
                page.locator("dialog").wait_for(state="detached")
    assert len(seen) >= 8, "the dialogs were not found"
    assert faults == [], "\n".join(faults)
