"""What is asked to start, plan, move or cancel a talk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Template

WHEN = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class PlanForm(forms.Form):
    """A kind and, unless it starts now, a time and a place."""

    template = forms.ModelChoiceField(Template.objects.none(), label=_("What kind of conversation is it?"), empty_label=None, widget=forms.RadioSelect)
    starts_at = forms.DateTimeField(label=_("When"), required=False, widget=WHEN, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=480, required=False)
    place = forms.CharField(label=_("Where"), max_length=200, required=False, help_text=_("A room with a door, or a call link. Both of you can talk freely there."))
    purpose = forms.CharField(label=_("What this talk is for"), max_length=300, required=False)
    now = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["template"]
        assert isinstance(kinds, forms.ModelChoiceField)
        kinds.queryset = Template.objects.offered()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("now") and not said.get("starts_at") and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Choose a day and a time, or start now."))
        return said


class MoveForm(forms.Form):
    to = forms.DateTimeField(label=_("To when"), widget=WHEN, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
    reason = forms.CharField(label=_("Why"), max_length=300, required=False, help_text=_("Both of you read this."))


class CancelForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=300, help_text=_("Both of you read this."))


class FilterForm(forms.Form):
    """A GET form: wrong values are left out, never an error page."""

    kind = forms.SlugField(required=False)
    page = forms.IntegerField(required=False, min_value=1)
    with_ = forms.UUIDField(required=False)


