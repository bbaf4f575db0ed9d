from .kpi import Kpi, define
from .limits import Recalculation
from .reading import Correction, Reading, coming, opens_after, refuse_correction, refuse_nonsense, refuse_reading
from .remarks import Contest, ContextNote
from .source import Source, SourceAddress, allow_source

__all__ = [
    "Contest",
    "ContextNote",
    "Correction",
    "Kpi",
    "Reading",
    "Recalculation",
    "Source",
    "SourceAddress",
    "allow_source",
    "coming",
    "define",
    "opens_after",
    "refuse_correction",
    "refuse_nonsense",
    "refuse_reading",
]
