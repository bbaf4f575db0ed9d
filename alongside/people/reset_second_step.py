"""`alongside people reset-second-step`: for the administrator whom no other administrator can help."""

import click

from alongside.config.at_hand import with_database
from alongside.config.refusal import Refused


@click.command("reset-second-step")
@click.argument("email")
@with_database()
def reset_second_step(email: str) -> None:
    """Send EMAIL the link that takes their second step away, and print it. It works once, for a day."""
    from .queries import employed_at

    person = employed_at(email)
    if person is None:
        raise Refused(f"Nobody who works here has the address {email}.")
    click.echo(f"{person.name} can start over with this link. It signs nobody in:\n{person.offer_reset(by=None)}")
