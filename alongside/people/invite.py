"""`alongside people invite`: the way in, for the first administrator and for anybody else."""

import json

import click

from alongside.config.at_hand import with_database


@click.command()
@click.argument("email")
@click.option("--name", default="", help="How people say the name. Left out, it is guessed from the address.")
@click.option(
    "--administrator", is_flag=True, help="Let this person run the installation. Administrators read nothing."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@with_database()
def invite(email: str, name: str, administrator: bool, as_json: bool) -> None:
    """Invite somebody, and print the one-time link that the letter to EMAIL holds.

    Somebody who is not known yet starts work today. The link works once, for 14 days; an earlier one stops working.
    """
    from .invitations import invite_by_address

    invitation = invite_by_address(email, name=name, administrator=administrator)
    person = invitation.person
    if as_json:
        facts = {"id": str(person.pk), "name": person.name, "email": person.email, "added": invitation.added}
        click.echo(json.dumps({**facts, "administrator": invitation.administrator, "link": invitation.link}))
        return
    click.echo(f"{person.name} is invited. This link works once, for 14 days:\n{invitation.link}")
