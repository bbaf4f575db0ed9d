"""The one domain exception, and how a form says it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import BaseForm


class NotPossible(Exception):
    """The state of things does not allow this. The message says so, and how to go on; answered with 409."""

    def __init__(self, message: object) -> None:
        super().__init__(str(message))
        self.message = str(message)


@contextmanager
def told_in(form: BaseForm, field: str | None = None) -> Iterator[None]:
    """What a verb refuses comes back in its form, with what was written."""
    try:
        yield
    except NotPossible as refused:
        form.add_error(field, refused.message)
