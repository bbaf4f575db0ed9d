"""`alongside single-sign-on`: try the company's sign-in, and forget whose account is whose."""

import json

import click

from alongside.config.at_hand import with_database
from alongside.config.refusal import Refused


@click.group("single-sign-on")
def single_sign_on() -> None:
    """The company's own sign-in (OpenID Connect)."""


@single_sign_on.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@with_database()
def check(as_json: bool) -> None:
    """Ask the provider what it says of itself, and say what to tell it."""
    from alongside.foundation.outgoing import Unreachable

    from .flow import way_back
    from .provider import provider
    from .setup import the_setup

    try:
        setup, found = the_setup(), provider()
    except Unreachable as problem:
        raise Refused(f"The provider does not answer as it should. {problem}") from problem
    if as_json:
        click.echo(json.dumps({"issuer": setup.issuer, "redirect_uri": way_back(), "signs_in_at": found.authorization}))
        return
    click.echo(f"{setup.issuer} answers, and signs people in at {found.authorization}.")
    click.echo(f"Its redirect address for us has to be {way_back()}")


@single_sign_on.command()
@click.argument("email")
@with_database()
def forget(email: str) -> None:
    """Forget which company account belongs to EMAIL. The next one that the provider vouches for is remembered."""
    from .models import CompanyAccount

    gone, _each = CompanyAccount.objects.filter(person__email=email.strip().lower()).delete()
    if not gone:
        raise Refused(f"No company account is remembered for {email}.")
    click.echo(f"The account of {email} is forgotten.")
