"""A whole kind in plain fields: what it is, its steps, and the questions of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from ..kinds import Kind, KindProblem, Prompt, Stage
from .templates import KindForm, PromptForm, StageForm, tie

PREPARE = "prepare"
PROMPT = ("id", "text", "why", "asked_by", "growing_edge")


class Prompts(forms.BaseFormSet):  # type: ignore[type-arg]  # Django names no type of form here
    """The questions of one step."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Take it out")

    @property
    def kept(self) -> tuple[Prompt, ...]:
        """Growing edges after the strengths, whatever the order of the boxes."""
        forms = [form for form in self.forms if form not in self.deleted_forms and form.cleaned_data]
        return tuple(sorted((form.cleaned_data["prompt"] for form in forms), key=lambda prompt: prompt.growing_edge))


PromptSet = forms.formset_factory(PromptForm, formset=Prompts, extra=0, can_delete=True, max_num=40, absolute_max=40)


@dataclass
class Part:
    """A step, or the preparation, which has questions and no words of its own."""

    key: str
    stage: Stage | None
    words: StageForm | None
    questions: Prompts

    @property
    def has_errors(self) -> bool:
        return bool(self.words and self.words.errors) or bool(
            self.questions.is_bound and self.questions.total_error_count()
        )

    @property
    def has_edges(self) -> bool:
        return self.key == "strengths"

    def is_valid(self) -> bool:
        return all([self.words is None or self.words.is_valid(), self.questions.is_valid()])

    def built(self) -> Stage | None:
        if not (self.stage and self.words):
            return None
        try:
            return replace(self.stage, **self.words.cleaned_data, prompts=self.questions.kept)
        except KindProblem as problem:
            tie(self.words, problem)
        return None


class KindSheet:
    """On top of the version that was read. After `is_valid`, `kind` is what the fields say."""

    kind: Kind

    def __init__(self, read: Kind, data: QueryDict | None = None) -> None:
        self.read = read
        plain = {name: getattr(read, name) for name in ("name", "purpose", "minutes", "notice_days")}
        self.head = KindForm(data, prefix="kind", initial=plain | {"cadence": read.cadence or "none"})
        self.parts = [_part(stage.key, stage.prompts, data, stage) for stage in read.stages]
        if read.preparation_questions:
            self.parts.insert(0, _part(PREPARE, read.preparation_questions, data))

    def is_valid(self) -> bool:
        return all([self.head.is_valid(), *(part.is_valid() for part in self.parts)]) and self._fits()

    def _fits(self) -> bool:
        """What no single field can say: the minutes together, a question asked twice."""
        stages = {part.key: part.built() for part in self.parts if part.stage}
        prepared = next((part.questions.kept for part in self.parts if not part.stage), ())
        if not all(stages.values()):
            return False
        built = cast("tuple[Stage, ...]", tuple(stages.values()))
        try:
            self.kind = replace(self.read, **self.head.cleaned_data, stages=built, preparation_questions=prepared)
        except KindProblem as problem:
            tie(self.head, problem)
        return not self.head.errors


def _part(key: str, prompts: tuple[Prompt, ...], data: QueryDict | None, stage: Stage | None = None) -> Part:
    initial = [{name: getattr(prompt, name) for name in PROMPT} for prompt in prompts]
    names = ("name", "purpose", "minutes")
    words = StageForm(data, prefix=f"step-{key}", initial={n: getattr(stage, n) for n in names}) if stage else None
    return Part(key, stage, words, cast(Prompts, PromptSet(data, prefix=key, initial=initial)))


def with_one_more(data: QueryDict, key: str) -> QueryDict:
    """What was written, and an empty question at the end of this step."""
    said = data.copy()
    name = f"{key}-TOTAL_FORMS"
    number = str(said.get(name, ""))
    if number.isdecimal() and len(number) < 4:
        said[name] = str(int(number) + 1)
    return said
