"""`alongside people …`: what an administrator does with people from the command line."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from alongside.config.at_hand import with_database

from .invite import invite
from .partner import partner
from .reset_second_step import reset_second_step

if TYPE_CHECKING:
    from .imports.choices import Choices, DateOrder


@click.group()
def people() -> None:
    """Import, invite and look up people."""


@people.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--skip-bad-rows", is_flag=True, help="Import the other rows when some have problems.")
@click.option("--full", is_flag=True, help="The file holds everybody: who is missing has left.")
@click.option(
    "--map", "mapping", multiple=True, metavar="HEADER=FIELD", help='As "E-Mail=email", "#3=team", "Notes=ignore".'
)
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="How dates like 03/04/2026 are read.")
@click.option("--encoding", default="", help="When it cannot be found out.")
@click.option("--sheet", default="", help="Which sheet of a workbook.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def import_(
    file: Path,
    dry_run: bool,
    skip_bad_rows: bool,
    full: bool,
    mapping: tuple[str, ...],
    dates: str | None,
    encoding: str,
    sheet: str,
    as_json: bool,
) -> None:
    """Bring people in from a CSV or XLSX file, all or nothing."""
    with with_database("owner"):
        from .imports.applying import apply
        from .imports.preview import preview
        from .imports.summary import summary

        data, choices = _bytes(file), _choices(mapping, dates, encoding, sheet)
        if dry_run:
            found = preview(data, choices, full=full)
        else:
            found = apply(data, choices, full=full, skip_bad_rows=skip_bad_rows)
        done = found.may_apply(skip_bad_rows=skip_bad_rows)
        answer = json.dumps(found.as_json()) if as_json else summary(found, done=done, dry_run=dry_run)
        click.echo(answer)
    if not done:
        raise click.exceptions.Exit(1)


def _bytes(file: Path) -> bytes:
    """At most one byte more than may be imported, so that a huge file is refused and not loaded."""
    from .imports.table import MOST_BYTES

    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _choices(mapping: tuple[str, ...], dates: str | None, encoding: str, sheet: str) -> "Choices":
    from .imports.choices import Choices
    from .imports.decoding import ENCODINGS

    if encoding and encoding.lower() not in ENCODINGS:
        raise click.BadParameter(f"Choose one of {', '.join(ENCODINGS)}.", param_hint="--encoding")
    return Choices(dict(map(_pair, mapping)), cast("DateOrder", dates or ""), encoding.lower(), sheet)


def _pair(text: str) -> tuple[str, str]:
    from .imports.columns import IGNORE
    from .imports.headers import FIELDS

    header, equals, field = text.rpartition("=")
    if not equals or not header.strip() or field.strip() not in (*FIELDS, IGNORE):
        raise click.BadParameter(
            f"Write it as HEADER=FIELD; the fields are {', '.join((*FIELDS, IGNORE))}.", param_hint="--map"
        )
    return header.strip(), field.strip()


people.add_command(invite)
people.add_command(partner)
people.add_command(reset_second_step)
