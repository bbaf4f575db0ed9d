"""What other rooms may ask of reach."""

from .models.reach import HANDOVER, derive, derived, relations

__all__ = ["HANDOVER", "derive", "derived", "relations"]
