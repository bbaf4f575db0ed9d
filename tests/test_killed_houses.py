"""The web process and PostgreSQL are killed while people save: nothing acknowledged is lost, nothing is half saved."""

import os

from .figures import tell
from .killing.house import a_house
from .killing.tally import Tally, control, killing_the_database, killing_the_web

LONG = bool(os.environ.get("ALONGSIDE_LONG_TESTS"))
WEB, DATABASE = (60, 25) if LONG else (4, 2)
SEED = 20261125


def test_nothing_acknowledged_is_lost() -> None:
    """One house for all of it, because making one takes longer than a kill."""
    with a_house() as house:
        people = house.writers()
        web = killing_the_web(house, people, WEB, SEED)
        database = killing_the_database(house, people, DATABASE, SEED + 1)
        unsafe = control(house, people, DATABASE, SEED + 2)
    print("", web, database, unsafe, sep="\n")  # noqa: T201
    for name, said in (("killed web", web), ("killed database", database), ("control", unsafe)):
        tell(name, **_figures(said))
    assert web.saves_under_way >= WEB, "each kill should come in the middle of a save"
    assert min(web.acknowledged, database.acknowledged) >= WEB
    assert web.is_whole, str(web)
    assert database.is_whole, str(database)
    assert unsafe.lost, "the control: a server that says “done” too early has to lose something here"


def _figures(said: Tally) -> dict[str, int]:
    return {"kills": said.kills, "acknowledged": said.acknowledged, "lost": said.lost, "halves": len(said.halves)}
