"""Editing a kind as YAML, bringing one in, and the fields of its words, minutes and questions."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..kinds import Kind, KindProblem, Prompt, bank
from ..kinds.cadence import read_cadence
from ..kinds.sheet import one_line
from ..models import Template

LONG = forms.Textarea(attrs={"rows": 2})
YAML = forms.Textarea(attrs={"rows": 30, "spellcheck": "false", "class": "yaml", "dir": "ltr"})
MOST_BYTES = 200_000
A_PAGE_HAS_IT = {"import"}  # keys that an address of ours uses
ASKERS = [("host", gettext_lazy("The host")), ("guest", gettext_lazy("The guest")), ("both", gettext_lazy("Either"))]


class OneLine(forms.CharField):
    """A sentence may be wrapped in its box; it is kept on one line."""

    def to_python(self, value: Any) -> Any:
        return one_line(super().to_python(value) or "")


class SeenForm(forms.Form):
    """The version the writer began on, and the newest one they know of."""

    read = forms.IntegerField(min_value=1)
    seen = forms.IntegerField(min_value=1)


class KindForm(forms.Form):
    name = OneLine(label=gettext_lazy("Name"), max_length=60)
    purpose = OneLine(label=gettext_lazy("What it is for"), max_length=300, widget=LONG)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"), help_text=gettext_lazy("For the whole talk."), min_value=5, max_value=240
    )
    notice_days = forms.IntegerField(
        label=gettext_lazy("Notice"), help_text=gettext_lazy("In working days."), min_value=0, max_value=20
    )
    cadence = forms.CharField(
        label=gettext_lazy("How often"), help_text=gettext_lazy("“2 weeks”, “3 months” or “none”."), max_length=20
    )

    def clean_cadence(self) -> Any:
        try:
            return read_cadence(self.cleaned_data["cadence"])
        except KindProblem as problem:
            raise forms.ValidationError(_sentence(self, problem)) from None


class StageForm(forms.Form):
    name = OneLine(label=gettext_lazy("Name"), max_length=60)
    purpose = OneLine(label=gettext_lazy("What it is for"), max_length=300, widget=LONG)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=120)


class PromptForm(forms.Form):
    """A question. A new one that is left empty is none."""

    id = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    text = OneLine(label=gettext_lazy("Question"), max_length=300, widget=LONG)
    why = OneLine(label=gettext_lazy("Why we ask"), max_length=300, widget=LONG)
    asked_by = forms.ChoiceField(label=gettext_lazy("Who asks"), choices=ASKERS, initial="host")
    growing_edge = forms.BooleanField(label=gettext_lazy("About a growing edge"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        words = {name: said.get(name) for name in ("text", "why", "asked_by", "growing_edge")}
        if not self.errors:
            try:
                said["prompt"] = Prompt(id=said["id"] or f"our-{secrets.token_hex(4)}", **words)  # type: ignore[arg-type]
            except KindProblem as problem:
                tie(self, problem)
        return said


def tie(form: forms.Form, problem: KindProblem) -> None:
    """Say it at its field, or above the form."""
    form.add_error(problem.key if problem.key in form.fields else None, _sentence(form, problem))


def _sentence(form: forms.Form, problem: KindProblem) -> str:
    """With the name that the field has on the page."""
    field = form.fields.get(problem.key)
    return KindProblem(str(field.label), problem.advice).message if field else problem.message


class YamlForm(forms.Form):
    """The whole kind as text. After `is_valid`, `kind` is what it says."""

    text = forms.CharField(label=gettext_lazy("The kind as YAML"), widget=YAML, strip=False)
    kind: Kind
    bad_line = ""

    def __init__(self, *args: Any, template: Template, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.template = template

    def clean_text(self) -> str:
        text = _plain(self.cleaned_data["text"])
        try:
            self.kind = self.template.read(text, bank())
        except KindProblem as problem:
            self.bad_line = line_of(text, problem)
            raise forms.ValidationError(problem.message) from None
        return text


class ImportForm(forms.Form):
    """A file or pasted text. After `is_valid`, `kind` is what it says."""

    file = forms.FileField(
        label=gettext_lazy("YAML file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,.txt"}),
        allow_empty_file=True,
    )
    text = forms.CharField(label=gettext_lazy("Or paste it here"), required=False, widget=YAML, strip=False)
    kind: Kind
    bad_line = ""

    def clean_file(self) -> str:
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than 200 KB. A kind is a short text: choose that file."))
        try:
            return file.read().decode("utf-8-sig") if file else ""
        except UnicodeDecodeError:
            raise forms.ValidationError(
                _("This file is no UTF-8 text. Save it as UTF-8 and choose it again.")
            ) from None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        text = _plain(said.get("file") or said.get("text", ""))
        if not self.errors and not text.strip():
            self.add_error("file", _("Choose a file, or paste the text below."))
        if not self.errors:
            self._read(text)
        return said

    def _read(self, text: str) -> None:
        try:
            self.kind = Kind.from_yaml(text, bank=bank())
        except KindProblem as problem:
            self.bad_line = line_of(text, problem)
            self.add_error(None, problem.message)
            return
        if self.kind.key in A_PAGE_HAS_IT:
            self.add_error(None, _("“%s” is the address of a page here. Choose another key.") % self.kind.key)


def line_of(text: str, problem: KindProblem) -> str:
    """What stands in the line that the problem names."""
    lines = text.splitlines()
    return lines[problem.line - 1].strip() if problem.line and problem.line <= len(lines) else ""


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")
