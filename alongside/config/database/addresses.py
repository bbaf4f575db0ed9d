"""Three addresses of one database: the web's, the worker's, and the owner's, who migrates and dumps."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from alongside.config.refusal import Refused

from .cluster import Embedded

VARIABLES = {
    "app": "ALONGSIDE_DATABASE_URL",
    "worker": "ALONGSIDE_WORKER_DATABASE_URL",
    "owner": "ALONGSIDE_OWNER_DATABASE_URL",
}


@dataclass(frozen=True)
class Addresses:
    """Empty where the environment names none; `embedded` is None when the database is one's own."""

    owner: str
    app: str
    worker: str
    embedded: Embedded | None = None

    def of(self, role: str) -> str:
        """The address of `owner`, `app` or `worker`."""
        if role not in VARIABLES:
            raise Refused(f"ALONGSIDE_ROLE={role!r} is not usable: it should be app, worker or owner.")
        address: str = getattr(self, role)
        if not address:
            raise Refused(f"{VARIABLES[role]} is not set. On a database of one's own each role has its own address.")
        return address


def addresses(home: Path, environ: Mapping[str, str]) -> Addresses:
    """Those of the environment; when it names none, those of the embedded database in `home`."""
    named = {role: environ.get(variable, "").strip() for role, variable in VARIABLES.items()}
    if any(named.values()):
        return Addresses(owner=named["owner"], app=named["app"], worker=named["worker"])
    embedded = Embedded(home)
    return Addresses(embedded.url("owner"), embedded.url("app"), embedded.url("worker"), embedded)


def django_settings(url: str, *, pool: int = 0) -> dict[str, Any]:
    """A postgresql:// address as an entry of Django's DATABASES. `pool` = connections kept for many threads."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise Refused("A database's address looks like this: postgresql://name:password@host:5432/database")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    # Bound on the server, a private text stays out of its logs and out of pg_stat_activity.
    options["server_side_binding"] = True
    options.setdefault("connect_timeout", 5)
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 2}
        # Planning with everybody's rules takes longer than most pages' reading: once, for whatever is asked for.
        options["prepare_threshold"] = 5
        options["options"] = f"{options.get('options', '')} -c plan_cache_mode=force_generic_plan".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": bool(pool),  # after a restart of the database nobody meets a connection to the old one
        "OPTIONS": options,
    }
