"""Somebody who left, whose name stands in everybody's texts; and looking for it everywhere."""

from django.db import connection

from alongside.foundation.testing import as_owner, by_owner
from alongside.people.models import Person
from alongside.trust.models import Erasure
from alongside.trust.models.erasure import erase

NAME, MAIL = "Amira Haddad", "amira.haddad@example.org"


@by_owner
def hits(*texts: str) -> dict[str, int]:
    """In every text, JSON, array and byte of every table there is, ours or not: table.column → rows that hold one."""
    found = {}
    with connection.cursor() as cursor:
        for table, column, kind in searched():
            words = f"encode({column}, 'escape')" if kind == "bytea" else f'"{column}"::text'
            cursor.execute(f"select count(*) from {table} where {words} ilike any (%s)", [[f"%{t}%" for t in texts]])  # noqa: S608
            if number := cursor.fetchone()[0]:
                found[f"{table}.{column}"] = number
    return found


@by_owner
def searched() -> list[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'"
            " and data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY')"
        )
        return list(cursor.fetchall())


def leave(person: Person) -> Person:
    with as_owner():
        person.leave()
        return Person.objects.get(pk=person.pk)


def erased(person: Person) -> Erasure:
    person = leave(person)
    with as_owner():
        erase(person)
        return Erasure.objects.get(person=person)
