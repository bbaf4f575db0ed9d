"""The shape of a kind: its questions, its steps, and the kind itself. What breaks a rule can't be made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

import yaml
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import rules
from .cadence import Cadence, read_cadence
from .sheet import Entry, read

BEFORE: Final = ("schedule", "prepare", "agenda")
TOGETHER: Final = rules.TOGETHER
AFTER: Final = ("recap", "follow_through")
STEPS: Final = (*BEFORE, *TOGETHER, *AFTER)
STEP_NAMES: Final = {
    "schedule": gettext_lazy("Schedule"),
    "prepare": gettext_lazy("Prepare"),
    "agenda": gettext_lazy("Agenda"),
    "arrive": gettext_lazy("Arrive"),
    "look_back": gettext_lazy("Look back"),
    "strengths": gettext_lazy("Strengths"),
    "goals": gettext_lazy("Goals"),
    "growth": gettext_lazy("Growth"),
    "plan": gettext_lazy("Plan"),
    "recap": gettext_lazy("Recap"),
    "follow_through": gettext_lazy("Follow through"),
}

Side = Literal["guest", "host"]
AskedBy = Literal["guest", "host", "both"]
Weight = Literal["light", "staged"]
Preparation = Literal["blind", "none"]
RecapWanted = Literal["expected", "optional"]
Reader = Literal["guest", "host", "hr_partner", "companion"]


@dataclass(frozen=True)
class Prompt:
    """A question, and why we ask it. One about a growing edge comes after the strengths."""

    id: str
    text: str
    why: str
    asked_by: AskedBy
    growing_edge: bool = False

    def __post_init__(self) -> None:
        rules.check_prompt(self)

    @classmethod
    def from_entry(cls, entry: Entry, bank: Mapping[str, "Prompt"]) -> "Prompt":
        """Either written out, or the bare id of a question in the bank."""
        if entry.is_plain:
            return _from_bank(entry, bank)
        fields = entry.fields(("id", "text", "why", "asked_by"), optional=("growing_edge",))
        return entry.build(
            cls,
            id=fields["id"].text(),
            text=fields["text"].text(),
            why=fields["why"].text(),
            asked_by=fields["asked_by"].one_of(get_args(AskedBy)),
            growing_edge="growing_edge" in fields and fields["growing_edge"].flag(),
        )

    def as_data(self) -> dict[str, Any]:
        data = {"id": self.id, "text": self.text, "why": self.why, "asked_by": self.asked_by}
        return {**data, "growing_edge": True} if self.growing_edge else data


@dataclass(frozen=True)
class Stage:
    """One step of the talk. `prompts` is what may be asked, the best first; a page shows two or three of them."""

    key: str
    name: str
    purpose: str
    minutes: int
    first_speaker: Side
    prompts: tuple[Prompt, ...]

    def __post_init__(self) -> None:
        rules.check_stage(self)

    @classmethod
    def from_entry(cls, entry: Entry, bank: Mapping[str, Prompt]) -> "Stage":
        fields = entry.fields(("key", "name", "purpose", "minutes", "first_speaker", "prompts"))
        return entry.build(
            cls,
            key=fields["key"].text(),
            name=fields["name"].text(),
            purpose=fields["purpose"].text(),
            minutes=fields["minutes"].number(),
            first_speaker=fields["first_speaker"].one_of(get_args(Side)),
            prompts=_prompts(fields["prompts"], bank),
        )

    def as_data(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "name": self.name,
            "purpose": self.purpose,
            "minutes": self.minutes,
            "first_speaker": self.first_speaker,
            "prompts": [prompt.as_data() for prompt in self.prompts],
        }


@dataclass(frozen=True)
class Kind:
    """A kind of conversation. Minutes are minutes, `notice_days` working days, `audience` who may read the recap."""

    key: str
    name: str
    purpose: str
    weight: Weight
    minutes: int
    cadence: Cadence | None
    notice_days: int
    preparation: Preparation
    recap: RecapWanted
    formal: bool
    audience: tuple[Reader, ...]
    stages: tuple[Stage, ...]
    preparation_questions: tuple[Prompt, ...]

    def __post_init__(self) -> None:
        rules.check_kind(self)

    @classmethod
    def from_yaml(cls, text: str, *, bank: Mapping[str, Prompt] | None = None) -> "Kind":
        """Read a kind, or raise `KindProblem`. With a `bank`, a question may be written as its bare id."""
        entry = read(text)
        fields = entry.fields(tuple(cls.__dataclass_fields__))
        return entry.build(
            cls,
            key=fields["key"].text(),
            name=fields["name"].text(),
            purpose=fields["purpose"].text(),
            weight=fields["weight"].one_of(get_args(Weight)),
            minutes=fields["minutes"].number(),
            cadence=entry.build(read_cadence, words=fields["cadence"].text()),
            notice_days=fields["notice_days"].number(),
            preparation=fields["preparation"].one_of(get_args(Preparation)),
            recap=fields["recap"].one_of(get_args(RecapWanted)),
            formal=fields["formal"].flag(),
            audience=tuple(reader.one_of(get_args(Reader)) for reader in fields["audience"].items()),
            stages=tuple(Stage.from_entry(stage, bank or {}) for stage in fields["stages"].items()),
            preparation_questions=_prompts(fields["preparation_questions"], bank or {}),
        )

    def to_yaml(self) -> str:
        """The whole kind with every question written out, so that it reads the same whatever the bank becomes."""
        return yaml.safe_dump(self.as_data(), allow_unicode=True, sort_keys=False, width=1000)

    def as_data(self) -> dict[str, Any]:
        plain = {key: getattr(self, key) for key in self.__dataclass_fields__}
        return plain | {
            "cadence": str(self.cadence) if self.cadence else "none",
            "audience": list(self.audience),
            "stages": [stage.as_data() for stage in self.stages],
            "preparation_questions": [prompt.as_data() for prompt in self.preparation_questions],
        }

    @property
    def is_light(self) -> bool:
        return self.weight == "light"

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """Every question of this kind, the preparation's first."""
        return self.preparation_questions + tuple(prompt for stage in self.stages for prompt in stage.prompts)

    def stage(self, key: str) -> Stage:
        """The step with this key; `KeyError` where this kind leaves it out."""
        return {stage.key: stage for stage in self.stages}[key]


def _from_bank(entry: Entry, bank: Mapping[str, Prompt]) -> Prompt:
    id_ = entry.text()
    if id_ not in bank:
        raise entry.problem(_("is not a question of the bank. Write it out with id, text, why and asked_by."))
    return bank[id_]


def _prompts(entry: Entry, bank: Mapping[str, Prompt]) -> tuple[Prompt, ...]:
    return tuple(Prompt.from_entry(item, bank) for item in entry.items())
