"""SQL that a room keeps in its `sql/` folder and a migration loads."""

from importlib import resources


def sql_file(room: str, name: str) -> str:
    return resources.files(room).joinpath("sql", name).read_text(encoding="utf-8")
