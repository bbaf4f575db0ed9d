"""A copy of the key files in one file, kept apart from the dump: without it private notes stay closed for ever."""

import hashlib
import json
import os
from pathlib import Path

from .keys import NAMES, key_folder, keys
from .refusal import Refused


def fingerprint(home: Path) -> str:
    """Names a set of keys without giving them away."""
    texts = _texts(home)
    return hashlib.sha256("\n".join(texts[name] for name in NAMES).encode()).hexdigest()[:16]


def copy_keys(home: Path, file: Path) -> None:
    """Writes the copy, and remembers that there is one."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump({"fingerprint": fingerprint(home), "keys": _texts(home)}, out, indent=1)
        os.fsync(out.fileno())
    _reminder(home).write_text(fingerprint(home))


def is_copied(home: Path) -> bool:
    reminder = _reminder(home)
    return reminder.exists() and reminder.read_text() == fingerprint(home)


def read_copy(file: Path) -> tuple[str, dict[str, str]]:
    """The fingerprint and the keys by name."""
    try:
        content = json.loads(file.read_text())
        texts = {name: str(content["keys"][name]) for name in NAMES}
        return str(content["fingerprint"]), texts
    except (ValueError, KeyError, TypeError):
        raise Refused(f"{file} is not a copy of keys made by `alongside backup --keys`.") from None


def bring_back_keys(home: Path, texts: dict[str, str]) -> None:
    """The keys that were here before are kept beside, under another name."""
    folder = key_folder(home)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in NAMES:
        file = folder / name
        if file.exists() and file.read_text().strip() != texts[name]:
            file.replace(folder / f"{name}.before-restore")
        draft = folder / f".{name}.restored"
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(texts[name] + "\n")
        draft.replace(file)


def _texts(home: Path) -> dict[str, str]:
    keys(home)  # makes what does not exist yet
    return {name: (key_folder(home) / name).read_text().strip() for name in NAMES}


def _reminder(home: Path) -> Path:
    return home / "keys-copied"
