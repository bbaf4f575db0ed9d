"""`alongside doctor`"""

import json
import os
from dataclasses import asdict

import click

from alongside.config.at_hand import home, running
from alongside.config.database import addresses
from alongside.config.findings import findings
from alongside.config.start_up import refuse_nonsense

SIGNS = {"good": "ok  ", "attention": "look", "broken": "BAD "}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def doctor(as_json: bool) -> None:
    """Say what is not as it should be, and what to do about it. Ends with 1 when something is broken."""
    refuse_nonsense()
    places = addresses(home(), os.environ)
    with running(places):
        found = findings(home(), places)
    is_well = all(finding.state != "broken" for finding in found)
    if as_json:
        click.echo(json.dumps({"is_well": is_well, "findings": [asdict(finding) for finding in found]}))
    else:
        for finding in found:
            click.echo(f"{SIGNS[finding.state]}  {finding.name}: {finding.message}")
    if not is_well:
        raise click.exceptions.Exit(1)
