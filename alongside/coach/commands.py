"""`alongside coach …`: reading texts, checking rules, measuring. No database, no settings."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from alongside.config.refusal import Refused


@click.group()
def coach() -> None:
    """Read texts with the coach, check rules, measure it."""


@coach.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option("--lines", is_flag=True, help="One text a line in, one answer a line out.")
@click.option("--language", type=click.Choice(["en", "de"]), help="When it should not be found from the text.")
def check(as_json: bool, lines: bool, language: str | None) -> None:
    """Read the text on standard input, and say every hint."""
    from .reading import read

    _take_own_rules()
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for text in _texts(lines):
        reading = read(text, language)
        if as_json:
            click.echo(json.dumps(reading.as_json(), ensure_ascii=False))
        else:
            for hint in reading.hints:
                click.echo(f"{hint.kind} “{hint.quote}”: {hint.why} {hint.ask}")


@coach.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def rules(file: Path) -> None:
    """Check a company's own rules, and try each on its examples."""
    from .rulebook import RuleProblem, own_rules
    from .rulebook.trying import wrong_examples

    try:
        found = [rule for key in ("en", "de") for rule in own_rules(file, key)]
    except RuleProblem as problem:
        raise Refused(str(problem)) from None
    if wrong := wrong_examples(file, found):
        raise Refused("\n".join(wrong))
    click.echo(f"{len(found)} rules read. Name the file in ALONGSIDE_COACH_RULES and start Alongside again.")


@coach.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(["en", "de"]), default="en", show_default=True)
@click.option("--held", is_flag=True, help="The texts kept apart instead of those that rules are written by.")
@click.option("--misses", is_flag=True, help="Name the texts that were read otherwise than labelled.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def evaluate(files: tuple[Path, ...], language: str, held: bool, misses: bool, as_json: bool) -> None:
    """Precision and recall on hand-labelled texts, class by class, with 95 % intervals (Wilson)."""
    from .evaluation import labelled, measured, shipped

    part = "held" if held else "open"
    cases = [case for file in files or shipped(language, part) for case in labelled(file)]
    if not (cases or as_json):
        click.echo(f"No texts are kept apart for “{language}”: evaluation/{part}/{language}.jsonl would be read here.")
        return
    result = measured(cases, language)
    click.echo(json.dumps(result.as_json(misses), ensure_ascii=False) if as_json else result.table())
    if misses and not as_json:
        click.echo("\n".join(result.misses))


def _texts(lines: bool) -> Iterator[str]:
    if not lines:
        yield sys.stdin.read()
        return
    for line in sys.stdin:
        yield line.rstrip("\n")


def _take_own_rules() -> None:
    from .rulebook import RuleProblem, add_rules

    if path := os.environ.get("ALONGSIDE_COACH_RULES"):
        try:
            add_rules(Path(path))
        except RuleProblem as problem:
            raise Refused(str(problem)) from None
