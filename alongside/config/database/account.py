"""Whose account runs the server. PostgreSQL refuses root, so root lends it an account that owns nothing else."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from typing import Any

from alongside.config.refusal import Refused

NAME = "alongside"


@dataclass(frozen=True)
class Account:
    """The account, and whether we have to change to it."""

    name: str
    uid: int
    gid: int
    is_another: bool

    @property
    def for_subprocess(self) -> dict[str, Any]:
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_another else {}


def account() -> Account:
    """Our own; as root the system account `alongside`, made when it is missing."""
    if os.geteuid() != 0:
        return _account(_our_own(), is_another=False)
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        entry = _made()
    return _account(entry, is_another=True)


def _our_own() -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(os.geteuid())
    except KeyError:
        nameless = f"This account has a number ({os.geteuid()}) and no name, and PostgreSQL wants a name."
        raise Refused(f"{nameless} Add it to /etc/passwd, or name a database of your own.") from None


def _account(entry: pwd.struct_passwd, *, is_another: bool) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, is_another)


def _made() -> pwd.struct_passwd:
    commands = [
        ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/var/lib/alongside"],
        ["adduser", "-S", "-D", "-H", "-h", "/var/lib/alongside"],
    ]
    for command in commands:
        if shutil.which(command[0]):
            subprocess.run([*command, NAME], check=False, capture_output=True, stdin=subprocess.DEVNULL)
            try:
                return pwd.getpwnam(NAME)
            except KeyError:
                continue
    raise Refused(
        "PostgreSQL does not run as root, and no system account could be made for it. "
        f"Create an account named {NAME}, or start Alongside as an ordinary user."
    )
