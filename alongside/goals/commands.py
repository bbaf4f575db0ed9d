"""`alongside goal …`: a goal read from the command line, for its author alone."""

import json
import sys
from datetime import date, datetime

import click

from alongside.config.refusal import Refused

from .smart.reading import Reading, read, read_all
from .smart.writing import plain_text, written


@click.group()
def goal() -> None:
    """Read a goal as it is written."""


@goal.command()
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option("--lines", is_flag=True, help="One text a line in, one answer a line out.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Read it as on another day.")
def check(as_json: bool, lines: bool, today: datetime | None) -> None:
    """What is missing and what contradicts itself, of a goal on standard input: JSON or plain text."""
    text, day = _standard_input(), today.date() if today else date.today()
    if lines:
        for answer in _each_line(text, day):
            click.echo(json.dumps(answer.as_json(), ensure_ascii=False) if as_json else _words(answer))
        return
    goals = written(text)
    answers = read_all(goals, day)
    if as_json:
        told = [answer.as_json() for answer in answers]
        click.echo(json.dumps(told if text.strip().startswith("[") else told[0], ensure_ascii=False))
    else:
        click.echo("\n".join(map(_words, answers)))


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Refused("This is not UTF-8 text. Save it as UTF-8 and send it again.") from problem


def _each_line(text: str, day: date) -> list[Reading]:
    """An answer for each line, an empty one too: so that they stay beside one another."""
    if not text.strip():
        raise Refused("There is nothing to read. Write one goal a line.")
    return [read(plain_text(line), day) for line in text.rstrip("\r\n").split("\n")]


def _words(answer: Reading) -> str:
    asked = [*(c.sentence for c in answer.contradictions), *(q.sentence for q in answer.questions)]
    return " ".join(asked) if asked else "Nothing to ask here."
