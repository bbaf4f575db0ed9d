"""The question bank: every question the shipped kinds draw on, and the words for listening."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .schema import STEPS, TOGETHER, Prompt
from .sheet import Entry, read


@dataclass(frozen=True)
class Question:
    """A prompt with the steps and the kinds it was written for."""

    prompt: Prompt
    stages: tuple[str, ...]
    kinds: tuple[str, ...]
    tags: tuple[str, ...]


@cache
def questions() -> tuple[Question, ...]:
    """In the order of the steps they belong to."""
    steps = ("prepare", *TOGETHER)
    return tuple(_question(entry) for step in steps for entry in read(shipped_text(f"bank/{step}")).items())


@cache
def bank() -> Mapping[str, Prompt]:
    """Every question by its id."""
    return {question.prompt.id: question.prompt for question in questions()}


@cache
def listening() -> tuple[Prompt, ...]:
    """Words for listening back, for any step of any kind; the first three are shown, the rest are "More ways"."""
    return tuple(Prompt.from_entry(entry, {}) for entry in read(shipped_text("bank/listening")).items())


def shipped_text(name: str) -> str:
    return files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")


def _question(entry: Entry) -> Question:
    needed = ("id", "text", "why", "asked_by", "stages", "kinds", "tags")
    fields = entry.fields(needed, optional=("growing_edge",))
    prompt = entry.build(
        Prompt,
        id=fields["id"].text(),
        text=fields["text"].text(),
        why=fields["why"].text(),
        asked_by=fields["asked_by"].one_of(("guest", "host", "both")),
        growing_edge="growing_edge" in fields and fields["growing_edge"].flag(),
    )
    return Question(
        prompt=prompt,
        stages=tuple(stage.one_of(STEPS) for stage in fields["stages"].items()),
        kinds=tuple(kind.text() for kind in fields["kinds"].items()),
        tags=tuple(tag.text() for tag in fields["tags"].items()),
    )
