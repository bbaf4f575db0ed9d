"""`alongside restore`: a backup and its keys, into an empty database."""

import json
import os
from pathlib import Path

import click

from alongside.config.at_hand import home, running
from alongside.config.database import Addresses, addresses
from alongside.config.dumping import bring_back, is_empty
from alongside.config.key_copy import bring_back_keys, read_copy
from alongside.config.ledger_copy import replay_ledger
from alongside.config.migration import migrate
from alongside.config.refusal import Refused
from alongside.config.supervisor import only_one

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("file", type=FILE)
@click.option("--keys", "keys_file", type=FILE, help="The copy of the keys that belongs to it.")
@click.option("--erasures", type=FILE, help="The newest erasures.json, if it does not lie beside FILE.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def restore(file: Path, keys_file: Path | None, erasures: Path | None, as_json: bool) -> None:
    """Bring FILE back into an empty database. Only restore backups you made yourself: they can carry commands.

    Who was erased since FILE was made is erased again.
    """
    if keys_file is None:
        raise Refused(
            "Without its keys nobody could read a private note again, and nothing was restored. "
            "Name the copy of the keys: --keys FILE"
        )
    print_of_keys, texts = read_copy(keys_file)
    _refuse_other_keys(file, print_of_keys)
    places = addresses(home(), os.environ)
    home().mkdir(parents=True, exist_ok=True, mode=0o700)
    with only_one(home()), running(places):
        _refuse_full(places)
        bring_back(places, file)
        bring_back_keys(home(), texts)
        migrate(places)
        erased = replay_ledger(home(), file, erasures)
    answer = {"restored": str(file), "erased_again": erased}
    click.echo(json.dumps(answer) if as_json else _in_words(erased))


def _refuse_other_keys(file: Path, print_of_keys: str) -> None:
    note = file.with_suffix(".json")
    if note.exists() and json.loads(note.read_text()).get("keys") != print_of_keys:
        raise Refused("These keys do not belong to this backup. Look for the copy made with the same ones.")


def _refuse_full(places: Addresses) -> None:
    if not is_empty(places.of("owner")):
        raise Refused("This database holds data already. Restore into an empty one: another ALONGSIDE_HOME, for one.")


def _in_words(erased: int) -> str:
    again = f" Erased again, because they were erased since: {erased}." if erased else ""
    return f"Restored.{again} Start Alongside, and sign in as before."
