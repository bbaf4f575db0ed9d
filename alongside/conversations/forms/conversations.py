"""What is asked to start, plan, move or cancel a talk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Template
from ..models.planning import Setting

WHEN = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


class PlanForm(forms.Form):
    """A kind and, unless it starts now, a time and a place."""

    template = forms.ModelChoiceField(
        Template.objects.none(), label=_("What kind of conversation is it?"), empty_label=None, widget=forms.RadioSelect
    )
    slot = forms.DateTimeField(required=False, input_formats=FORMATS)  # one of the offered times
    starts_at = forms.DateTimeField(label=_("Another time"), required=False, widget=WHEN, input_formats=FORMATS)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=480, required=False)
    setting = forms.ChoiceField(
        label=_("Can both of you talk freely there?"),
        choices=[("", _("Not said")), *Setting.choices],
        required=False,
        help_text=_("If you like. You two alone see it."),
    )
    place = forms.CharField(
        label=_("Where"),
        max_length=200,
        required=False,
        help_text=_("A room, a corner to meet at, or a call link. It stands in the invitation."),
    )
    purpose = forms.CharField(label=_("What this talk is for"), max_length=300, required=False)
    now = forms.BooleanField(required=False, widget=forms.HiddenInput)
    mind = forms.BooleanField(required=False, widget=forms.HiddenInput)  # say first what speaks against this time

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["template"]
        kinds.queryset = Template.objects.offered()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["starts_at"] = said.pop("slot", None) or said.get("starts_at")
        if not said.get("now") and not said.get("starts_at") and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Choose a day and a time, or start now."))
        return said

    def facts(self) -> dict[str, Any]:
        """When, how long, where and what for; a talk that starts now has no planned time."""
        facts = {name: self.cleaned_data[name] for name in ("starts_at", "minutes", "place", "setting", "purpose")}
        return facts | {"starts_at": None} if self.cleaned_data["now"] else facts


class MoveForm(forms.Form):
    """One of the offered times, or another."""

    slot = forms.DateTimeField(required=False, input_formats=FORMATS)
    to = forms.DateTimeField(label=_("Another time"), required=False, widget=WHEN, input_formats=FORMATS)
    reason = forms.CharField(label=_("Why"), max_length=300, required=False, help_text=_("Both of you read this."))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["to"] = said.pop("slot", None) or said.get("to")
        if not said["to"] and "to" not in self.errors:
            self.add_error("to", _("Choose one of the times, or another."))
        return said


class CancelForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=300, help_text=_("Both of you read this."))


class FilterForm(forms.Form):
    """A GET form: wrong values are left out, never an error page."""

    q = forms.CharField(required=False, max_length=200)
    kind = forms.SlugField(required=False)
    page = forms.IntegerField(required=False, min_value=1)
    with_ = forms.UUIDField(required=False)
    day = forms.DateField(required=False)
