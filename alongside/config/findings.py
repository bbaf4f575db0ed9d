"""What `alongside doctor` looks at. Each check answers findings, worst ones with what to do."""

import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from .database import Addresses
from .database.hardening import DURABLE, LEAST_VERSIONS, SILENT, is_new_enough
from .database.preparation import role_name
from .key_copy import is_copied
from .migration import django_command, run_to_its_end

LEAST_FREE = 0.10
RUN_TIME_ROLES = tuple(role_name(role) for role in ("app", "worker"))


@dataclass(frozen=True)
class Finding:
    """`state` is good, attention (works, and should not stay so) or broken."""

    name: str
    state: str
    message: str


def findings(home: Path, places: Addresses) -> list[Finding]:
    with psycopg.connect(places.of("owner"), connect_timeout=10) as connection:
        about_the_server = [*version(connection), *roles(connection)]
    return [
        *about_the_server,
        *settings_of_each(places),
        *migrations(),
        *keys(home),
        *disk(home, places),
        *mail(),
        *mailbox(),
        *company_sign_in(),
        *coach_rules(),
        *account(),
    ]


def version(connection: psycopg.Connection) -> Iterator[Finding]:
    said = connection.info.parameter_status("server_version")
    if is_new_enough(connection.info.server_version):
        yield Finding("version", "good", f"PostgreSQL {said}")
    else:
        least = ", ".join(f"{major}.{minor}" for major, minor in LEAST_VERSIONS.items())
        yield Finding("version", "broken", f"PostgreSQL {said} can leak rows. Install at least one of {least}.")


def settings_of_each(places: Addresses) -> list[Finding]:
    """A server may say something else to each role; what is found twice is said once."""
    found: dict[Finding, None] = {}
    for role in ("owner", "app", "worker"):
        with psycopg.connect(places.of(role), connect_timeout=10) as connection:
            found |= dict.fromkeys(settings(connection))
    return [finding for finding in found if finding.state != "good"] or list(found)


def settings(connection: psycopg.Connection) -> Iterator[Finding]:
    """A private text in a server's log is read by whoever reads logs."""
    wanted = SILENT | DURABLE | {"data_checksums": "on"}
    rows = connection.execute("select name, setting from pg_settings where name = any(%s)", [[*wanted]]).fetchall()
    wrong = {name: setting for name, setting in rows if setting != wanted[name]}
    for name, setting in wrong.items():
        kind = "attention" if name == "data_checksums" else "broken"
        reason = "texts may reach the log" if name in SILENT else "what was saved may be lost"
        yield Finding("settings", kind, f"{name} is {setting}: {reason}. Make it {wanted[name]}.")
    if not wrong:
        yield Finding("settings", "good", "No text reaches the log; nothing acknowledged is lost")


def roles(connection: psycopg.Connection, run_time: tuple[str, ...] = RUN_TIME_ROLES) -> Iterator[Finding]:
    """Who serves requests must own nothing, bypass nothing and be able to become nobody else."""
    strong = connection.execute(
        "select rolname from pg_roles where rolname = any(%s)"
        " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)",
        [[*run_time, role_name("owner")]],
    ).fetchall()
    members = connection.execute(
        "select m.rolname, r.rolname from pg_auth_members a join pg_roles m on m.oid = a.member"
        " join pg_roles r on r.oid = a.roleid where m.rolname = any(%s)",
        [[*run_time]],
    ).fetchall()
    owners = connection.execute(
        "select distinct tableowner from pg_tables where tableowner = any(%s)", [[*run_time]]
    ).fetchall()
    for (name,) in strong:
        yield Finding("roles", "broken", f"{name} has rights it must not have. Run: alongside database prepare")
    for name, other in members:
        yield Finding("roles", "broken", f"{name} can become {other}. Take it back: revoke {other} from {name}")
    for (name,) in owners:
        yield Finding("roles", "broken", f"{name} owns tables, so no policy holds. Give them to alongside_owner.")
    if not (strong or members or owners):
        yield Finding("roles", "good", "Web and worker own nothing, bypass nothing and can become nobody else")


def migrations() -> Iterator[Finding]:
    done = django_command("migrate", "--check", "--verbosity", "0", role="owner")
    if done.returncode:
        yield Finding("migrations", "broken", "The database is behind this version. Run: alongside database migrate")
    else:
        yield Finding("migrations", "good", "The database knows every table of this version")


def keys(home: Path) -> Iterator[Finding]:
    if is_copied(home):
        yield Finding("keys", "good", "There is a copy of the keys")
    else:
        todo = "Run: alongside backup FOLDER --keys OTHER"
        yield Finding("keys", "attention", f"The keys are not copied; without them private notes stay closed. {todo}")


def disk(home: Path, places: Addresses) -> Iterator[Finding]:
    for folder in {home, places.embedded.place.folder} if places.embedded else {home}:
        use = shutil.disk_usage(folder)
        megabytes = use.free // 1_000_000
        if use.free < LEAST_FREE * use.total:
            yield Finding("disk", "attention", f"{megabytes} MB are free for {folder}. Make room before it is full.")
        else:
            yield Finding("disk", "good", f"{megabytes} MB are free for {folder}")


def mail() -> Iterator[Finding]:
    address = urlsplit(os.environ.get("ALONGSIDE_MAIL_URL", ""))
    if address.scheme not in {"smtp", "smtps"} or not address.hostname:
        yield Finding("mail", "attention", "No mail server is named, so no mail leaves. Name one: ALONGSIDE_MAIL_URL")
        return
    place = (address.hostname, address.port or (465 if address.scheme == "smtps" else 587))
    try:
        socket.create_connection(place, timeout=5).close()
    except OSError as problem:
        yield Finding("mail", "broken", f"{place[0]}:{place[1]} does not answer: {problem.strerror or problem}.")
    else:
        yield Finding("mail", "good", f"{place[0]}:{place[1]} answers")


def mailbox() -> Iterator[Finding]:
    """The way the worker goes, as far as the folder. No letter is opened."""
    from alongside.foundation.environment import Environment
    from alongside.mailbox.server import Away, NoFolder, NotLetIn, opened
    from alongside.mailbox.setup import read_setup

    env = Environment()
    setup = read_setup(env, env.text("ALONGSIDE_MAIL_FROM"))
    if setup is None:
        return
    place, todo = f"{setup.host}:{setup.port}", "Look at ALONGSIDE_MAILBOX_URL."
    try:
        with opened(setup) as found:
            count = len(found.unread())
    except NotLetIn:
        yield Finding("mailbox", "broken", f"{place} takes neither the name {setup.username} nor the password. {todo}")
    except NoFolder:
        yield Finding("mailbox", "broken", f"{place} has no folder {setup.folder}. Make it, or name another. {todo}")
    except Away as problem:
        yield Finding("mailbox", "broken", f"{place} does not answer: {problem}. {todo}")
    else:
        yield Finding("mailbox", "good", f"{place} lets us in, and {setup.folder} is there ({count} unread)")


def company_sign_in() -> Iterator[Finding]:
    """Asked in a process of its own, with the settings that the web has."""
    if not os.environ.get("ALONGSIDE_OIDC_URL"):
        return
    program = "from alongside.config.commandline import main; main()"
    said = run_to_its_end(["-c", program, "single-sign-on", "check"], role="owner")
    if said.returncode:
        yield Finding("company sign-in", "broken", (said.stderr.strip().splitlines() or ["It cannot be asked."])[-1])
    else:
        yield Finding("company sign-in", "good", said.stdout.strip().splitlines()[0])


def coach_rules() -> Iterator[Finding]:
    from alongside.coach.rulebook import RuleProblem, own_rules

    path = os.environ.get("ALONGSIDE_COACH_RULES", "")
    if not path:
        return
    try:
        count = sum(len(own_rules(Path(path), key)) for key in ("en", "de"))
    except RuleProblem as problem:
        yield Finding("coach", "broken", str(problem))
    else:
        yield Finding("coach", "good", f"{count} rules of your own")


def account() -> Iterator[Finding]:
    if os.geteuid() == 0:
        yield Finding("account", "attention", "Alongside runs as root. An ordinary account is enough and safer.")
