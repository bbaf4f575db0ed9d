"""What rooms above do with people's own calendars."""

from .models import note_written
from .reading import problem_of
from .writing import Comparison, compare, put, seen_in, take_out

__all__ = ["Comparison", "compare", "note_written", "problem_of", "put", "seen_in", "take_out"]
