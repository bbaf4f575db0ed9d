"""Making the demo company: people, their past, and the stories; the same from the same seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from alongside.conversations.actions import lay_out_templates
from alongside.conversations.models import Relationship, Template
from alongside.people.models import Person, ReportingLine
from alongside.people.reach import derive

from .company import Company, found
from .dice import HOME_ZONE, Dice
from .history import Kinds, Ledger, ahead_of, past_of, write_history
from .stories import aims, amira, decisions, figures, ida, profiles, said, team
from .stories.cast import LEAST, Cast, give_names

ACROSS = timedelta(weeks=14)  # the stretch that the stories fill themselves


@dataclass(frozen=True)
class Made:
    people: int
    rows: int


@transaction.atomic
def seed(people: int = 60, years: float = 1.0, number: int = 1) -> Made:
    """A company of that many people with that much history. With sixty or more it holds the five stories."""
    now = timezone.localtime(timezone=HOME_ZONE).replace(microsecond=0)
    dice = Dice(number)
    lay_out_templates()
    company = Company(dice, now, people)
    found(company)
    cast = give_names(company) if people >= LEAST else None
    company.write()
    kinds = Kinds(*(Template.objects.get(key=key).newest for key in ("check_in", "quarterly")))
    ledger = Ledger(dice, now)
    write_history(ledger, _plain_pairs(company, cast), kinds, years, now)
    if cast:
        _tell_stories(ledger, company, cast, kinds, years)
    derive()
    _count_rows_afresh()
    figures.tell(now)
    return Made(len(company.people), ledger.written)


def _plain_pairs(company: Company, cast: Cast | None) -> Iterator[tuple[Person, Person]]:
    """Every person with their manager, but those whom a story is about."""
    told = {cast.jonas.pk, cast.ida.pk} if cast else set()
    for line in company.lines:
        if line.ends_on is None and line.manager_id not in told:
            yield line.subject, line.manager


def _tell_stories(ledger: Ledger, company: Company, cast: Cast, kinds: Kinds, years: float) -> None:
    now, began = ledger.now, ledger.now - timedelta(days=365 * years)
    pairs = {p: ledger.add(Relationship, began, guest=p, host=cast.jonas) for p in cast.team}
    for pair in pairs.values():
        past_of(ledger, pair, kinds, began, now - ACROSS)
    amira.tell(ledger, pairs[cast.amira], cast, kinds, now)
    team.ben(ledger, pairs[cast.ben], kinds, now)
    team.priya(ledger, pairs[cast.priya], kinds, now)
    team.kaito(ledger, pairs[cast.kaito], cast, kinds, now)
    for person in (cast.marlene, cast.tomasz):
        team.steady(ledger, pairs[person], kinds, now)
        ahead_of(ledger, pairs[person], kinds, now)
    led = [line.subject for line in company.lines if line.manager_id == cast.ida.pk and line.ends_on is None]
    ida.tell(
        ledger, [ledger.add(Relationship, now - timedelta(days=21), guest=p, host=cast.ida) for p in led], kinds, now
    )
    profiles.tell(ledger, cast, now)
    said.tell(ledger, cast, now)
    aims.tell(ledger, cast, now)
    decisions.tell(cast, now)
    ledger.write()


def _count_rows_afresh() -> None:
    """After many rows at once the planner has to look again."""
    with connection.cursor() as cursor:
        cursor.execute("analyze")


def is_empty() -> bool:
    return not Person.objects.exists() and not ReportingLine.objects.exists()
