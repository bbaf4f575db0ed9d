"""`alongside trust …` and `alongside people erase`: the register, what is about to be deleted, erasing somebody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from alongside.config.at_hand import with_database
from alongside.config.refusal import Refused

if TYPE_CHECKING:
    from alongside.people.models import Person

    from .models.erasure import Outcome
    from .retention import Outlook


@click.group()
def trust() -> None:
    """What is stored, who sees it, how long."""


@trust.command("register")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@with_database()
def register(as_json: bool) -> None:
    """Write the register of processing, to hand on: every table and field, why, about whom, who reads it, how long."""
    from .register.document import register

    found = register()
    click.echo(json.dumps(found.as_json(), ensure_ascii=False) if as_json else found.as_markdown())


@trust.command("outlived")
@click.option("--days", default=0, help="As it will be in so many days.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@with_database()
def outlived(days: int, as_json: bool) -> None:
    """Say what the clocks would delete tonight, by kind, with counts and the oldest day. Deletes nothing."""
    from .catalogue import catalogue
    from .retention import outlook

    found = [outlook(clock, ahead=timedelta(days=days)) for clock in catalogue().clocks.values()]
    click.echo(json.dumps([_as_json(one) for one in found]) if as_json else "\n".join(map(_in_words, found)))


def _as_json(found: Outlook) -> dict[str, Any]:
    oldest = found.oldest.isoformat() if found.oldest else None
    kept = {"number": found.number, "unit": found.clock.unit}
    return {"clock": found.clock.key, "kept": kept, "rows": dict(found.counts), "oldest": oldest}


def _in_words(found: Outlook) -> str:
    said = f"{found.clock.key}: kept {found.clock.span_words(found.number)} after {found.clock.after}"
    return f"{said}\n  {_counts(found.counts)}" + (f", the oldest of {found.oldest}" if found.oldest else "")


@click.command("erase")
@click.argument("who", metavar="EMAIL|NUMBER|KEY")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON. Needs --dry-run or --yes.")
@with_database()
def erase(who: str, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Make a pseudonym of somebody who has left, for good.

    What was theirs alone is deleted. What they shared stays with the others until its time is over, without the name.
    """
    if as_json and not (dry_run or yes):
        raise click.UsageError("--json cannot ask: add --dry-run or --yes.")
    person = _person(who)
    outcome = _tried(person)
    if not (dry_run or outcome.was_done):
        if not yes:
            click.echo(_erased_in_words(person.name, outcome, done=False))
            click.confirm("Erase? It cannot be undone", abort=True)
        outcome = _erased(person)
    done = not dry_run
    answer = _erased_as_json(person, outcome, done) if as_json else _erased_in_words(person.name, outcome, done=done)
    click.echo(answer)


def _person(who: str) -> Person:
    from django.core.exceptions import ValidationError
    from django.db.models import Q

    from alongside.people.models import Person

    named = Q(email=who.lower()) | Q(number__iexact=who)
    try:
        found = list(Person.objects.filter(named | Q(pk=who)))
    except ValidationError:
        found = list(Person.objects.filter(named))
    if len(found) != 1:
        raise Refused(f"Nobody here has the address, number or key {who}.")
    return found[0]


def _tried(person: Person) -> Outcome:
    """All of it, and taken back."""
    from django.db import transaction

    with transaction.atomic():
        outcome = _erased(person)
        transaction.set_rollback(True)
    person.refresh_from_db()
    return outcome


def _erased(person: Person) -> Outcome:
    from .models.erasure import erase

    return erase(person)


def _erased_as_json(person: Person, outcome: Outcome, done: bool) -> str:
    facts = {"person": str(person.pk), "erased": done, "was_erased_before": outcome.was_done}
    counts = {"deleted": dict(outcome.deleted), "renamed": dict(outcome.renamed)}
    return json.dumps({**facts, "pseudonym": outcome.pseudonym if done or outcome.was_done else None, **counts})


def _erased_in_words(name: str, outcome: Outcome, *, done: bool) -> str:
    if outcome.was_done:
        return f"{outcome.pseudonym} was erased before. Nothing was done."
    lines = [
        f"Is {outcome.pseudonym} from now on." if done else f"{name} would become a pseudonym.",
        f"Deleted: {_counts(outcome.deleted)}",
        f"Name replaced in: {_counts(outcome.renamed)}",
    ]
    if done:
        lines.append("Backups made before still hold the name. A restore repeats this: keep erasures.json beside them.")
    return "\n".join(lines)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{table} {number}" for table, number in sorted(counts.items())) or "nothing"
