"""Which questions to offer this time, so that nobody hears the same one three talks in a row."""

from collections.abc import Sequence

from .schema import Kind, Prompt


def choose(kind: Kind, stage_key: str, recently_asked: Sequence[str], how_many: int = 3) -> tuple[Prompt, ...]:
    """Two or three questions of a step, in the order the kind gives them.

    `recently_asked` holds the ids this person was asked in the last three talks, oldest first. When nothing new is
    left, the question asked longest ago comes back. Growing edges take fewer than half of the places.
    """
    prompts = kind.stage(stage_key).prompts
    asked_at = {id_: place for place, id_ in enumerate(recently_asked)}
    waiting = sorted(prompts, key=lambda prompt: asked_at.get(prompt.id, -1))
    places = _places(prompts, how_many)
    edges = [prompt for prompt in waiting if prompt.growing_edge][: places // 2]
    others = [prompt for prompt in waiting if not prompt.growing_edge][: places - len(edges)]
    return tuple(prompt for prompt in prompts if prompt in (*others, *edges))


def _places(prompts: tuple[Prompt, ...], how_many: int) -> int:
    """Three only where there are enough for three talks."""
    return min(how_many, max(2, len(prompts) // 3))
