"""What a connection of the web has planned stays planned, whatever becomes of a transaction.

psycopg forgets every prepared statement with each ROLLBACK, because tables may have come and gone in it. Who serves a
request makes none, and a page that answers 404 would cost its connection the plans of all others. Where a table has
changed meanwhile, PostgreSQL plans anew by itself; a migration that changes what a column is starts the web again.
"""

from typing import Any

from psycopg._preparing import PrepareManager


class Plans(PrepareManager):
    def clear(self) -> bool:
        return False


def keep_plans(connection: Any, **_rest: Any) -> None:
    """Of each connection that prepares at all, as it is made."""
    held = connection.connection
    if connection.settings_dict["OPTIONS"].get("prepare_threshold") and not isinstance(held._prepared, Plans):
        held._prepared = Plans()
        held.prepare_threshold = connection.settings_dict["OPTIONS"]["prepare_threshold"]
