"""The second look: weights of words, learned from the labelled texts, beside the rules.

Where rules found nothing of a class in a sentence, weights that speak clearly for it may give the hint; where they speak
clearly against what a rule found, it is dropped. Both are data: `data/en/weights.tsv` (what was learned, a line a trace)
and `data/en/limits.yaml` (how clearly). `python -m bench.coach_weights` learns them anew, and says what the coach makes of
each file of texts when that file was left out. A language without the two files is read by rules alone.
"""

from .looking import EFFECT, EXAMPLE, JUDGING, NEXT_STEP, PARTS, SecondLook
from .scales import Scales, parsed, scales

__all__ = ["EFFECT", "EXAMPLE", "JUDGING", "NEXT_STEP", "PARTS", "Scales", "SecondLook", "parsed", "scales"]
