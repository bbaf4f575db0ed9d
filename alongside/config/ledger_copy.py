"""The ledger of erasures: laid beside every backup, replayed after every restore."""

import sys
from pathlib import Path

from alongside.trust.erasing import ledger

from .migration import refuse_failed, run_to_its_end


def copy_ledger(home: Path, folder: Path) -> None:
    """What lies there already stays: the newest backup's folder knows everybody."""
    if lines := ledger.read(home / ledger.NAME):
        ledger.add(folder / ledger.NAME, lines)


def replay_ledger(home: Path, backup: Path, named: Path | None = None) -> int:
    """Erase again whom any ledger we know of names: this home's, the one beside the backup, the one that was named."""
    files = [home / ledger.NAME, backup.parent / ledger.NAME, *filter(None, [named])]
    if not ledger.read(*files):
        return 0
    done = run_to_its_end(["-m", __name__, *map(str, files)], role="owner")
    refuse_failed(done, "The data is back, but who was erased is not erased again. Run the restore anew")
    return int(done.stdout.strip().splitlines()[-1])


def main(files: list[str]) -> None:
    """In a process of its own, as the owner, with Django set up."""
    import django

    django.setup()
    from alongside.trust.models.erasure import replay

    print(replay(ledger.read(*map(Path, files))))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
