"""Before the first page or job: a setting that cannot be meant is refused, and so is a database not to be relied on."""

from importlib import import_module

import psycopg

from .findings import roles, settings, version
from .refusal import Refused


def refuse_nonsense() -> None:
    """Reads every setting: a wrong one ends a start with its sentence before anything is begun."""
    import_module("alongside.config.settings")


def refuse_unsafe(address: str) -> None:
    """Asked as the role that will serve, because settings may be a role's own. Names all that is wrong at once."""
    with psycopg.connect(address, connect_timeout=10) as connection:
        who = connection.info.user
        found = [*version(connection), *settings(connection), *roles(connection, (who,))]
    wrong = [finding.message for finding in found if finding.state == "broken"]
    if wrong:
        raise Refused("\n".join(["Alongside does not start on this database:", *(f"- {one}" for one in wrong)]))
