"""How well the coach reads: texts labelled by hand, and precision and recall on them, class by class.

`texts-own.jsonl` was written while the rules were; `*-open.jsonl` by somebody else before; `*-sealed.jsonl` by the
same person, and unseen until the rules were final. Only the last says what to expect of a text nobody has seen.
"""

from .figures import Figures, wilson
from .measuring import Case, Result, labelled, measured, shipped

__all__ = ["Case", "Figures", "Result", "labelled", "measured", "shipped", "wilson"]
