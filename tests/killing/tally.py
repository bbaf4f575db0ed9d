"""What was acknowledged against what is there."""

from dataclasses import dataclass
from random import Random

from .house import House
from .writers import Writers

TABLES = {
    "note": "conversations_note",
    "point": "conversations_talkingpoint",
    "promise": "conversations_commitment",
    "offer": "conversations_commitment",
}

# A draft goes when its text is shared; a promise comes with its line in the journal, an offer with its notice too.
HALVES = {
    "a note whose draft is still there": """
        select count(*) from conversations_note n join conversations_draft d on d.author_id = n.writer_id
        and d.text = n.text""",
    "a promise or an offer without its line in the journal": """
        select count(*) from conversations_commitment c
        where not exists (select 1 from journal_entry e where e.about_id = c.id)""",
    "a line in the journal without its promise": """
        select count(*) from journal_entry e where e.about_type = 'conversations.commitment'
        and not exists (select 1 from conversations_commitment c where c.id = e.about_id)""",
    "an offer without its notice": """
        select count(*) from conversations_commitment c where c.accepted_at is null
        and not exists (select 1 from notices_notice n where n.about_id = c.id)""",
    "a notice without its offer": """
        select count(*) from notices_notice n where n.event = 'promise.offered'
        and not exists (select 1 from conversations_commitment c where c.id = n.about_id)""",
    "a text without its end": """
        select count(*) from (select text from conversations_note union all select text from conversations_talkingpoint
        union all select text from conversations_commitment) said where text not like '%% end'""",
}


@dataclass(frozen=True)
class Tally:
    """What `kills` of something did to those who were saving."""

    what: str
    kills: int
    saves_under_way: int
    acknowledged: int
    unknown: int  # never answered, or with 503 because the database went away: kept whole, or not at all
    unknown_kept: int
    refused: int
    lost: int  # acknowledged, and not there
    doubled: int
    kept_though_refused: int
    lost_drafts: int
    broken_pages: int  # answers with status 500: nobody should meet one
    halves: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        missed = self.lost + self.doubled + self.kept_though_refused + self.lost_drafts + self.broken_pages
        return not missed and not self.halves

    def __str__(self) -> str:
        told = [
            f"{self.what}: {self.kills} kills with {self.saves_under_way} saves under way",
            f"{self.acknowledged} writes acknowledged, {self.lost} lost, {self.doubled} doubled",
            f"{self.unknown} not answered or in doubt, {self.unknown_kept} of them kept, each whole",
            f"{self.refused} refused, {self.kept_though_refused} of them kept",
            f"{self.lost_drafts} drafts lost, {self.broken_pages} broken pages",
            ", ".join(self.halves) or "0 half saved",
        ]
        return "; ".join(told)


def tally(what: str, house: House, kills: int, under_way: int, writers: Writers) -> Tally:
    there, said = _there(house), writers.said
    of = {outcome: [s for s in said if s.outcome == outcome] for outcome in ("acknowledged", "refused", "unknown")}
    found = {outcome: [there.get((TABLES[s.kind], s.text), 0) for s in some] for outcome, some in of.items()}
    return Tally(
        what=what,
        kills=kills,
        saves_under_way=under_way,
        acknowledged=len(of["acknowledged"]),
        unknown=len(of["unknown"]),
        unknown_kept=sum(found["unknown"]),
        refused=len(of["refused"]),
        lost=found["acknowledged"].count(0),
        doubled=sum(number > 1 for numbers in found.values() for number in numbers),
        kept_though_refused=sum(found["refused"]),
        lost_drafts=writers.lost_drafts,
        broken_pages=writers.answers[500],
        halves=tuple(_halves(house)),
    )


def _there(house: House) -> dict[tuple[str, str], int]:
    """How often each text is in its table."""
    found = {}
    for table in set(TABLES.values()):
        for text, number in house.ask(f"select text, count(*) from {table} group by text"):  # noqa: S608  our names
            found[table, str(text)] = int(str(number))
    return found


def _halves(house: House) -> list[str]:
    counted = {name: house.ask(question)[0][0] for name, question in HALVES.items()}
    return [f"{number} × {name}" for name, number in counted.items() if number]


def killing_the_web(house: House, people: list[dict[str, str]], kills: int, seed: int) -> Tally:
    dice, under_way = Random(seed), 0
    with Writers(house, people, seed) as writers:
        for _ in range(kills):
            writers.wait_for(dice.randint(1, 12), dice)
            under_way += writers.waiting
            house.kill_web(dice)
    return tally("the web", house, kills, under_way, writers)


def killing_the_database(
    house: House, people: list[dict[str, str]], kills: int, seed: int, what: str = "PostgreSQL"
) -> Tally:
    dice, under_way = Random(seed), 0
    with Writers(house, people, seed) as writers:
        for _ in range(kills):
            writers.wait_for(dice.randint(4, 40), dice)
            under_way += writers.waiting
            house.kill_database()
    return tally(what, house, kills, under_way, writers)


def control(house: House, people: list[dict[str, str]], kills: int, seed: int) -> Tally:
    with house.forgetful():
        return killing_the_database(house, people, kills, seed, "the control, synchronous_commit=off")
