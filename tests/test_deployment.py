"""What stands in `deploy/`: systemd reads every line of its unit."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
VERIFY = shutil.which("systemd-analyze")


def verified(unit: str, folder: Path) -> str:
    """What systemd has to say about it, with a program and an account that are on this machine."""
    file = folder / "alongside.service"
    here = unit.replace("/opt/alongside/.venv/bin/alongside", sys.executable).replace("alongside-web", "root")
    file.write_text(here)
    done = subprocess.run([str(VERIFY), "verify", str(file)], capture_output=True, text=True, check=False)
    return "\n".join(line for line in done.stderr.splitlines() if str(file) in line or done.returncode)


@pytest.mark.skipif(VERIFY is None, reason="no systemd on this machine")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    unit = (ROOT / "deploy" / "alongside.service").read_text()
    assert verified(unit, tmp_path) == ""
    assert "Unknown key" in verified(unit.replace("PrivateTmp=", "PrivateTmpp="), tmp_path)
