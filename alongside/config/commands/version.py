"""`alongside version`"""

import json
import platform

import click

from alongside import __version__


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def version(as_json: bool) -> None:
    """Say which version this is."""
    if as_json:
        click.echo(json.dumps({"alongside": __version__, "python": platform.python_version()}))
    else:
        click.echo(f"alongside {__version__}")
