"""What a test found out beside passing, told to `make trust` (tests/claims): one line of JSON each."""

import json
import os
from pathlib import Path
from typing import Any

PLACE = "ALONGSIDE_FIGURES"


def tell(name: str, **figures: Any) -> None:
    """Numbers told under one name add up, lists are joined. Nothing happens where nobody asked."""
    place = os.environ.get(PLACE)
    if place:
        with Path(place).open("a", encoding="utf-8") as lines:  # one write, so that two processes do not mix
            lines.write(json.dumps({"name": name, **figures}) + "\n")
