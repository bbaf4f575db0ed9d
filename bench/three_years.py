"""Somebody with three years here: 200 check-ins, 12 numbers of 156 readings, 100 promises. Their preparation, measured.

`.venv/bin/python -m bench.three_years [--asks 200]` makes the company in a home of its own, serves it as in production,
asks for the preparation as the manager and as the person, and says statements, milliseconds and bytes. `--make-only`
makes it, in the home that ALONGSIDE_HOME names, and asks nothing.
"""

import argparse
import json
import random
import subprocess
import sys
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from alongside.config.at_hand import with_database

from .asking import Visit
from .company import FOLDER, ROOT, empty_home, environment_of
from .measuring import measured, served

YEARS, CHECK_INS, KPIS, READINGS, PROMISES, GOALS = 3, 200, 12, 156, 100, 10
MOST_STATEMENTS, MOST_MS = 12, 60
HOME = FOLDER / "three-years"


def main() -> int:
    wanted = _arguments()
    if wanted.make_only or wanted.choose:
        with with_database("owner"):
            print(json.dumps(chosen() if wanted.choose else make(wanted.seed)))
        return 0
    empty_home(HOME)
    _again("--make-only", "--seed", str(wanted.seed))
    with served(HOME, _again("--choose")) as house:
        (found,) = measured([house], wanted.asks, seconds=60)
    print(_table(found))
    good = all(p["statements"] <= MOST_STATEMENTS and p["median_ms"] <= MOST_MS for p in found.values())
    print(f"Within {MOST_STATEMENTS} statements and {MOST_MS} ms: {'yes' if good else 'no'}")
    return 0 if good else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.three_years", description=__doc__)
    parser.add_argument("--asks", type=int, default=200, help="How often the page is asked for.")
    parser.add_argument("--seed", type=int, default=1, help="The same seed makes the same three years.")
    parser.add_argument("--make-only", action="store_true")
    parser.add_argument("--choose", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _again(*arguments: str) -> bytes:
    """In a process of its own, because settings belong to one home and one role."""
    command = [sys.executable, "-m", "bench.three_years", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment_of(HOME), stdout=subprocess.PIPE, check=True).stdout


def _table(found: dict[str, Any]) -> str:
    lines = [f"{'as':8} {'statements':>10} {'median ms':>10} {'p95 ms':>8} {'cpu ms':>8} {'bytes':>8}"]
    for who, page in found.items():
        figures = (page["statements"], page["median_ms"], page["p95_ms"], page["cpu_ms"], page["bytes"])
        lines.append(f"{who:8} {figures[0]:>10} {figures[1]:>10} {figures[2]:>8} {figures[3]:>8} {figures[4]:>8}")
    return "\n".join(lines)


# --- the three years --------------------------------------------------------------------------------------------------
def make(seed: int) -> dict[str, int]:
    """Amira and Jonas, three years of them. Rows are written with the days they would have had."""
    from django.db import transaction

    dice = random.Random(seed)
    with transaction.atomic():
        amira, jonas = _two()
        talk = _talks(amira, jonas)
        _goals(amira, jonas, dice)
        _numbers(amira, dice)
        _promises(talk, amira, jonas, dice)
        _scorecard(amira, jonas)
    return {"check_ins": CHECK_INS, "readings": KPIS * READINGS, "promises": PROMISES}


def _two() -> tuple[Any, Any]:
    from alongside.people.models import Employment, Person, Team
    from alongside.people.reach import derive

    begun = date.today() - timedelta(days=365 * YEARS)
    team = Team.objects.create(name="Support")
    people = [
        Person.objects.create(name=name, email=mail, team=team, title="Support specialist", zone="Europe/Berlin")
        for name, mail in (("Amira Haddad", "amira@example.org"), ("Jonas Weber", "jonas@example.org"))
    ]
    for person in people:
        Employment.objects.create(person=person, starts_on=begun)
    people[0].report_to(people[1], since=begun)
    derive()
    return people[0], people[1]


def _talks(amira: Any, jonas: Any) -> Any:
    """Two recapped and answered, and one to prepare."""
    from django.utils import timezone

    from alongside.conversations import models as m

    quarterly = m.Template.objects.get(key="quarterly")
    pair = m.relationship_of(amira, jonas)
    for back in (180, 90):
        talk = m.plan(pair, quarterly, by=jonas)
        talk.enter(by=jonas)
        for number in range(6):
            m.write_note(talk, f"What was said, {number}.", by=amira if number % 2 else jonas, stage="strengths")
        talk.conclude(by=jonas)
        recap = m.draft_recap(talk, by=jonas)
        recap.confirm(by=jonas)
        recap.confirm(by=amira)
        at = timezone.now() - timedelta(days=back)
        m.Conversation.objects.filter(pk=talk.pk).update(started_at=at, starts_at=at)
    return m.plan(pair, quarterly, by=jonas, starts_at=timezone.now() + timedelta(days=6))


def _goals(amira: Any, jonas: Any, dice: random.Random) -> None:
    from alongside.goals.models import CheckIn, Goal, propose

    today, each = date.today(), CHECK_INS // GOALS
    for number in range(GOALS):
        start = today - timedelta(days=100 + 30 * number)
        measure = {"measure": "reply time", "unit": "hours", "direction": "down", "baseline": 9.0, "target": 4.0}
        goal: Goal = propose(
            f"Reduce the reply time of queue {number} from 9 to 4 hours",
            by=jonas,
            owner=amira,
            start=start,
            due=today + timedelta(days=60 + number),
            **measure,
        )
        goal.agree(by=amira)
        for stop in range(4):
            goal.plan(f"Stop {stop}", start + timedelta(days=20 * (stop + 1)), by=amira).reach(by=amira)
        days = [start + timedelta(days=i * (today - start).days // each) for i in range(each)]
        CheckIn.objects.bulk_create(
            CheckIn(goal=goal, by=amira, day=day, value=9 - 4 * i / each, sure=dice.randint(2, 5))
            for i, day in enumerate(days)
        )


def _numbers(amira: Any, dice: random.Random) -> None:
    from django.utils import timezone

    from alongside.kpis.models import Reading, define

    today, now = date.today(), timezone.now()
    for number in range(KPIS):
        kpi = define(f"Number {number}", by=amira, owner=amira, target_kind="at_most", target_high=45.0, unit="cases")
        rows = [
            Reading(
                kpi=kpi,
                day=today - timedelta(weeks=READINGS - 1 - week),
                value=round(dice.gauss(40, 3), 1),
                by=amira,
                opens_at=now - timedelta(days=1),
            )
            for week in range(READINGS)
        ]
        made = Reading.objects.bulk_create(rows)
        made[dice.randrange(READINGS)].note("Two of us were away.", by=amira)


def _promises(talk: Any, amira: Any, jonas: Any, dice: random.Random) -> None:
    """Over three years, most kept; some are open."""
    from django.utils import timezone

    from alongside.conversations.models import Commitment, Keeping

    now = timezone.now()
    for number in range(PROMISES):
        made_at = now - timedelta(days=365 * YEARS * (PROMISES - number) / PROMISES)
        promise = Commitment.objects.create(
            relationship=talk.relationship,
            owner=amira if number % 2 else jonas,
            text=f"Promise {number}",
            due=(made_at + timedelta(days=14)).date(),
            accepted_at=made_at,
            created_at=made_at,
        )
        if dice.random() < 0.8:
            Keeping.objects.create(commitment=promise, by=promise.owner, created_at=made_at + timedelta(days=10))


def _scorecard(amira: Any, jonas: Any) -> None:
    from alongside.goals.models import add_line, look

    for number in range(7):
        line = add_line(amira, f"Line {number}", by=jonas)
        for _time in range(4):
            look({line: "Seen on a Thursday."}, by=jonas)


def chosen() -> dict[str, Any]:
    """Who opens which page: as the owner, who sees every row. Measuring runs as the web's role."""
    from django.urls import reverse

    from alongside.conversations.models import Conversation
    from alongside.people.models import Person

    from .visits import session_of

    place = reverse("conversations:preparation", args=[Conversation.objects.planned().get().pk])
    visits = {p.short_name: [asdict(Visit(place, session_of(p)))] for p in Person.objects.all()}
    return {"pages": visits}


if __name__ == "__main__":
    sys.exit(main())
