"""Who will open what, printed as JSON: as the owner, who sees every row. Measuring runs as the web's role."""

import json
from dataclasses import asdict

from alongside.config.at_hand import with_database


def main() -> None:
    with with_database("owner"):
        from .visits import forget_notes, pairs, talks, visits_of

        forget_notes()
        pages = {name: [asdict(visit) for visit in visits] for name, visits in visits_of(pairs()).items()}
        print(json.dumps({"talks": talks(), "pages": pages}))


if __name__ == "__main__":
    main()
