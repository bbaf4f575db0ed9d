"""The key files: made once, readable by their owner alone, and backed up apart from the database."""

import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .refusal import Refused

NAMES = ("secret.key", "identity.key", "notes.key")


@dataclass(frozen=True)
class Keys:
    """`secret` signs sessions and links, `identity` says who acts in a transaction, `notes` encrypts private notes."""

    secret: str
    identity: bytes
    notes: bytes


def keys(home: Path, environ: Mapping[str, str] = os.environ) -> Keys:
    """Reads the three keys, making those that do not exist yet."""
    folder = key_folder(home, environ)
    secret, identity, notes = (folder / name for name in NAMES)
    return Keys(
        secret=kept(secret, lambda: secrets.token_urlsafe(48)),
        identity=_thirty_two_bytes(identity),
        notes=_thirty_two_bytes(notes),
    )


def key_folder(home: Path, environ: Mapping[str, str] = os.environ) -> Path:
    """`ALONGSIDE_KEYS`, or the folder `keys` in the home."""
    return Path(environ.get("ALONGSIDE_KEYS") or home / "keys").expanduser().absolute()


def kept(file: Path, make: Callable[[], str]) -> str:
    """The text of a file only we may read. Two that start at once agree on one text."""
    if not file.exists():
        _write_once(file, make())
    if file.stat().st_mode & 0o077:
        raise Refused(f"Others may read {file}. Close it with: chmod 600 {file}")
    return file.read_text().strip()


def _write_once(file: Path, text: str) -> None:
    for folder in (file.parent.parent, file.parent):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_name(f".{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text + "\n")
        out.flush()
        os.fsync(out.fileno())
    with suppress(FileExistsError):
        file.hardlink_to(draft)
    draft.unlink()


def _thirty_two_bytes(file: Path) -> bytes:
    text = kept(file, lambda: secrets.token_hex(32))
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise Refused(f"{file} does not hold a key. Bring it back from the backup of the keys.")
    return key
