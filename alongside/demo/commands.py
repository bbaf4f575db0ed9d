"""`alongside demo`: make a demo company of any size, or take it away."""

import json
import time

import click

from alongside.config.at_hand import home, is_for_this_machine, with_database
from alongside.config.refusal import Refused


@click.command(help="Make the demo company, or remove it. Only on a database without people.")
@click.option("--people", default=60, show_default=True, type=click.IntRange(1, 200_000), help="How many people.")
@click.option("--years", default=1.0, show_default=True, type=click.FloatRange(0, 20), help="How much history.")
@click.option("--seed", "number", default=1, show_default=True, help="The same seed makes the same company.")
@click.option("--remove", is_flag=True, help="Leave an empty company.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def demo(people: int, years: float, number: int, remove: bool, as_json: bool) -> None:
    with with_database("owner"):
        said = _removed() if remove else _made(people, years, number)
    click.echo(json.dumps(said) if as_json else _words(said))


def _made(people: int, years: float, number: int) -> dict[str, object]:
    from .seed import is_empty, seed

    if not is_empty():
        raise Refused("There are people here already. Remove the demo first: alongside demo --remove")
    began = time.monotonic()
    made = seed(people, years, number)
    if is_for_this_machine():
        (home() / "demo").write_text("made")
    return {"people": made.people, "rows": made.rows, "seconds": round(time.monotonic() - began, 1)}


def _removed() -> dict[str, object]:
    from .removal import remove

    if not (home() / "demo").exists():
        raise Refused("This is no demo: nothing was removed. A company of your own is never emptied by this command.")
    remove()
    (home() / "demo").unlink()
    return {"removed": True}


def _words(said: dict[str, object]) -> str:
    if said.get("removed"):
        return "The demo company is gone. An empty one stays: invite its administrator with alongside people invite."
    return f"Made {said['people']} people and {said['rows']} rows of history in {said['seconds']} s."
