"""`alongside people partner`: whom an HR partner looks after."""

import json

import click

from alongside.config.at_hand import with_database
from alongside.config.refusal import Refused


@click.command()
@click.argument("email")
@click.option("--team", default="", help="A team, with the teams inside it.")
@click.option("--person", default="", help="One person, by e-mail address.")
@click.option("--end", is_flag=True, help="From today on no longer.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@with_database()
def partner(email: str, team: str, person: str, end: bool, as_json: bool) -> None:
    """Let EMAIL look after a team or a person as HR partner, from today on.

    An HR partner edits the kinds of conversation and sees that talks happen, never what is said.
    """
    if bool(team) == bool(person):
        raise click.UsageError("Name either --team or --person.")
    name = _look_after(email, team, person, end=end)
    over = team or person
    if as_json:
        click.echo(json.dumps({"partner": name, "over": over, "ended": end}))
    else:
        click.echo(f"{name} looks after {over} no longer." if end else f"{name} looks after {over} from today on.")


def _look_after(email: str, team: str, person: str, *, end: bool) -> str:
    from .models import HRScope, Person, Team
    from .reach import derive

    known = {p.email: p for p in Person.objects.employed().filter(email__in=[email.lower(), person.lower()])}
    found = Team.objects.filter(name=team).first() if team else known.get(person.lower())
    if email.lower() not in known:
        raise Refused(f"Nobody who works here has the address {email}. Invite or import them first.")
    if found is None:
        raise Refused(f"There is no {'team' if team else 'person'} {team or person} here. Teams come with the import.")
    who = known[email.lower()]
    over = {"team": found} if team else {"person": found}
    standing = who.hr_scopes.current().filter(**over)
    if end:
        for scope in standing:
            scope.end()
    elif not standing.exists():
        HRScope.objects.create(partner=who, **over)
    derive()
    return who.name
