"""A company in which two statements differ, made smaller while they still do; and what is left of it, in words."""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import Error, transaction
from django.db.models import ForeignKey, Model

from alongside.people.models import Person
from alongside.people.testing_companies import Company

from .companies import written
from .comparing import Difference

Differs = Callable[[Company], bool]
Rows = dict[type[Model], list[Any]]
TRIALS = 300  # a report is worth a minute, not an hour
DULL = {"id", "created_at", "sort_key", "zone", "version"}


def shrunk(company: Company, differs: Differs) -> Company:
    """Without half of its rows, a quarter, … and at last without any single one, while one more can go."""
    left, size = TRIALS, sum(map(len, company.rows.values())) // 2
    while size and left > 0:
        before, rows = company, [row for some in company.rows.values() for row in some]
        for begins in range(0, len(rows), size):
            smaller = without(company, rows[begins : begins + size])
            if left > 0 and _keys(smaller.rows) < _keys(company.rows):
                left -= 1
                company = smaller if differs(smaller) else company
        size = size // 2 or (company is not before)
    return company


def without(company: Company, gone: Iterable[Any]) -> Company:
    """And without what cannot be without them: on a row of a later model, or of its own, it may hang as well."""
    keys, rows = {row.pk for row in gone}, company.rows
    while keys:
        kept = {
            model: [_let_go(row, keys) for row in some if not keys & {row.pk, *_links(row, can_be_empty=False)}]
            for model, some in rows.items()
        }
        keys = _keys(rows) - _keys(kept)
        rows = kept
    return Company(company.seed, company.now, rows)


def _links(row: Any, *, can_be_empty: bool) -> Iterator[Any]:
    fields = (field for field in row._meta.concrete_fields if isinstance(field, ForeignKey))
    return (getattr(row, field.attname) for field in fields if field.null is can_be_empty)


def _let_go(row: Any, keys: set[Any]) -> Any:
    """The same row, or one that points to none of these."""
    if not keys & set(_links(row, can_be_empty=True)):
        return row
    freed = copy(row)
    for field in row._meta.concrete_fields:
        if isinstance(field, ForeignKey) and getattr(row, field.attname) in keys:
            setattr(freed, field.attname, None)
    return freed


def _keys(rows: Rows) -> set[Any]:
    return {row.pk for some in rows.values() for row in some}


def differs_still(difference: Difference) -> Differs:
    """Written, asked again and taken back. Without who asks, or what cannot be written, nothing differs."""

    def differs(company: Company) -> bool:
        try:
            with transaction.atomic():
                written(company)
                found = difference.again()
                transaction.set_rollback(True)
        except (Error, ObjectDoesNotExist):
            return False
        return found

    return differs


def report(company: Company, asked: int, differing: list[Difference]) -> str:
    """All of them, and for the first the smallest company that shows it. Nothing of the company is written any more."""
    lines = [f"{len(differing)} of {asked}:", *map(str, differing)]
    return "\n".join([*lines, in_words(shrunk(company, differs_still(differing[0])))]) if differing else ""


def in_words(company: Company) -> str:
    """Each row with what was said of it; days counted from today."""
    names = dict(_names(company))
    lines = [f"  {names[row.pk]}: {_facts(company, row, names)}" for rows in company.rows.values() for row in rows]
    return "\n".join([f"the smallest company (seed {company.seed}), {len(lines)} rows:", *lines])


def _names(company: Company) -> Iterator[tuple[Any, str]]:
    for model, rows in company.rows.items():
        for number, row in enumerate(rows, 1):
            yield row.pk, row.name if model is Person else f"{model.__name__} {number}"


def _facts(company: Company, row: Any, names: dict[Any, str]) -> str:
    said = []
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.name not in DULL and value not in (None, "", field.get_default()):
            said.append(f"{field.name} {_in_short(company, value, names)}")
    return ", ".join(said)


def _in_short(company: Company, value: Any, names: dict[Any, str]) -> str:
    if isinstance(value, date):
        days = ((value.date() if isinstance(value, datetime) else value) - company.today).days
        return f"today{days:+d}" if days else "today"
    if isinstance(value, list):
        return ", ".join(_in_short(company, one, names) for one in value)
    return names.get(value, str(value).split("\n")[0][:40])
