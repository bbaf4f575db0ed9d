"""What rooms above do with people's own calendars."""

from .models import note_written
from .reading import note_refusal
from .replies import Reply, read_reply
from .writing import Comparison, compare, put, seen_in, take_out

__all__ = ["Comparison", "Reply", "compare", "note_refusal", "note_written", "put", "read_reply", "seen_in", "take_out"]
