"""How every PostgreSQL of ours is set: texts stay out of the logs, nothing acknowledged is lost, memory stays small."""

# A private text must never reach a log file. `doctor` asks one's own server for the same.
SILENT = {
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_transaction_sample_rate": "0",
}

DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}

# Planner statistics leaked rows past row-level security before these (CVE-2025-8713).
LEAST_VERSIONS = {15: 14, 16: 10, 17: 6, 18: 0}

EMBEDDED = {
    **SILENT,
    **DURABLE,
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "effective_cache_size": "512MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
}


def is_new_enough(server_version: int) -> bool:
    """`server_version` as PostgreSQL numbers it: 150018 is 15.18."""
    major, minor = divmod(server_version, 10_000)
    return major > max(LEAST_VERSIONS) or minor >= LEAST_VERSIONS.get(major, 10_000)


def configuration(socket: str) -> str:
    """The text of `alongside.conf`, which the cluster includes last."""
    lines = [f"{name} = {value}" for name, value in EMBEDDED.items()]
    return "\n".join([*lines, f"unix_socket_directories = '{socket}'", ""])


def doors(account: str, *, is_another: bool) -> tuple[str, str]:
    """`pg_hba.conf` and `pg_ident.conf`: passwords for everyone, the machine's own word for the bootstrap role."""
    hba = "local all postgres peer map=house\nlocal all all scram-sha-256\n"
    known = [account, "root"] if is_another else [account]
    return hba, "".join(f"house {name} postgres\n" for name in known)
