"""`alongside backup`: the data in one file; the keys in another, somewhere else."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import click

from alongside import __version__
from alongside.config.at_hand import home, running
from alongside.config.database import addresses
from alongside.config.dumping import dump
from alongside.config.key_copy import copy_keys, fingerprint
from alongside.config.ledger_copy import copy_ledger
from alongside.config.refusal import Refused


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--keys", "keys_folder", type=click.Path(path_type=Path, file_okay=False), help="Copy the keys there.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def backup(folder: Path, keys_folder: Path | None, as_json: bool) -> None:
    """Write everything into one file in FOLDER, while Alongside runs or not.

    Private notes can only be read with the keys. Copy them once with --keys to a place apart from the backups.
    """
    _refuse_beside(folder, keys_folder)
    where, places = home(), addresses(home(), os.environ)
    name = f"alongside-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / f"{name}.dump"
    with running(places):
        dump(places, file)
    belongs = {"alongside": __version__, "keys": fingerprint(where)}
    file.with_suffix(".json").write_text(json.dumps(belongs))
    copy_ledger(where, folder)
    answer = {"backup": str(file), "bytes": file.stat().st_size, "keys": None}
    if keys_folder:
        keys_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        copy_keys(where, keys_folder / f"{name}.keys")
        answer["keys"] = str(keys_folder / f"{name}.keys")
    click.echo(json.dumps(answer) if as_json else _in_words(answer))


def _refuse_beside(folder: Path, keys_folder: Path | None) -> None:
    """Whoever takes the backup must not get the keys with it."""
    if keys_folder is None:
        return
    data, keys = folder.resolve(), keys_folder.resolve()
    if data == keys or keys.is_relative_to(data) or data.is_relative_to(keys):
        raise Refused("Keys beside the data protect nothing. Give --keys a folder apart from the backups.")


def _in_words(answer: dict[str, object]) -> str:
    if answer["keys"]:
        return f"Written: {answer['backup']}\nThe keys: {answer['keys']}"
    return f"Written: {answer['backup']}\nThe keys are not in it. Copy them once, to another place: --keys FOLDER"
