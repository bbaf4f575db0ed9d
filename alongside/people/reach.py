"""What other rooms may ask of reach."""

from .models.reach import HANDOVER, derive, derived, last_day_of_handover, relations

__all__ = ["HANDOVER", "derive", "derived", "last_day_of_handover", "relations"]
