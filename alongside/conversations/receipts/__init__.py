"""Who reads what is written here, what would change that, how long it lives, what it may be used for: kind by kind."""

from alongside.trust.writings import add_writing

from .of_one import of_one
from .of_records import handover, preparation, recap
from .of_two import of_two, promise


def register() -> None:
    """Called from `AppConfig.ready()`."""
    add_writing(*of_two(), promise(), preparation(), recap(), handover(), *of_one())
