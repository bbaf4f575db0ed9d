"""What rooms above do with people's own calendars."""

from .models import note_written
from .reading import problem_of
from .replies import Reply, read_reply
from .writing import Comparison, compare, put, seen_in, take_out

__all__ = ["Comparison", "Reply", "compare", "note_written", "problem_of", "put", "read_reply", "seen_in", "take_out"]
