"""`alongside database`: what whoever keeps a PostgreSQL of their own has to do, and when."""

import click

from alongside.config.at_hand import home, running
from alongside.config.database import addresses
from alongside.config.database.preparation import script


@click.group()
def database() -> None:
    """Prepare or migrate the database."""


@database.command()
def prepare() -> None:
    """Print the SQL that makes roles, rights and extensions on a PostgreSQL of one's own (15.14 or newer).

    Read it, then give it to psql as an administrator of that server.
    """
    click.echo(script())


@database.command()
def migrate() -> None:
    """Bring the database to this version, as its owner."""
    import os

    from alongside.config.migration import migrate as bring_up_to_date

    places = addresses(home(), os.environ)
    with running(places):
        bring_up_to_date(places)
    click.echo("The database knows every table of this version.")
