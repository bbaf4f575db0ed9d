"""What rooms above do with letters."""

from alongside.people.models import Person

from .letter import Letter
from .models import writer_at
from .setup import the_setup
from .taking import Taking, offer_to_take

__all__ = ["Letter", "Taking", "offer_to_take", "writer_of"]


def writer_of(letter: Letter) -> Person | None:
    """Who wrote it, by its secret address; nobody where a machine sent it, or we ourselves."""
    setup = the_setup()
    if letter.is_automatic or letter.sender == setup.address:
        return None
    return writer_at(letter.tokens(setup.address))
