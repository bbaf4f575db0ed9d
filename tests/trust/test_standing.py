"""What was said once about a row stands, whoever may change the row: when it came, who wrote it, of whom."""

import pytest
from django.db import ProgrammingError, connection, transaction

from alongside.foundation.row_rules import all_rows
from alongside.people.models import Person
from alongside.trust.testing import acting_as

from .companies import a_whole_company

pytestmark = pytest.mark.django_db
WHO_AND_WHEN = {
    "created_at", "author_id", "by_id", "writer_id", "planned_by_id", "defined_by_id", "proposed_by_id",
    "suggested_by_id", "named_by_id", "asked_by_id", "guest_id", "host_id", "speaker_id", "listener_id",
    "subject_id", "about_id", "recipient_id", "person_id", "owner_id", "voice_id", "requirement_id",
}  # fmt: skip


def columns_by_table() -> dict[str, list[str]]:
    tables = {model._meta.db_table: model for model in all_rows()}
    return {
        name: sorted({str(field.column) for field in model._meta.concrete_fields} & WHO_AND_WHEN)
        for name, model in tables.items()
    }


def test_every_such_column_of_every_table_is_held() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select tgrelid::regclass::text, pg_get_triggerdef(oid) from pg_trigger where tgname = 'stands'")
        held = dict(cursor.fetchall())
    wanted = [(table, column) for table, columns in columns_by_table().items() for column in columns]
    assert [(t, c) for t, c in wanted if f"old.{c} IS DISTINCT FROM new.{c}" not in held.get(t, "")] == []
    assert len(wanted) > 150


def test_nobody_who_may_change_a_row_changes_who_and_when() -> None:
    """Where no row is theirs to change, none is changed; where one is, the database refuses."""
    company = a_whole_company(4)
    nobody = "00000000-0000-4000-8000-000000000000"
    changed, refused = [], set()
    for person in company.people:
        with acting_as(Person.objects.get(pk=person.pk)), connection.cursor() as cursor:
            for table, columns in columns_by_table().items():
                for column in columns:
                    other = "created_at - interval '1 day'" if column == "created_at" else f"'{nobody}'"
                    try:
                        with transaction.atomic():
                            cursor.execute(f"update {table} set {column} = {other}")  # noqa: S608
                            if cursor.rowcount:
                                changed.append(f"{person.name}: {table}.{column}")
                    except ProgrammingError:
                        refused.add((table, column))
    assert changed == []
    assert len({table for table, _column in refused}) > 25
