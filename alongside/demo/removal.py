"""Taking the demo away: an empty company stays, with its kinds of conversation."""

from django.apps import apps
from django.db import connection, transaction

from alongside.conversations.actions import lay_out_templates


@transaction.atomic
def remove() -> None:
    """Empties every table of our rooms, as the owner. The keys and the settings stay."""
    tables = [m._meta.db_table for m in apps.get_models() if m.__module__.startswith("alongside.")]
    names = ", ".join(connection.ops.quote_name(table) for table in tables)
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(f"truncate {names}")
    lay_out_templates()
