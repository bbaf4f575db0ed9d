"""A command's way to the database: there when it begins, and left as it was found."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from .database import Addresses, addresses, using
from .demonstration import may_be_demo
from .migration import catch_up


def home() -> Path:
    """`ALONGSIDE_HOME`, or `.alongside` in the folder we are in."""
    return Path(os.environ.get("ALONGSIDE_HOME") or ".alongside").expanduser().absolute()


def is_for_this_machine() -> bool:
    """Whether what lies in this home may be a demo."""
    return may_be_demo(addresses(home(), os.environ), os.environ)


@contextmanager
def with_database(role: str = "owner", *, migrated: bool = True) -> Iterator[None]:
    """As decorator or context: Django is set up as `role`, on a running database that knows this version's tables."""
    if _is_set_up():
        yield
        return
    os.environ["ALONGSIDE_ROLE"] = role
    places = addresses(home(), os.environ)
    with running(places):
        if migrated:
            catch_up(places, say=_say)
        _set_up()
        try:
            yield
        finally:
            _let_go()


@contextmanager
def running(places: Addresses) -> Iterator[None]:
    """The embedded database, if it is ours, for as long as this lasts."""
    if places.embedded:
        places.embedded.say = _say
    with using(places.embedded) if places.embedded else nullcontext():
        yield


def _is_set_up() -> bool:
    from django.apps import apps

    return apps.ready


def _set_up() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()


def _let_go() -> None:
    from django.db import connections

    connections.close_all()


def _say(text: str) -> None:
    """On standard error: standard output belongs to the command's answer."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201
