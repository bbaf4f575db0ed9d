"""Typed readers of the environment: a setting is right, absent, or refused in one sentence."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit


class Nonsense(SystemExit):
    """A setting that cannot be meant. Ends the start with a sentence instead of a trace."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(f"{name}={value!r} is not usable: it should be {wanted}.")


class Environment:
    """Reads settings by name and kind. A missing setting gives the default."""

    def __init__(self, values: Mapping[str, str] = os.environ) -> None:
        self._values = values

    def text(self, name: str, default: str = "") -> str:
        return self._values.get(name, "").strip() or default

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.text(name).lower()
        if value in {"1", "yes", "true", "on"}:
            return True
        if value in {"0", "no", "false", "off"}:
            return False
        if value:
            raise Nonsense(name, value, "yes or no")
        return default

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        value = self.text(name) or str(default)
        if not value.isdecimal() or not least <= int(value) <= most:
            raise Nonsense(name, value, f"a whole number from {least} to {most}")
        return int(value)

    def folder(self, name: str, default: Path) -> Path:
        return Path(self.text(name) or default).expanduser().absolute()

    def words(self, name: str) -> list[str]:
        return [word for word in self.text(name).replace(",", " ").split() if word]

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        """The first of the choices where nothing is said."""
        value = self.text(name, choices[0]).lower()
        if value not in choices:
            raise Nonsense(name, value, " or ".join(choices))
        return value

    def some_of(self, name: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        said = tuple(word.lower() for word in self.words(name))
        if set(said) - set(choices):
            raise Nonsense(name, self.text(name), "some of " + ", ".join(choices))
        return said

    def address(self, name: str, default: str, *, schemes: tuple[str, ...]) -> str:
        value = self.text(name, default)
        try:
            parts = urlsplit(value)
            usable = parts.scheme in schemes and bool(parts.hostname or parts.path)
            parts.port  # noqa: B018  a port beyond 65535 is only found out when it is read
        except ValueError:
            usable = False
        if value and not usable:
            raise Nonsense(name, value, "an address that begins with " + " or ".join(f"{s}://" for s in schemes))
        return value.rstrip("/")
