"""What `docs/coach.md` reports beside the labelled texts: technical comments, the pace, and what other linters find.

    python -m bench.coach technical            the share of 1,600 comments in public code that each class flags
    python -m bench.coach pace                 milliseconds for 2,000 characters
    python -m bench.coach linters FOLDER FILE  alex, write-good and proselint on the texts of FILE

FOLDER holds tools that are no dependency of ours. Make it with
`npm install --prefix FOLDER alex@11 write-good@1 && python -m venv FOLDER/v && FOLDER/v/bin/pip install proselint`.
"""

import argparse
import io
import json
import random
import statistics
import subprocess
import sys
import sysconfig
import time
import tokenize
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from alongside.coach.evaluation import labelled, shipped
from alongside.coach.evaluation.figures import wilson
from alongside.coach.reading import read, warm

WANTED, SEED = 1_600, 5
SPEAKING = {"you", "your", "we", "our", "i", "us", "please", "should", "let's", "don't"}
CHARACTERS, ROUNDS = 2_000, 400


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.coach", description=__doc__)
    parser.add_argument("what", choices=["technical", "pace", "linters"])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true", help="Print the comments that were flagged.")
    wanted = parser.parse_args()
    if wanted.what == "technical":
        technical(wanted.show)
    elif wanted.what == "pace":
        pace()
    else:
        linters(*wanted.paths)
    return 0


def technical(show: bool) -> None:
    """Half of the comments speak to somebody (you, we, please …), half are taken as they come."""
    found: Counter[str] = Counter()
    for comment in _sampled():
        for kind in {hint.kind for hint in read(comment, "en").hints}:
            found[kind] += 1
            if show:
                print(f"  {kind}: {comment}")
    for kind, count in found.most_common():
        low, high = wilson(count, WANTED)
        print(f"| {kind} | {count} of {WANTED} | {count / WANTED:.2%} [{low:.2%}, {high:.2%}] |")


def _sampled() -> list[str]:
    comments = sorted(set(_comments(Path(sysconfig.get_paths()["purelib"]))))
    speaking = [comment for comment in comments if SPEAKING & set(comment.lower().split())]
    others = [comment for comment in comments if not SPEAKING & set(comment.lower().split())]
    print(f"{len(comments)} comments, {len(speaking)} of them speak to somebody", file=sys.stderr)
    chance = random.Random(SEED)
    return chance.sample(speaking, WANTED // 2) + chance.sample(others, WANTED // 2)


def _comments(place: Path) -> Iterator[str]:
    """Comments of six words or more, lines that follow each other taken as one."""
    for file in sorted(place.rglob("*.py")):
        lines: list[tuple[int, str]] = []
        try:
            for token in tokenize.generate_tokens(io.StringIO(file.read_text(encoding="utf-8")).readline):
                if token.type == tokenize.COMMENT:
                    lines.append((token.start[0], token.string.lstrip("#:! ")))
        except (tokenize.TokenError, SyntaxError, UnicodeDecodeError):
            continue
        yield from (text for text in _joined(lines) if len(text.split()) >= 6 and text[0].isalpha())


def _joined(lines: list[tuple[int, str]]) -> Iterator[str]:
    last, parts = 0, list[str]()
    for number, text in lines:
        if number != last + 1 and parts:
            yield " ".join(parts)
            parts = []
        parts.append(text)
        last = number
    if parts:
        yield " ".join(parts)


def pace() -> None:
    """Texts of 2,000 characters put together from the labelled ones, each read once, the rules warm.

    The processor's time beside the clock's: what else runs on the machine shows in the second alone.
    """
    warm()
    texts = _long_texts()
    times = [_timed(text) for text in texts]
    for name, at in (("processor", 0), ("clock", 1)):
        cuts = statistics.quantiles([time[at] for time in times], n=20)
        print(f"{len(texts)} texts of {CHARACTERS} characters, {name}: median {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms")


def _timed(text: str) -> tuple[float, float]:
    begun = time.process_time(), time.perf_counter()
    read(text, "en")
    return (time.process_time() - begun[0]) * 1000, (time.perf_counter() - begun[1]) * 1000


def _long_texts() -> list[str]:
    texts = [case.text for file in shipped("en") for case in labelled(file)]
    random.Random(SEED).shuffle(texts)
    supply, long = cycle(texts), list[str]()
    while len(long) < ROUNDS:
        text = ""
        while len(text) < CHARACTERS:
            text += next(supply) + " "
        long.append(text[:CHARACTERS])
    return long


def linters(folder: Path, file: Path) -> None:
    """How many texts that deserve a hint each of them marks, and how many clean ones."""
    cases = list(labelled(file))
    texts = [case.text for case in cases]
    bin_ = folder / "node_modules"
    marks = {
        "the coach": [bool(read(text, "en").hints) for text in texts],
        "alex": _by_node(bin_, ALEX, texts),
        "write-good": _by_node(bin_, WRITE_GOOD, texts),
        "proselint": _by_proselint(folder / "v" / "bin" / "python", texts),
    }
    for name, marked in marks.items():
        wanted = [m for m, case in zip(marked, cases, strict=True) if case.labels]
        clean = [m for m, case in zip(marked, cases, strict=True) if not case.labels]
        print(f"| {name} | {sum(wanted)} of {len(wanted)} | {sum(clean)} of {len(clean)} |")


ALEX = "const {markdown} = await import('alex'); const marks = (text) => markdown(text).messages.length > 0;"
WRITE_GOOD = "const {default: good} = await import('write-good'); const marks = (text) => good(text).length > 0;"
PROSELINT = """
import json, sys
from proselint.tools import LintFile
from proselint.registry import CheckRegistry
from proselint.checks import __register__
CheckRegistry().register_many(__register__)
print(json.dumps([bool(LintFile(source="text", content=text).lint()) for text in json.load(sys.stdin)]))
"""


def _by_node(modules: Path, way: str, texts: list[str]) -> list[bool]:
    program = f"{way} let said = ''; for await (const part of process.stdin) said += part; "
    program += "console.log(JSON.stringify(JSON.parse(said).map(marks)))"
    command = ["node", "--input-type=module", "-e", program]
    said = subprocess.run(command, input=json.dumps(texts), text=True, stdout=subprocess.PIPE, cwd=modules, check=True)
    return list(json.loads(said.stdout))


def _by_proselint(python: Path, texts: list[str]) -> list[bool]:
    command = [str(python), "-c", PROSELINT]
    said = subprocess.run(command, input=json.dumps(texts), text=True, stdout=subprocess.PIPE, check=True)
    return list(json.loads(said.stdout))


if __name__ == "__main__":
    sys.exit(main())
