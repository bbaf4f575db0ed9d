"""How well the coach reads: texts labelled by hand, and precision and recall on them, class by class.

`regression.jsonl` has to be read as labelled, every text. `open/` may be read by whoever writes rules; `held/` may not:
it alone says what to expect of a text nobody has seen. What was once held and then read lies in `open/` under its name.
`lessons/` were written for weights to be learned from: most say of each sentence what it has, and no figure is given for them.
docs/coach.md has the figures.
"""

from .figures import Figures, wilson
from .measuring import Case, Result, labelled, measured, shipped

__all__ = ["Case", "Figures", "Result", "labelled", "measured", "shipped", "wilson"]
